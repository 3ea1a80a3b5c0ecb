// PT-23: what a browser fetches before a page is awake, compressed as a server would at its best (brotli 11): scripts, program and words.
// 1 kB is 1000 bytes. The program comes in pieces, so what counts is each page, and of the languages the longer one.
import { brotliCompressSync, constants } from 'node:zlib';
import type { Request } from '@playwright/test';
import type { House } from '../support/house.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/test.ts';

const MOST = 350_000;
const PROGRAM = /^\/(pkg|words)\/.*\.(js|wasm|txt)$/;

const weighed = new Map<string, Promise<number>>();

function weigh(house: House, path: string): Promise<number> {
  const weight = async () => {
    const content = Buffer.from(await (await fetch(`${house.url}${path}`)).arrayBuffer());
    return brotliCompressSync(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }).length;
  };
  if (!weighed.has(path)) weighed.set(path, weight());
  return weighed.get(path)!;
}

/** Opens a page, and weighs what its browser asks for until it is awake. */
async function opens(person: Person, path: string): Promise<number> {
  const asked = new Set<string>();
  const note = (request: Request) => asked.add(new URL(request.url()).pathname);
  person.page.on('request', note);
  await person.open(path);
  person.page.off('request', note);
  const files = [...asked].filter((file) => PROGRAM.test(file));
  expect(files.some((file) => file.endsWith('.wasm')) && files.some((file) => file.startsWith('/words/fr.')), `${path}: ${files}`).toBe(true);
  const weights = await Promise.all(files.map((file) => weigh(person.house, file)));
  return weights.reduce((sum, weight) => sum + weight, 0);
}

test('pt_23_the_browser_program_weighs_at_most_350_kb', async ({ house, meet, administrator }) => {
  const visitor = await meet({ language: 'fr' });
  const boss = await administrator({ language: 'fr' });
  const id = await house.invite(house.someone('fr'));
  const building = await house.building('Weighhouse');
  const pages: Array<[Person, string]> = [[visitor, '/login'], [visitor, '/forgot'], [visitor, '/card']];
  for (const path of [
    '/', '/profile', '/staff', '/staff/new', `/staff/${id}`, `/staff/${id}/access`, '/buildings', '/buildings/new', '/buildings/import',
    '/permission-groups', '/permission-groups/new', '/permission-groups/capabilities', '/delivery', '/history', '/help',
    '/user-groups', '/user-groups/new', '/settings', `/staff/cards?building=${building}`,
  ]) {
    pages.push([boss, path]);
  }
  const heavy: string[] = [];
  for (const [person, path] of pages) {
    const weight = await opens(person, path);
    console.log(`   ${path.replace(id, ':id').replace(building, ':id')}: ${(weight / 1000).toFixed(1)} kB`);
    if (weight > MOST) heavy.push(`${path}: ${weight}`);
  }
  expect(heavy).toEqual([]);
});
