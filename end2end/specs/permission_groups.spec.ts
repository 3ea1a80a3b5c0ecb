// Permission groups: what people may do is decided here, by administrators, in both languages, with a script and without.
import type { House } from '../support/house.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/test.ts';
import { LANGUAGES, type Language, other } from '../support/words.ts';

type Group = { id: string; name: string };

const GROUPS = '/permission-groups';
const CATALOGUE = '/permission-groups/capabilities';

/** The label of the name's field in a language, in the reader's words. */
function nameIn(person: Person, language: Language): string {
  return person.say('permission-groups-name-in', { language: person.say('common-language-name', { code: language, endonym: language }) });
}

async function names(person: Person, own: string, others = ''): Promise<void> {
  await person.page.getByLabel(nameIn(person, person.words.language)).fill(own);
  await person.page.getByLabel(nameIn(person, other(person.words.language))).fill(others);
}

/** Chooses a level as a hand does: the word beside the capability's name is pressed. */
async function chooses(person: Person, capability: string, level: 'none' | 'view' | 'manage'): Promise<void> {
  await person.page.getByRole('radiogroup', { name: capability, exact: true }).getByLabel(person.say(`level-${level}`), { exact: true }).check();
}

async function isChosen(person: Person, capability: string, level: 'none' | 'view' | 'manage'): Promise<void> {
  const group = person.page.getByRole('radiogroup', { name: capability, exact: true });
  await expect(group.getByLabel(person.say(`level-${level}`), { exact: true })).toBeChecked();
}

async function groupCalled(house: House, name: string): Promise<Group> {
  const groups = await house.administratorCalls<Group[]>('permission-groups/list', { sent: 'true' });
  return groups.find((group) => group.name === name) ?? { id: '', name: '' };
}

/** Somebody holds this group everywhere. */
async function employ(house: House, language: Language, group: string): Promise<void> {
  const { firstName: first_name, lastName: last_name, email, language: locale } = house.someone(language);
  await house.administratorCalls('staff/invite', { first_name, last_name, email, locale, send: 'later', 'access][': `all=${group}` });
}

/** The usual catalogue; the second language finds it there. */
async function hasCatalogue(person: Person): Promise<void> {
  await person.open(CATALOGUE);
  const button = person.button('capabilities-add-usual');
  if (await button.isVisible()) {
    await button.click();
    await person.lands(/capabilities\?done=catalogue-added/);
    await person.sees('notice-catalogue-added');
  }
  await expect(person.page.getByRole('link', { name: person.say('usual-fobs'), exact: true })).toBeVisible();
}

for (const language of LANGUAGES) {
  for (const hasScript of [true, false]) {
    const how = `${language}, ${hasScript ? 'with' : 'without'} a script`;

    test(`a_9 row_34 a group is made, duplicated, compared, and deleted with somewhere for its holders to go (${how})`, async ({ house, administrator }) => {
      const boss = await administrator({ language, hasScript });
      boss.watch.expectsRefusal(422);
      const mark = `${language}${hasScript ? 1 : 0}`;
      const concierge = `Concierge ${mark}`;
      await hasCatalogue(boss);
      await boss.readsOwnLanguage();

      // From the menu to the form; its help stands beside each selector.
      await boss.open('/');
      await boss.page.getByRole('navigation', { name: boss.say('common-main-navigation') }).getByRole('link', { name: boss.say('permission-groups') }).click();
      await boss.lands(GROUPS);
      await boss.sees('permission-group-full-access');
      await boss.sees('permission-group-default');
      await boss.follow('permission-groups-new');
      await boss.lands(`${GROUPS}/new`);
      await boss.sees('capability-history-help');
      await boss.readsOwnLanguage();

      // A name that is taken is told beside its field; what was chosen stays.
      const [residents, fobs] = [boss.say('usual-residents'), boss.say('usual-fobs')];
      const [staff, history] = [boss.say('capability-staff-accounts'), boss.say('capability-history')];
      await names(boss, boss.say('permission-group-full-access'), `Other ${concierge}`);
      await chooses(boss, residents, 'manage');
      await chooses(boss, fobs, 'view');
      await chooses(boss, staff, 'view');
      await boss.page.getByLabel(boss.say('usual-fobs-others')).check();
      await boss.press('common-save');
      await boss.seesFault(`names-${language}`, 'problem-name-taken');
      await isChosen(boss, residents, 'manage');
      await isChosen(boss, staff, 'view');
      await isChosen(boss, history, 'none');
      await expect(boss.page.getByLabel(boss.say('usual-fobs-others'))).toBeChecked();
      await expect(boss.page.getByLabel(nameIn(boss, other(language)))).toHaveValue(`Other ${concierge}`);
      await names(boss, concierge, `Other ${concierge}`);
      await boss.press('common-save');
      await boss.lands(/permission-groups\?done=group-saved/);
      await boss.sees('notice-group-saved');
      const row = boss.page.getByRole('row').filter({ hasText: concierge });
      await expect(row).toContainText(residents);
      await expect(row).toContainText(boss.say('permission-groups-nobody'));

      // Duplicated, it begins with the same levels.
      await boss.page.getByRole('link', { name: concierge, exact: true }).click();
      await boss.lands(/permission-groups\/[0-9a-f-]{36}$/);
      await boss.sees('permission-groups-touches-nobody');
      await boss.follow('permission-groups-duplicate');
      await boss.lands(/permission-groups\/new\?from=/);
      await expect(boss.page.getByLabel(nameIn(boss, language))).toHaveValue(boss.say('permission-groups-copy-of', { name: concierge }));
      await isChosen(boss, residents, 'manage');
      await expect(boss.page.getByLabel(boss.say('usual-fobs-others'))).toBeChecked();
      await chooses(boss, residents, 'none');
      await boss.press('common-save');
      await boss.lands(/done=group-saved/);

      // Side by side, the difference is told in words.
      const copy = boss.say('permission-groups-copy-of', { name: concierge });
      await boss.follow('permission-groups-compare');
      await boss.lands('/permission-groups/compare');
      await boss.field('permission-groups-compare-one').selectOption({ label: concierge });
      await boss.field('permission-groups-compare-other').selectOption({ label: copy });
      await boss.press('permission-groups-compare');
      await boss.lands(/compare\?a=.+&b=/);
      const compared = (capability: string) => boss.page.getByRole('row').filter({ has: boss.page.getByText(capability, { exact: true }) });
      await expect(compared(residents)).toContainText(boss.say('permission-groups-differs'));
      await expect(compared(fobs)).toContainText(boss.say('permission-groups-same'));
      await boss.readsOwnLanguage();

      // In use, it isn't deleted before it is said what its holders get instead.
      const { id } = await groupCalled(house, concierge);
      await employ(house, language, id);
      await boss.open(`${GROUPS}/${id}`);
      const touched = `${boss.say('staff-people', { count: 1 })} · ${boss.say('permission-groups-buildings', { count: 0 })}`;
      await boss.sees('permission-groups-touches', { touched });
      await boss.page.getByRole('link', { name: boss.say('common-delete-group'), exact: true }).click();
      const dialog = boss.page.getByRole('dialog');
      await expect(dialog).toContainText(boss.say('permission-groups-delete-used', { touched }));
      await boss.readsOwnLanguage();
      await dialog.getByRole('button', { name: boss.say('common-delete-group') }).click();
      await boss.seesFault('instead', 'problem-required');
      await dialog.getByLabel(boss.say('permission-groups-instead')).selectOption({ label: copy });
      await dialog.getByRole('button', { name: boss.say('common-delete-group') }).click();
      await boss.lands(/done=group-deleted/);
      await boss.sees('notice-group-deleted');
      await expect(boss.page.getByRole('link', { name: concierge, exact: true })).toHaveCount(0);
      await expect(boss.page.getByRole('row').filter({ hasText: copy })).toContainText(boss.say('staff-people', { count: 1 }));
      await boss.open('/history');
      await boss.seesText(boss.say('history-permission-group-deleted', { actor: 'Ada Moreau', thing: concierge }));
    });

    test(`a_9 the organisation's own capabilities are added, put in order, and taken out of the catalogue (${how})`, async ({ administrator }) => {
      const boss = await administrator({ language, hasScript });
      const [keys, lend] = [`Keys ${language}${hasScript ? 1 : 0}`, 'Prêt · Lend'];
      await hasCatalogue(boss);
      await boss.follow('capabilities-new');
      await boss.lands(`${CATALOGUE}/new`);
      await names(boss, keys);
      const toggle = boss.say('capabilities-toggle-in', { count: 1, language: boss.say('common-language-name', { code: language, endonym: language }) });
      await boss.page.getByLabel(toggle).fill(lend);
      await boss.press('common-save');
      await boss.lands(/capabilities\?done=capability-saved/);
      const order = async (): Promise<string[]> => boss.page.locator('tbody a.row-link').allInnerTexts();
      await expect(boss.page.getByRole('row').filter({ hasText: keys })).toContainText(lend);
      expect((await order()).at(-1)).toBe(keys);
      await boss.page.getByRole('button', { name: boss.say('common-move-up', { name: keys }) }).click();
      await expect.poll(async () => (await order()).at(-2)).toBe(keys);
      if (hasScript) await expect(boss.page.getByRole('button', { name: boss.say('common-move-up', { name: keys }) })).toBeFocused();
      // "Full access" has it at once.
      await boss.page.getByRole('link', { name: keys, exact: true }).click();
      await boss.lands(/capabilities\/[0-9a-f-]{36}$/);
      await boss.page.getByRole('link', { name: boss.say('capabilities-archive'), exact: true }).click();
      await boss.page.getByRole('dialog').getByRole('button', { name: boss.say('capabilities-archive') }).click();
      await boss.lands(/done=capability-archived/);
      expect(await order()).not.toContain(keys);
      await boss.readsOwnLanguage();
    });
  }

  test(`a_9 levels are chosen with the keyboard alone (${language})`, async ({ administrator }) => {
    const boss = await administrator({ language });
    await boss.open(`${GROUPS}/new`);
    const group = boss.page.getByRole('radiogroup', { name: boss.say('capability-delivery'), exact: true });
    await group.getByLabel(boss.say('level-none'), { exact: true }).focus();
    await boss.page.keyboard.press('ArrowRight');
    await boss.page.keyboard.press('ArrowRight');
    await isChosen(boss, boss.say('capability-delivery'), 'manage');
    await boss.page.keyboard.press('Tab');
    await expect(boss.page.getByRole('radiogroup', { name: boss.say('capability-history'), exact: true }).getByRole('radio').first()).toBeFocused();
  });
}

test('a_9 permission groups are for administrators alone', async ({ house, meet }) => {
  const { session } = await house.employ(house.someone('en'));
  const person = await meet({ session });
  person.watch.expectsRefusal(403);
  for (const path of [GROUPS, `${GROUPS}/new`, CATALOGUE]) {
    await person.open(path);
    await person.sees('error-forbidden');
    await expect(person.link('permission-groups')).toHaveCount(0);
  }
});
