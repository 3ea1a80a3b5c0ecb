// PT-23: what a browser fetches before the staff pages wake, compressed as a server would at its best (brotli 11). 1 kB is 1000 bytes.
//
// `.ci/make test` runs this on the released site and counts it as one test.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const NAME = 'pt_23_the_browser_program_weighs_at_most_350_kb';
const MOST = 350_000;

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node weight.mjs FOLDER');
  process.exit(2);
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const compressed = (content) =>
  brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  }).length;

// Every script and every program of the folder, also what may one day be loaded later.
const files = readdirSync(folder).filter((name) => /\.(js|mjs|wasm)$/.test(name));
let sum = 0;
for (const name of files) {
  const content = readFileSync(join(folder, name));
  const weight = compressed(content);
  sum += weight;
  console.log(`   ${name}: ${kilobytes(weight)} (${kilobytes(content.length)} as it is)`);
}

const isComplete = ['.js', '.wasm'].every((ending) => files.some((name) => name.endsWith(ending)));
if (!isComplete) console.log(`   there is no program in ${folder}`);
const passes = isComplete && sum <= MOST;
console.log(`test ${NAME} ... ${passes ? 'ok' : 'FAILED'} (${kilobytes(sum)})`);
process.exit(passes ? 0 : 1);
