// PT-23: what a browser fetches before a page wakes, compressed as a server would at its best (brotli 11). 1 kB is 1000 bytes.
//
// The program comes in pieces: every page needs the scripts and what all pages share, and besides the files of its own piece, which the
// build lists. What counts is the heaviest page, so the sum of everything may grow with the number of pages.
//
// `.ci/make test` runs this on the released site and counts it as one test.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const NAME = 'pt_23_the_browser_program_weighs_at_most_350_kb';
const MOST = 350_000;
const PROGRAM = /^trousseau(\.[\w-]+)?\.wasm$/;

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

const weights = new Map();
for (const name of readdirSync(folder).filter((name) => /\.(js|mjs|wasm)$/.test(name))) {
  const content = readFileSync(join(folder, name));
  weights.set(name, compressed(content));
  console.log(`   ${name}: ${kilobytes(weights.get(name))} (${kilobytes(content.length)} as it is)`);
}

const files = [...weights.keys()];
const manifest = readdirSync(folder).find((name) => /^__wasm_split_manifest(\.[\w-]+)?\.json$/.test(name));
const pieces = Object.entries(manifest ? JSON.parse(readFileSync(join(folder, manifest), 'utf8')) : {});
const inPieces = new Set(pieces.flatMap(([, names]) => names.map((name) => `${name}.wasm`)));
// Whatever no piece claims is fetched by every page, so that nothing is forgotten.
const everywhere = files.filter((name) => !inPieces.has(name));
const sum = (names) => names.reduce((whole, name) => whole + (weights.get(name) ?? NaN), 0);

const pages = pieces.map(([piece, names]) => [piece, sum(everywhere) + sum(names.map((name) => `${name}.wasm`))]);
const heaviest = Math.max(sum(everywhere), ...pages.map(([, weight]) => weight));
console.log(`   what every page fetches: ${kilobytes(sum(everywhere))}; all there is: ${kilobytes(sum(files))}`);
for (const [piece, weight] of pages) console.log(`   a page of the piece "${piece}": ${kilobytes(weight)}`);

const isComplete = files.some((name) => PROGRAM.test(name)) && files.some((name) => name.endsWith('.js'));
if (!isComplete) console.log(`   there is no program in ${folder}`);
const passes = isComplete && heaviest <= MOST;
console.log(`test ${NAME} ... ${passes ? 'ok' : 'FAILED'} (${kilobytes(heaviest)})`);
process.exit(passes ? 0 : 1);
