// Somebody who has no e-mail address: from the user group to the first sign-in, the building shown first, deactivation and return, and what
// happens when the PIN is forgotten.
import type { House } from '../support/house.ts';
import { print } from '../support/paper.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/test.ts';
import { LANGUAGES, type Language } from '../support/words.ts';

const PIN = '820461';
const OTHER_PIN = '409372';
const HOUSEKEEPING = { en: 'Housekeeping', fr: 'Entretien ménager' };
const MANAGER = { en: 'Manager', fr: 'Gestionnaires' };

/** The sample user groups, and two buildings. */
async function prepares(boss: Person, house: House): Promise<void> {
  await boss.open('/user-groups');
  await boss.sees('user-groups-none');
  await boss.press('user-groups-add-usual');
  await boss.sees('notice-user-groups-added');
  await boss.seesText(HOUSEKEEPING[boss.words.language]);
  for (const [at, name] of ['Bellevue', 'Mistral'].entries()) {
    await house.administratorCalls('buildings/create', { name, reference: `B${at}` });
  }
}

async function describes(boss: Person, first: string, last: string, group: string): Promise<void> {
  await boss.open('/staff/new');
  await boss.fill('staff-first-name', first);
  await boss.fill('staff-last-name', last);
  await boss.field('staff-user-group').selectOption({ label: group });
  await boss.page.locator('select[name="form[locale]"]').selectOption(boss.words.language);
}

/** The PIN that the panel shows. */
const shownPin = async (boss: Person): Promise<string> => (await boss.page.locator('[data-test=pin]').textContent()) ?? '';

/** Answers the open question of the panel. */
async function answers(boss: Person, question: string, answer: string): Promise<void> {
  await boss.page.locator('.panel-foot').getByRole('link', { name: boss.say(question), exact: true }).click();
  await boss.page.getByRole('dialog').getByRole('button', { name: boss.say(answer), exact: true }).click();
}

async function choosesFirst(person: Person, pin: string): Promise<void> {
  await person.fill('own-secret-pin', pin);
  await person.press('own-secret-submit');
}

for (const language of LANGUAGES) {
  test.describe(`(${language})`, () => {
    test.use({ isSetUp: false });

    test(`row_6 row_12 row_14 row_18 row_20 row_21 row_22 row_26 row_33 row_37 row_38 row_42 row_67 row_68 row_69 row_70 row_71 row_72 row_73 row_75 b8 b9 a housekeeper without an address (${language})`, async ({ house, meet }) => {
      test.slow();
      const boss = await meet({ language });
      house.organisation.language = language;
      await boss.setUp();
      await prepares(boss, house);

      // Row 20: managers need an address, and nothing typed is lost for it.
      await describes(boss, 'Awa', 'Diallo', MANAGER[language]);
      boss.watch.expectsRefusal(422);
      await boss.saveStaff();
      await boss.seesFault('email', 'problem-address-needed');
      await expect(boss.field('staff-first-name')).toHaveValue('Awa');

      // Housekeeping doesn't: the form adapts at once, and the button bears the words of the one that opened it.
      await boss.field('staff-user-group').selectOption({ label: HOUSEKEEPING[language] });
      await expect(boss.field('staff-username')).toHaveValue('awa.diallo');
      await boss.field('staff-default-building').selectOption({ label: 'Mistral' });
      await boss.page.getByRole('button', { name: boss.say('access-select-all', { count: 2, group: boss.say('permission-group-default') }) }).click();
      await boss.saveStaff();
      await boss.lands(/^\/staff\/[0-9a-f-]{36}\?done=added-with-pin&pin=/);
      const panel = new URL(boss.page.url()).pathname;
      await boss.sees('staff-pin-shown');
      expect(await shownPin(boss)).toMatch(/^\d{6}$/);
      await boss.readsOwnLanguage();

      // A card instead: the PIN no longer opens anything.
      const first = await shownPin(boss);
      await answers(boss, 'staff-card', 'staff-card');
      await boss.lands(/^\/staff\/cards\?id=/);
      await expect(boss.page.locator('.access-card')).toHaveCount(1);
      await boss.readsOwnLanguage();
      const paper = await print(boss.page);
      expect(paper.sheets).toBe(1);
      expect(paper.text).toContain('Awa Diallo');
      expect(paper.text).toContain('awa.diallo');
      expect(paper.text).toContain(boss.say('card-title'));
      expect(paper.text).toContain(house.organisation.support);
      expect(paper.text).not.toContain(boss.say('cards-print-now'));
      expect(paper.text).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
      expect(paper.codes).toHaveLength(1);
      expect(paper.codes[0]).toMatch(new RegExp(`^${house.url}/card/[\\w-]{43}$`));
      expect((await print(boss.page, 'Letter')).codes).toEqual(paper.codes);

      const awa = await meet({ language, width: 360 });
      await awa.open('/login');
      awa.watch.expectsRefusal(401, 422);
      await awa.signIn('awa.diallo', first);
      await awa.sees('error-sign-in-failed');
      await awa.open(paper.codes[0]!);
      await awa.lands(/^\/card\/choose\?id=/);
      await awa.readsOwnLanguage();

      // She would rather have a PIN from her manager, and signs in with it for the first time.
      await boss.open(panel);
      await answers(boss, 'staff-pin-new', 'staff-pin-draw');
      await boss.sees('notice-pin-handed-out');
      const pin = await shownPin(boss);
      await awa.open(paper.codes[0]!);
      await awa.seesHeading('link-replaced.title');
      await awa.open('/login');
      await awa.signIn('awa.diallo', pin);
      await awa.lands('/welcome');
      await awa.seesHeading('own-secret-title');
      await awa.open('/profile');
      await awa.lands('/welcome');
      await choosesFirst(awa, '123456');
      await awa.seesFault('password', 'problem-pin-sequence');
      await choosesFirst(awa, pin);
      await awa.seesFault('password', 'problem-pin-handed-out');
      await choosesFirst(awa, PIN);
      await awa.seesHeading('welcome-title');
      await awa.acceptPolicy();
      await awa.seesText('Mistral');
      await expect(awa.page.locator('.building-now')).toContainText('Mistral');
      await awa.page.locator('#building-now').selectOption({ label: 'Bellevue' });
      await expect(awa.page.locator('.building-now')).toContainText('Bellevue');
      await awa.readsOwnLanguage();

      // Deactivated in the middle of it: out at the next click.
      await boss.open(panel);
      await answers(boss, 'staff-deactivate', 'staff-deactivate');
      await boss.sees('notice-deactivated');
      await awa.press('common-open-menu');
      await awa.page.locator('a[href="/profile"]').filter({ visible: true }).first().click();
      await awa.lands('/login');
      await awa.signIn('awa.diallo', PIN);
      await awa.sees('error-sign-in-failed');

      // Back, with one of her buildings.
      await boss.page.locator('.panel-foot').getByRole('link', { name: boss.say('staff-reactivate'), exact: true }).click();
      const dialog = boss.page.getByRole('dialog');
      await dialog.getByLabel('Bellevue').uncheck();
      await dialog.getByRole('button', { name: boss.say('staff-reactivate'), exact: true }).click();
      await boss.sees('notice-reactivated');
      await awa.signIn('awa.diallo', PIN);
      await awa.lands('/profile');
      await awa.open('/');
      await expect(awa.page.locator('.building-now')).toContainText('Mistral');
      await expect(awa.page.locator('#building-now')).toHaveCount(0);
      await awa.press('common-open-menu');
      await awa.signOut();

      // Rows 69 to 73: the three dots, and the padlock behind them.
      await boss.open('/staff');
      await boss.page.locator('summary', { has: boss.page.locator(`xpath=self::*[@aria-label="${boss.say('staff-actions-of', { name: 'Awa Diallo' })}"]`) }).click();
      await boss.page.locator('.menu-list').getByRole('link', { name: boss.say('staff-pin-new'), exact: true }).filter({ visible: true }).click();
      await boss.page.getByRole('dialog').getByRole('button', { name: boss.say('staff-pin-draw'), exact: true }).click();
      await boss.sees('notice-pin-handed-out');
      const third = await shownPin(boss);
      await awa.signIn('awa.diallo', third);
      await awa.lands('/welcome');
      await choosesFirst(awa, OTHER_PIN);
      await awa.lands('/');
      await awa.press('common-open-menu');
      await awa.signOut();

      // Forgotten again: she asks, they see it, and hand her a card whose code she types.
      await awa.follow('sign-in-forgotten');
      await awa.page.locator('summary', { hasText: awa.say('help-ask-title') }).click();
      await awa.page.locator('#sign_in_name').fill('AWA.Diallo');
      await awa.press('help-ask-submit');
      await awa.seesHeading('help-asked-title');
      await awa.readsOwnLanguage();
      await house.until(async () => (await house.administratorCalls<{ help_asked: unknown }>('staff/panel', { account: panel.split('/')[2]! })).help_asked !== null);
      await boss.open('/staff?state=asking');
      await boss.seesText('Awa Diallo');
      await boss.open(panel);
      await boss.sees('staff-asks-for-help');
      await answers(boss, 'staff-card', 'staff-card');
      await boss.lands(/^\/staff\/cards\?id=/);
      const code = (await boss.page.locator('.access-card dd').nth(1).textContent()) ?? '';
      await awa.open('/card');
      await awa.fill('card-sign-in-name', 'awa.diallo');
      await awa.fill('card-code', code.replaceAll('-', ' ').toLowerCase());
      await awa.press('common-continue');
      await awa.lands(/^\/card\/choose\?id=/);
      await choosesFirst(awa, PIN);
      await awa.lands('/');
      await awa.readsOwnLanguage();
      expect(await house.history(panel.split('/')[2]!)).toEqual(expect.arrayContaining(['card-used', 'card-printed', 'help-asked', 'account-reactivated', 'account-deactivated', 'first-sign-in', 'pin-handed-out']));
    });
  });
}

for (const language of LANGUAGES as Language[]) {
  test(`row_69 names, language and user group are edited, the sign-in name stays (${language})`, async ({ house, administrator }) => {
    const boss = await administrator({ language });
    const id = await house.invite(house.someone(language));
    await boss.open(`/staff/${id}?confirm=edit`);
    const dialog = boss.page.getByRole('dialog');
    await dialog.locator('#first_name').fill('Zoé');
    await dialog.getByRole('button', { name: boss.say('common-save'), exact: true }).click();
    await boss.sees('notice-details-saved');
    await expect(boss.page.locator('.panel h2').first()).toContainText('Zoé');
    await boss.readsOwnLanguage();
  });

  test(`row_43 the default language is set, and the languages there are stand on the page (${language})`, async ({ house, administrator }) => {
    const boss = await administrator({ language });
    await boss.open('/settings');
    await boss.seesText('Français');
    await expect(boss.page.locator('code')).toHaveText(`${house.url}/login`);
    const select = boss.page.locator('#default_locale');
    await select.selectOption(language === 'en' ? 'fr' : 'en');
    await boss.press('common-save');
    await boss.sees('notice-settings-saved');
    await boss.open('/staff/new');
    await expect(boss.page.locator('select[name="form[locale]"]')).toHaveValue(language === 'en' ? 'fr' : 'en');
    await boss.readsOwnLanguage();
  });
}

test('row_38 user groups are put in order by the keyboard alone', async ({ administrator }) => {
  const boss = await administrator({ language: 'fr' });
  await boss.open('/user-groups');
  const add = boss.page.getByRole('button', { name: boss.say('user-groups-add-usual') });
  if ((await add.count()) > 0) await add.click();
  const order = (): Promise<string[]> => boss.page.locator('tbody a.row-link').allInnerTexts();
  await expect.poll(async () => (await order()).length).toBeGreaterThan(2);
  const [first, second] = await order();
  const move = (key: string) => boss.page.getByRole('button', { name: boss.say(key, { name: second! }) });
  await move('common-move-up').focus();
  await boss.page.keyboard.press('Enter');
  await expect.poll(async () => (await order())[0]).toBe(second);
  // At the top there is no way further up: the other button of the row has the focus.
  await expect(move('common-move-up')).toHaveCount(0);
  await expect(move('common-move-down')).toBeFocused();
  await boss.page.keyboard.press('Enter');
  await expect.poll(async () => (await order())[0]).toBe(first);
  await boss.readsOwnLanguage();
});

test('row_20 row_38 without a script the form for somebody without an address works, and nothing typed is lost', async ({ house, administrator }) => {
  const boss = await administrator({ language: 'en', hasScript: false });
  await house.administratorCalls('user-groups/add-usual', { sent: 'true' }).catch(() => undefined);
  await boss.open('/staff/new');
  await boss.fill('staff-first-name', 'Noor');
  await boss.fill('staff-last-name', 'Haddad');
  await boss.field('staff-user-group').selectOption({ label: 'Manager' });
  await boss.saveStaff();
  await boss.seesFault('email', 'problem-address-needed');
  await expect(boss.field('staff-first-name')).toHaveValue('Noor');
  await boss.field('staff-user-group').selectOption({ label: 'Housekeeping' });
  await boss.saveStaff();
  await boss.lands(/^\/staff\/[0-9a-f-]{36}\?done=added-with-pin/);
  const pin = (await boss.page.locator('[data-test=pin]').textContent()) ?? '';
  await boss.seesText('noor.haddad');

  // And so do the first sign-in, the padlock, the card and the code on it.
  const noor = await boss.context.browser()!.newContext({ baseURL: house.url, javaScriptEnabled: false, locale: 'en-GB' });
  const page = await noor.newPage();
  await page.goto('/login');
  await page.locator('#sign_in_name').fill('noor.haddad');
  await page.locator('#password').fill(pin);
  await page.getByRole('button', { name: boss.say('common-sign-in') }).click();
  await page.waitForURL(/\/welcome/);
  await page.locator('#password').fill('112233');
  await page.getByRole('button', { name: boss.say('own-secret-submit') }).click();
  await expect(page.locator('#password-error')).toHaveText(boss.say('problem-pin-sequence'));
  await page.locator('#password').fill(PIN);
  await page.getByRole('button', { name: boss.say('own-secret-submit') }).click();
  await expect(page.getByRole('heading', { name: boss.say('welcome-title') })).toBeVisible();

  await boss.follow('staff-card');
  await boss.page.getByRole('dialog').getByRole('button', { name: boss.say('staff-card'), exact: true }).click();
  await boss.lands(/^\/staff\/cards\?id=/);
  const code = (await boss.page.locator('.access-card dd').nth(1).textContent()) ?? '';
  await page.goto('/card');
  await page.locator('#sign_in_name').fill('noor.haddad');
  await page.locator('#code').fill(code);
  await page.getByRole('button', { name: boss.say('common-continue') }).click();
  await page.waitForURL(/\/card\/choose/);
  await page.locator('#password').fill(OTHER_PIN);
  await page.getByRole('button', { name: boss.say('own-secret-submit') }).click();
  await page.waitForURL(/\/welcome|\/$/);
  await noor.close();
});
