// Buildings: added one by one and many at once, changed, archived; who has access; and all of it without a script.
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/test.ts';
import { LANGUAGES } from '../support/words.ts';

let drawn = 0;
/** Codes are the installation's: each test has its own. */
const fresh = (): string => `T${(drawn += 1)}${Date.now().toString(36)}`;

const rows = (person: Person) => person.page.locator('tbody tr');

async function describes(person: Person, building: { name: string; code: string; portfolio?: string; address?: string }): Promise<void> {
  await person.page.locator('#name').fill(building.name);
  await person.page.locator('#reference').fill(building.code);
  await person.page.locator('#portfolio').fill(building.portfolio ?? '');
  await person.page.locator('#address').fill(building.address ?? '');
}

for (const language of LANGUAGES) {
  for (const hasScript of [true, false]) {
    const how = `${language}, ${hasScript ? 'with' : 'without'} a script`;

    test(`row_33 buildings are added, found, changed and archived (${how})`, async ({ administrator, house }) => {
      const boss = await administrator({ language, hasScript });
      boss.watch.expectsRefusal(422, 404);
      const code = fresh();
      for (const [at, name] of ['Laurier', 'Plaza', 'Rosemont'].entries()) {
        await boss.open('/buildings');
        await boss.follow('buildings-add');
        await boss.lands('/buildings/new');
        await boss.readsOwnLanguage();
        const portfolio = at < 2 ? `Nord ${code}` : '';
        await describes(boss, { name: `${name} ${code}`, code: `${code}-${at}`, portfolio, address: '12, rue Laurier\nMontréal' });
        await boss.press('buildings-add');
        await boss.lands(/^\/buildings\/[0-9a-f-]{36}\?done=building-added$/);
        await boss.sees('notice-building-added');
        await boss.seesText('Montréal');
        await boss.readsOwnLanguage();
      }

      // A code that is taken: the fault stands beside the field, and what was typed stays.
      await boss.open('/buildings/new');
      await describes(boss, { name: 'Another', code: `${code}-1`.toLowerCase() });
      await boss.press('buildings-add');
      await boss.seesFault('reference', 'problem-code-taken');
      await expect(boss.page.locator('#name')).toHaveValue('Another');
      await expect(boss.page.locator('#reference')).toHaveValue(`${code}-1`.toLowerCase());

      await boss.open(`/buildings?q=${code.toLowerCase()}`);
      await expect(rows(boss)).toHaveCount(3);
      await boss.sees('buildings-found', { count: 3 });
      await boss.page.getByRole('columnheader', { name: boss.say('buildings-portfolio') }).getByRole('link').click();
      await boss.page.waitForURL(/sort=portfolio/);
      await expect(rows(boss).first()).toContainText('Rosemont');

      await boss.page.getByRole('link', { name: `Plaza ${code}` }).click();
      await boss.lands(/^\/buildings\/[0-9a-f-]{36}$/);
      await boss.sees('buildings-everything');
      await boss.follow('buildings-edit');
      await boss.lands(/\/edit$/);
      await expect(boss.page.locator('#portfolio')).toHaveValue(`Nord ${code}`);
      await boss.page.locator('#name').fill(`Place ${code}`);
      await boss.page.locator('#time_zone').selectOption('America/Montreal');
      await boss.press('buildings-save');
      await boss.lands(/\?done=building-changed$/);
      await expect(boss.page.getByRole('heading', { name: `Place ${code}` })).toBeVisible();

      await boss.follow('buildings-archive');
      await boss.page.waitForURL(/confirm=archive/);
      const question = boss.page.getByRole('dialog');
      await expect(question).toContainText(boss.say('buildings-archive-text', { count: 0 }));
      await question.getByRole('link', { name: boss.say('common-cancel') }).click();
      await expect(question).toBeHidden();
      await boss.follow('buildings-archive');
      await question.getByRole('button', { name: boss.say('buildings-archive'), exact: true }).click();
      await boss.lands('/buildings');
      await boss.sees('notice-building-archived');
      await boss.open(`/buildings?q=${code}`);
      await expect(rows(boss)).toHaveCount(2);

      // It is still there to be found, and comes back under another code when somebody has its code by now.
      await house.administratorCalls('buildings/create', { name: `Newcomer ${code}`, reference: `${code}-1` });
      await boss.follow('buildings-archived');
      await boss.page.waitForURL(/archived=yes/);
      await expect(rows(boss)).toHaveCount(1);
      await boss.page.getByRole('link', { name: `Place ${code}` }).click();
      await boss.lands(/^\/buildings\/[0-9a-f-]{36}$/);
      await boss.sees('buildings-archived-text');
      await boss.readsOwnLanguage();
      await boss.follow('buildings-restore');
      await boss.lands(/\/restore$/);
      await boss.press('buildings-restore');
      await boss.seesFault('reference', 'problem-code-taken');
      await expect(boss.page.locator('#name')).toHaveValue(`Place ${code}`);
      await boss.page.locator('#reference').fill(`${code}-9`);
      await boss.readsOwnLanguage();
      await boss.press('buildings-restore');
      await boss.lands(/\?done=building-restored$/);
      await boss.sees('notice-building-restored');
      await boss.follow('buildings-edit');
    });

    test(`a list with a bad row is looked at and added (${how})`, async ({ administrator }) => {
      const boss = await administrator({ language, hasScript });
      boss.watch.expectsRefusal(422, 409);
      const code = fresh();
      await boss.open('/buildings');
      await boss.follow('buildings-paste');
      await boss.lands('/buildings/import');
      await boss.press('buildings-import-check');
      await boss.seesFault('list', 'problem-no-rows');
      const list = `Nom;Code;Portefeuille\nÉrables ${code};${code}-a;Sud ${code}\n;${code}-b;\n"Tour ""A"" ${code}";${code}-c;\nBouleaux;${code}-A;`;
      await boss.page.locator('#list').fill(list);
      await boss.press('buildings-import-check');
      await boss.lands(/^\/buildings\/import\?draft=/);
      await expect(rows(boss)).toHaveCount(4);
      await boss.sees('buildings-preview-good', { count: 2 });
      await boss.sees('buildings-preview-new-portfolios', { names: `Sud ${code}` });
      await expect(rows(boss).nth(1)).toContainText(boss.say('problem-required'));
      await expect(rows(boss).nth(3)).toContainText(boss.say('problem-twice-in-list', { row: 2 }));
      await boss.readsOwnLanguage();
      await boss.follow('buildings-preview-only-faulty');
      await boss.page.waitForURL(/only=faults/);
      await expect(rows(boss)).toHaveCount(2);
      const preview = boss.page.url();
      await boss.page.getByRole('button', { name: boss.say('buildings-preview-confirm', { count: 2 }) }).click();
      // What couldn't be added is still there, and goes in once it is corrected.
      await boss.lands(/^\/buildings\/import\?draft=[^&]+&done=buildings-imported-in-part$/);
      await expect(boss.page.getByText(boss.say('notice-buildings-imported-in-part'))).toHaveCount(1);
      await expect(rows(boss)).toHaveCount(2);
      const rest = boss.page.locator('#list');
      await rest.fill((await rest.inputValue()).replace(`${code}-A`, `${code}-d`).replace(/^\t/m, `Chênes ${code}\t`));
      await boss.press('buildings-import-check');
      await boss.page.getByRole('button', { name: boss.say('buildings-preview-confirm', { count: 2 }) }).click();
      await boss.lands('/buildings');
      await boss.sees('notice-buildings-imported');
      await boss.open(`/buildings?q=${code}`);
      await expect(rows(boss)).toHaveCount(4);
      await expect(rows(boss).last()).toContainText('Tour "A"');
      // Gone back to, the list says that it is in already.
      await boss.open(preview);
      await boss.sees('error-conflict-draft-gone');
    });
  }

  test(`a list out of a file, in whatever encoding a spreadsheet wrote it (${language})`, async ({ administrator }) => {
    const boss = await administrator({ language });
    const code = fresh();
    await boss.open('/buildings/import');
    const buffer = Buffer.from(`name;code\nR\u00e9sidence ${code};${code}\n`, 'latin1');
    await boss.page.locator('#file').setInputFiles({ name: 'buildings.csv', mimeType: 'text/csv', buffer });
    await expect(boss.page.locator('#list')).toHaveValue(`name;code\nRésidence ${code};${code}\n`);
    await boss.press('buildings-import-check');
    await boss.lands(/^\/buildings\/import\?draft=/);
    await expect(rows(boss)).toContainText([`Résidence ${code}`]);
  });

  test(`a portfolio is renamed (${language})`, async ({ administrator, house }) => {
    const boss = await administrator({ language });
    const code = fresh();
    await house.administratorCalls('buildings/create', { name: `Ormes ${code}`, reference: code, portfolio: `Est ${code}` });
    await boss.open('/buildings');
    await boss.follow('buildings-portfolios');
    await boss.lands('/buildings/portfolios');
    await boss.follow('buildings-portfolio-rename-title', { name: `Est ${code}` });
    await boss.page.getByRole('dialog').locator('#portfolio').fill(`Ouest ${code}`);
    await boss.press('buildings-portfolio-rename');
    await boss.lands(/\?done=portfolio-renamed$/);
    await expect(rows(boss).filter({ hasText: `Ouest ${code}` })).toHaveCount(1);
    await expect(boss.page.getByRole('dialog')).toBeHidden();
    await boss.readsOwnLanguage();
  });

  test(`row_34 a building's page says who can do what there (${language})`, async ({ administrator, house }) => {
    for (const hasScript of [true, false]) {
      const boss = await administrator({ language, hasScript });
      const code = fresh();
      const id = await house.administratorCalls<string>('buildings/create', { name: `Tilleuls ${code}`, reference: code });
      await boss.open(`/buildings/${id}`);
      await expect(rows(boss)).toHaveCount(1);
      await boss.page.locator('#can').selectOption({ label: boss.say('capability-history') });
      await boss.page.locator('#level').selectOption('manage');
      await boss.press('buildings-can-submit');
      await boss.lands(/\?can=[0-9a-f-]+&level=manage/);
      await expect(rows(boss)).toContainText([boss.say('buildings-everything')]);
      await expect(boss.page.locator('#level')).toHaveValue('manage');
      await boss.open(`/buildings/${id}?q=zzzz`);
      await boss.sees('buildings-nobody');
      await boss.readsOwnLanguage();
    }
  });

  test.describe(() => {
    test.use({ alone: true });

    test(`where there is no building yet the page says what to do first (${language})`, async ({ administrator }) => {
      const boss = await administrator({ language });
      await boss.open('/buildings');
      await boss.seesHeading('buildings-none');
      await expect(boss.link('buildings-paste')).toHaveCount(2);
      await boss.readsOwnLanguage();
    });
  });
}

test('row_3 whoever has nothing to do with buildings has no entry for them, and no page', async ({ house, meet }) => {
  const { session } = await house.employ(house.someone('en'));
  const colleague = await meet({ session });
  colleague.watch.expectsRefusal(403);
  await colleague.open('/');
  await expect(colleague.link('buildings-title')).toHaveCount(0);
  for (const path of ['/buildings', '/buildings/new', '/buildings/import', '/buildings/portfolios']) {
    await colleague.open(path);
    await colleague.seesHeading('forbidden-title');
  }
});
