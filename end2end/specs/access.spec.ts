// Who may do what where: a matrix of buildings with a permission group each, access for a while, and a manager who sees only their own.
import type { Locator } from '@playwright/test';
import type { House } from '../support/house.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/test.ts';
import { LANGUAGES, type Language } from '../support/words.ts';

const CONCIERGE = { en: 'Concierge', fr: 'Conciergerie' };
const MANAGER = { en: 'Manager of the house', fr: 'Gérance' };
const BUILDINGS = ['Bellevue', 'Château-Vert', 'Mistral'];

type Estate = { buildings: string[]; concierge: string; manager: string };
const estates = new Map<House, Promise<Estate>>();

/** Three buildings, one of them in a portfolio, and two permission groups. */
function estateOf(house: House): Promise<Estate> {
  const estate = estates.get(house) ?? arrange(house);
  estates.set(house, estate);
  return estate;
}

async function arrange(house: House): Promise<Estate> {
  const buildings = [];
  for (const name of BUILDINGS) buildings.push(await house.building(name, name === 'Mistral' ? 'Rive-Nord' : ''));
  const concierge = await house.permissionGroup(CONCIERGE, { buildings: 'view' });
  const manager = await house.permissionGroup(MANAGER, { 'staff-accounts': 'manage', buildings: 'view' });
  return { buildings, concierge, manager };
}

/** The control of a building's row. */
function pick(person: Person, building: string): Locator {
  return person.page.getByRole('row', { name: new RegExp(`^${building}`) }).getByRole('combobox');
}

/** The button that selects all three. */
function all(person: Person): Locator {
  const group = person.say('permission-group-default');
  return person.page.getByRole('button', { name: person.say('access-select-all', { count: BUILDINGS.length, group }) });
}

/** What the open panel says of a permission group: where it is held. */
function held(person: Person, group: string): Locator {
  const lines = person.page.getByRole('complementary').locator('.given > li');
  return lines.filter({ has: person.page.getByText(group, { exact: true }) });
}

/** By which building the list is narrowed. */
function narrowed(person: Person): Locator {
  return person.page.getByRole('combobox', { name: person.say('staff-building'), exact: true });
}

function summary(person: Person): Locator {
  return person.page.locator('#access-summary');
}

for (const language of LANGUAGES) {
  test(`row_33 row_34 row_35 row_36 row_45 a colleague is added with all buildings selected and one group copied to all (${language})`, async ({ house, administrator }) => {
    await estateOf(house);
    const boss = await administrator({ language });
    const colleague = house.someone(language);
    await boss.open('/staff/new');
    await boss.describes(colleague);
    await all(boss).click();
    // What is usual, in each of them.
    for (const building of BUILDINGS) await expect(pick(boss, building).locator('option:checked')).toHaveText(boss.say('permission-group-default'));
    await boss.sees('access-chosen', { chosen: 3, all: 3 });
    await pick(boss, 'Bellevue').selectOption({ label: CONCIERGE[language] });
    await expect(pick(boss, 'Mistral').locator('option:checked')).toHaveText(boss.say('permission-group-default'));
    await boss.page.getByRole('button', { name: boss.say('access-copy-of', { building: 'Bellevue' }) }).click();
    await expect(pick(boss, 'Mistral').locator('option:checked')).toHaveText(CONCIERGE[language]);
    await expect(boss.page.getByRole('status').filter({ hasText: boss.say('access-copied', { count: 2 }) })).toHaveCount(1);
    // One is left out again, and taken back by undoing.
    await pick(boss, 'Mistral').selectOption({ label: boss.say('access-none') });
    await boss.sees('access-chosen', { chosen: 2, all: 3 });
    await boss.press('access-undo');
    await boss.sees('access-chosen', { chosen: 3, all: 3 });
    const places = boss.say('access-in-buildings', { count: 3, listed: BUILDINGS.join(', ') });
    await expect(summary(boss)).toContainText(boss.say('access-change-given', { group: CONCIERGE[language], places }));
    await boss.readsOwnLanguage();
    await boss.saveStaff();
    await boss.lands(/^\/staff\/[0-9a-f-]{36}/);
    await boss.sees('notice-invited');
    for (const building of BUILDINGS) await expect(held(boss, CONCIERGE[language])).toContainText(building);
    await boss.readsOwnLanguage();

    // And the list of one building's people has them, without whoever works nowhere.
    const outsider = house.someone(language);
    await house.invite(outsider, 'later');
    await narrowed(boss).selectOption({ label: 'Mistral' });
    await boss.page.waitForURL(/building=/);
    await expect(boss.page.getByRole('link', { name: `${colleague.firstName} ${colleague.lastName}`, exact: true })).toBeVisible();
    await expect(boss.page.getByRole('link', { name: `${outsider.firstName} ${outsider.lastName}`, exact: true })).toHaveCount(0);
  });

  test(`row_57 b10 access is changed from the panel, and given for a while until it ends by itself (${language})`, async ({ house, administrator }) => {
    const { buildings, concierge } = await estateOf(house);
    const colleague = house.someone(language);
    const id = await house.invite(colleague, 'later');
    await house.gives(id, `building:${buildings[0]}`, concierge);
    const boss = await administrator({ language });
    await boss.open(`/staff/${id}`);
    await boss.follow('access-change');
    await boss.lands(`/staff/${id}/access`);
    await expect(pick(boss, 'Bellevue').locator('option:checked')).toHaveText(CONCIERGE[language]);
    await pick(boss, 'Bellevue').selectOption({ label: boss.say('access-none') });
    const places = boss.say('access-in-buildings', { count: 1, listed: 'Bellevue' });
    await expect(summary(boss)).toContainText(boss.say('access-change-taken', { group: CONCIERGE[language], places }));
    await boss.press('access-save');
    await boss.lands(/^\/staff\/[0-9a-f-]{36}\?/);
    await boss.sees('notice-access-changed');
    await boss.sees('access-nothing');

    await boss.follow('access-change');
    await boss.lands(`/staff/${id}/access`);
    await boss.page.getByRole('link', { name: boss.say('cover-title'), exact: true }).click();
    await boss.page.getByText(boss.say('cover-give')).first().click();
    await boss.page.locator('#scope').selectOption({ label: 'Château-Vert' });
    await boss.page.locator('#group').selectOption({ label: CONCIERGE[language] });
    // Another view looked at in between takes nothing away, and its button saves nothing of this one.
    await boss.page.getByRole('link', { name: boss.say('access-view-held'), exact: true }).click();
    await expect(pick(boss, 'Bellevue')).toBeVisible();
    await boss.page.getByRole('link', { name: boss.say('cover-title'), exact: true }).click();
    await expect(boss.page.getByRole('button', { name: boss.say('access-save'), exact: true })).toHaveCount(0);
    await expect(boss.page.locator('#group option:checked')).toHaveText(CONCIERGE[language]);
    boss.watch.expectsRefusal(422);
    await boss.page.locator('button', { hasText: boss.say('cover-give') }).click();
    await boss.seesFault('cover_until', 'problem-not-an-instant');
    const tomorrow = new Date((await house.now()).getTime() + 24 * 3600_000);
    await boss.page.locator('#cover_until').fill(tomorrow.toISOString().slice(0, 16));
    await boss.page.locator('button', { hasText: boss.say('cover-give') }).click();
    await boss.sees('notice-cover-given');
    await boss.sees('cover-running');
    await boss.readsOwnLanguage();
    await boss.open(`/staff/${id}`);
    await boss.sees('cover-temporary');
    await boss.sees('access-change');
  });

  test(`row_15 closing a panel leads back to where the list was (${language})`, async ({ house, administrator }) => {
    for (let count = 0; count < 40; count += 1) await house.invite(house.someone(language, { firstName: 'Row' }), 'later');
    const boss = await administrator({ language });
    for (const width of [1280, 400]) {
      await boss.page.setViewportSize({ width, height: 700 });
      await boss.open('/staff?q=row');
      const row = boss.page.locator('a.row-link').nth(35);
      await row.scrollIntoViewIfNeeded();
      const before = await boss.page.evaluate(() => window.scrollY);
      expect(before).toBeGreaterThan(200);
      await row.click();
      await boss.lands(/^\/staff\/[0-9a-f-]{36}/);
      await boss.page.locator('.panel-close').click();
      await boss.lands(/^\/staff\?q=row/);
      // Heights are fractions of a pixel, and are rounded on either way.
      await expect.poll(async () => Math.abs((await boss.page.evaluate(() => window.scrollY)) - before)).toBeLessThan(2);
    }
  });

  test(`row_2 whoever manages one building sees and gives that one alone (${language})`, async ({ house, administrator, meet }) => {
    const { buildings, manager, concierge } = await estateOf(house);
    await administrator({ language });
    const colleague = house.someone(language);
    const { id } = await house.employ(colleague);
    await house.gives(id, `building:${buildings[0]}`, manager);
    const elsewhere = house.someone(language);
    const other = await house.invite(elsewhere, 'later');
    await house.gives(other, `building:${buildings[1]}`, concierge);
    const chief = await meet({ language, session: await house.signIn(colleague.email) });
    await chief.open('/staff');
    await expect(chief.page.getByRole('link', { name: `${elsewhere.firstName} ${elsewhere.lastName}` })).toHaveCount(0);
    // An administrator is there, without an address.
    await expect(chief.page.getByRole('table')).toContainText(house.administrator.lastName);
    await expect(chief.page.getByRole('table')).not.toContainText(house.administrator.email);
    await expect(chief.link('history-title')).toHaveCount(0);
    await chief.open('/staff/new');
    await expect(pick(chief, 'Bellevue')).toBeVisible();
    expect(await chief.text()).not.toContain('Château-Vert');
    // Without a building nobody is added.
    const newcomer = house.someone(language);
    chief.watch.expectsRefusal(422);
    await chief.describes(newcomer);
    await chief.saveStaff();
    await expect(chief.page.locator('#access-error')).toHaveText(chief.say('problem-no-building-chosen'));
    await pick(chief, 'Bellevue').selectOption({ label: chief.say('permission-group-default') });
    await expect(chief.page.locator('#access-error')).toHaveCount(0);
    await chief.saveStaff();
    await chief.lands(/^\/staff\?/);
    await chief.sees('notice-invited-or-known');
    await expect(chief.page.getByRole('link', { name: `${newcomer.firstName} ${newcomer.lastName}`, exact: true })).toBeVisible();
    await chief.readsOwnLanguage();
    // Not their own access.
    await chief.open(`/staff/${id}`);
    await expect(chief.link('access-change')).toHaveCount(0);
  });

  test(`row_33 row_36 without a script the same is chosen in a plainer form (${language})`, async ({ house, administrator }) => {
    const { concierge } = await estateOf(house);
    const boss = await administrator({ language, hasScript: false });
    const colleague = house.someone(language);
    await boss.open('/staff/new');
    await boss.describes({ ...colleague, email: 'nobody' });
    await boss.page.locator('#access-bulk').selectOption(`every=${concierge}`);
    await pick(boss, 'Mistral').selectOption({ label: boss.say('permission-group-default') });
    await boss.saveStaff();
    // What was chosen comes back with a refused form.
    await boss.seesFault('email', 'problem-not-an-address');
    await expect(pick(boss, 'Mistral').locator('option:checked')).toHaveText(boss.say('permission-group-default'));
    await boss.page.locator('#email').fill(colleague.email);
    await boss.saveStaff();
    await boss.lands(/^\/staff\/[0-9a-f-]{36}/);
    await expect(held(boss, boss.say('permission-group-default'))).toContainText('Mistral');
    await expect(held(boss, CONCIERGE[language])).toContainText('Bellevue');
    await expect(held(boss, CONCIERGE[language])).not.toContainText('Mistral');
    await boss.open('/staff');
    await narrowed(boss).selectOption({ label: 'Mistral' });
    await boss.press('staff-show');
    await boss.page.waitForURL(/building=[0-9a-f]/);
    await expect(boss.page.getByRole('link', { name: `${colleague.firstName} ${colleague.lastName}`, exact: true })).toBeVisible();
    // The same access as theirs, for the next one.
    const next = await house.invite(house.someone(language), 'later');
    await boss.open(`/staff/${next}/access?colleague=${encodeURIComponent(colleague.lastName)}`);
    await boss.page.getByRole('link', { name: boss.say('access-like-take', { name: `${colleague.firstName} ${colleague.lastName}` }) }).click();
    await boss.press('access-save');
    await boss.lands(/^\/staff\/[0-9a-f-]{36}\?/);
    await boss.sees('notice-access-changed');
    await expect(held(boss, CONCIERGE[language])).toContainText('Bellevue');
    await boss.readsOwnLanguage();
  });

  test(`row_36 by keyboard alone (${language})`, async ({ house, administrator }) => {
    await estateOf(house);
    const id = await house.invite(house.someone(language), 'later');
    const boss = await administrator({ language });
    const presses = (key: string) => boss.page.keyboard.press(key);
    await boss.open(`/staff/${id}/access`);
    await all(boss).focus();
    await presses('Enter');
    await boss.sees('access-chosen', { chosen: 3, all: 3 });
    await pick(boss, 'Bellevue').focus();
    await boss.page.keyboard.type(CONCIERGE[language].slice(0, 4));
    await expect(pick(boss, 'Bellevue').locator('option:checked')).toHaveText(CONCIERGE[language]);
    await presses('Tab');
    await expect(boss.page.getByRole('button', { name: boss.say('access-copy-of', { building: 'Bellevue' }) })).toBeFocused();
    await presses('Enter');
    await expect(pick(boss, 'Mistral').locator('option:checked')).toHaveText(CONCIERGE[language]);
    await boss.button('access-save').focus();
    await presses('Enter');
    await boss.lands(/^\/staff\/[0-9a-f-]{36}\?/);
    await boss.sees('notice-access-changed');
  });

  test(`an administrator is named and dismissed, and the last one stays (${language})`, async ({ house, administrator }) => {
    const colleague = house.someone(language);
    const { id } = await house.employ(colleague);
    const name = `${colleague.firstName} ${colleague.lastName}`;
    const boss = await administrator({ language });
    await boss.open(`/staff/${id}`);
    await boss.follow('staff-name-administrator');
    const dialog = boss.page.getByRole('dialog').filter({ visible: true });
    await expect(dialog).toContainText(boss.say('staff-name-text', { name }));
    await dialog.getByRole('button', { name: boss.say('staff-name-administrator') }).click();
    await boss.sees('notice-administrator-named');
    await expect(boss.page.getByRole('row').filter({ hasText: name }).getByRole('img', { name: boss.say('common-administrator') })).toBeVisible();
    await boss.follow('staff-dismiss-administrator');
    await expect(dialog).toContainText(boss.say('staff-dismiss-text', { name }));
    await dialog.getByRole('button', { name: boss.say('staff-dismiss-administrator') }).click();
    await boss.sees('notice-administrator-dismissed');
    await boss.readsOwnLanguage();
  });
}

test.describe(() => {
  test.use({ alone: true });

  for (const language of LANGUAGES as readonly Language[]) {
    test(`b10 access for a while ends by itself (${language})`, async ({ house, administrator }) => {
      const building = await house.building('Bellevue');
      const concierge = await house.permissionGroup(CONCIERGE, { buildings: 'view' });
      const id = await house.invite(house.someone(language), 'later');
      const { version } = await house.administratorCalls<{ version: number }>('staff/panel', { account: id });
      const until = new Date((await house.now()).getTime() + 26 * 3600_000).toISOString().slice(0, 16);
      const cover = { account: id, version: String(version), scope: `building:${building}`, group: concierge, cover_until: until };
      await house.administratorCalls('access/give-cover', cover);
      let boss = await administrator({ language });
      await boss.open(`/staff/${id}`);
      await boss.sees('cover-temporary');
      await house.advance({ hours: 30 });
      boss = await administrator({ language });
      await boss.open(`/staff/${id}`);
      await boss.sees('access-nothing');
    });
  }
});
