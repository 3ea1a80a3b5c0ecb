// Beside the list: where one was in it comes back, an address that leads nowhere leads back, what was typed waits, and what happens to a
// letter is told without the page being loaded anew.
import type { Page, Request } from '@playwright/test';
import type { House } from '../support/house.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/test.ts';
import { LANGUAGES, type Language } from '../support/words.ts';

/** A list that is longer than any window. */
async function crowd(house: House): Promise<void> {
  const { matching } = await house.administratorCalls<{ matching: number }>('staff/list', { search: 'crowd' });
  for (let count = matching; count < 30; count += 1) {
    await house.invite(house.someone('en', { firstName: 'Crowd', lastName: `Member ${String(count).padStart(2, '0')}` }), 'later');
  }
}

const scrolled = (person: Person): Promise<number> => person.page.evaluate(() => Math.round(window.scrollY));

/** Each way out of a panel. */
const WAYS: Record<string, (person: Person) => Promise<unknown>> = {
  'the cross': (person) => person.page.locator('.panel-close').click(),
  Escape: async (person) => {
    await expect(person.page.locator('.panel:focus-within')).toBeVisible();
    await person.page.keyboard.press('Escape');
  },
  'the back button': (person) => person.page.goBack(),
};

test('on a narrow window whoever closes a panel is where they were in the list, on the person they had opened', async ({ house, administrator }) => {
  await crowd(house);
  for (const [way, leave] of Object.entries(WAYS)) {
    const boss = await administrator({ width: 375 });
    await boss.open('/staff?q=crowd');
    const row = boss.page.getByRole('link', { name: 'Crowd Member 22', exact: true });
    await row.scrollIntoViewIfNeeded();
    const place = await scrolled(boss);
    expect(place).toBeGreaterThan(500);
    await row.click();
    await boss.lands(/^\/staff\/[0-9a-f-]{36}\?q=crowd/);
    await expect(boss.page.locator('#panel-title')).toHaveText('Crowd Member 22');
    // The panel has taken the list's place and is read from its top.
    await expect.poll(() => scrolled(boss), way).toBe(0);
    await expect(boss.page.locator('#panel-title')).toBeInViewport();
    await leave(boss);
    await boss.lands('/staff');
    await expect.poll(() => scrolled(boss), way).toBe(place);
    await expect(row, way).toBeFocused();
    await expect(row).toBeInViewport();
  }
});

test('on a wide window the list stays where it is while panels come and go', async ({ house, administrator }) => {
  await crowd(house);
  const boss = await administrator();
  await boss.open('/staff?q=crowd');
  const row = boss.page.getByRole('link', { name: 'Crowd Member 28', exact: true });
  await row.scrollIntoViewIfNeeded();
  const before = await row.boundingBox();
  for (const leave of Object.values(WAYS)) {
    await row.click();
    await boss.lands(/^\/staff\/[0-9a-f-]{36}/);
    await expect(boss.page.locator('#panel-title')).toHaveText('Crowd Member 28');
    await expect(row).toBeInViewport();
    await leave(boss);
    await boss.lands('/staff');
    await expect(row).toBeFocused();
    await expect.poll(async () => Math.round((await row.boundingBox())?.y ?? 0)).toBe(Math.round(before?.y ?? 0));
  }
});

for (const language of LANGUAGES) {
  for (const hasScript of [true, false]) {
    const how = `${language}, ${hasScript ? 'with' : 'without'} a script`;

    test(`an address of nobody’s says so with its status, in the reader’s language, and leads back to the list (${how})`, async ({ administrator }) => {
      const boss = await administrator({ language, hasScript });
      boss.watch.expectsRefusal(404);
      for (const nobody of ['not-an-id', '00000000-0000-7000-8000-000000000000']) {
        const answer = await boss.page.goto(`/staff/${nobody}?q=moreau`);
        expect(answer?.status(), nobody).toBe(404);
        await boss.awake();
        const panel = boss.page.getByRole('complementary');
        await expect(panel.getByText(boss.say('staff-unknown'))).toBeVisible();
        await expect(panel.getByText(boss.say('staff-unknown-text'))).toBeVisible();
        await boss.readsOwnLanguage();
        await boss.follow('staff-back-to-list');
        await boss.lands('/staff');
        // The list that was behind it, and with somebody in it.
        expect(boss.page.url()).toContain('q=moreau');
        await expect(boss.page.locator('tbody tr')).toHaveCount(1);
        await expect(panel).toHaveCount(0);
      }
      // A whole address that is no page's has a page of its own.
      const answer = await boss.page.goto('/staff/new/something');
      expect(answer?.status()).toBe(404);
      await boss.awake();
      await boss.seesHeading('not-found-title');
      await boss.readsOwnLanguage();
    });
  }

  test(`what was typed for a new colleague is there again, however the form was left; "cancel" clears it (${language})`, async ({ house, administrator }) => {
    const boss = await administrator({ language });
    const colleague = house.someone(language === 'en' ? 'fr' : 'en', { firstName: 'Draft' });
    await boss.open('/staff');
    for (const leave of Object.values(WAYS)) {
      await boss.follow('staff-add');
      await boss.lands('/staff/new');
      await boss.describes(colleague, 'later');
      await boss.page.locator('#email').focus();
      await leave(boss);
      await boss.lands('/staff');
      // Also by way of another page.
      await boss.follow('common-home');
      await boss.lands('/');
      await boss.follow('common-staff');
      await boss.lands('/staff');
      await boss.follow('staff-add');
      await boss.lands('/staff/new');
      await boss.sees('staff-new-kept');
      await boss.readsOwnLanguage();
      await expect(boss.page.locator('#first_name')).toHaveValue('Draft');
      await expect(boss.page.locator('#last_name')).toHaveValue(colleague.lastName);
      await expect(boss.page.locator('#email')).toHaveValue(colleague.email);
      await expect(boss.page.locator('#locale')).toHaveValue(colleague.language);
      await expect(boss.field('staff-new-send-later')).toBeChecked();
      await boss.follow('common-cancel');
      await boss.lands('/staff');
      await boss.follow('staff-add');
      await boss.lands('/staff/new');
      await boss.seesNo('staff-new-kept');
      await expect(boss.page.locator('#first_name')).toHaveValue('');
      await expect(boss.page.locator('#email')).toHaveValue('');
      await boss.follow('common-cancel');
      await boss.lands('/staff');
    }
    // What is kept can be saved, and is gone then.
    await boss.follow('staff-add');
    await boss.describes(colleague, 'later');
    await boss.page.keyboard.press('Escape');
    await boss.lands('/staff');
    await boss.follow('staff-add');
    await boss.lands('/staff/new');
    await boss.saveStaff();
    await boss.sees('notice-added');
    await boss.open('/staff/new');
    await boss.seesNo('staff-new-kept');
    await boss.follow('common-cancel');
    await boss.lands('/staff');
    await boss.follow('staff-add');
    await expect(boss.page.locator('#first_name')).toHaveValue('');
  });

  test(`reloading a form in which something stands is asked about by the browser; an empty one is reloaded (${language})`, async ({ administrator }) => {
    const boss = await administrator({ language });
    boss.watch.allows(/asked before leaving/);
    boss.watch.leavesWhenAsked = false;
    await boss.open('/staff/new');
    await boss.page.locator('#first_name').click();
    await boss.page.reload();
    await boss.awake();
    expect(boss.watch.asked).toBe(0);
    await boss.page.locator('#first_name').click();
    await boss.page.keyboard.type('Half');
    await boss.page.evaluate(() => void setTimeout(() => location.reload()));
    await expect.poll(() => boss.watch.asked).toBe(1);
    await expect(boss.page.locator('#first_name')).toHaveValue('Half');
    await boss.page.keyboard.type(' a name');
    await expect(boss.page.locator('#first_name')).toHaveValue('Half a name');
  });

  test(`row_10 the panel and the list follow a letter by themselves, and say so politely (${language})`, async ({ house, administrator }) => {
    const boss = await administrator({ language });
    const colleague = slow(house, language);
    await boss.addStaff(colleague);
    await boss.sees('notice-invited');
    const panel = boss.page.getByRole('complementary');
    const row = boss.page.locator('tbody tr').filter({ hasText: colleague.email });
    await expect(panel).toContainText(boss.say('staff-step-leaving'));
    // The link's time begins with the attempt to hand it over, which may have begun when the row was drawn.
    const invited = boss.say('staff-state-invited-hours', { hours: 23 });
    await expect(row).toContainText(new RegExp(`${boss.say('staff-state-on-its-way')}|${invited}`));
    // What the administrator is doing meanwhile isn't disturbed.
    const name = `${colleague.firstName} ${colleague.lastName}`;
    const tell = panel.locator('summary').filter({ hasText: boss.say('staff-tell', { name }) });
    await tell.click();
    await expect(tell).toBeFocused();
    await expect(panel.locator('details p').first()).toBeVisible();
    house.mail.answer(colleague.email);
    await house.mail.next(colleague.email);
    await expect(panel.getByRole('list', { name: boss.say('staff-steps') })).toContainText(boss.say('staff-step-handed-over'));
    await expect(panel).not.toContainText(boss.say('staff-step-leaving'));
    await expect(row).toContainText(invited);
    await expect(boss.page.locator('.panel-head')).toContainText(invited);
    await expect(panel.locator('details p').first()).toBeVisible();
    await expect(tell).toBeFocused();
    await expect(boss.page.locator('#panel-spoken')).toHaveText(boss.say('staff-step-handed-over'));
    await expect(boss.page.locator('#panel-spoken')).toHaveRole('status');
    await boss.readsOwnLanguage();
  });

  test(`row_30 an address that turns out to be nobody’s is told while the panel stands open (${language})`, async ({ house, administrator }) => {
    const boss = await administrator({ language });
    const wrong = house.someone(language);
    await boss.addStaff({ ...wrong, email: `nobody.${wrong.email}` });
    await boss.sees('staff-blocked');
    await expect(boss.page.locator('tbody tr').filter({ hasText: wrong.email })).toContainText(boss.say('staff-state-blocked'));
    await expect(boss.page.locator('.panel-foot')).not.toContainText(boss.say('staff-correct'));
    await boss.readsOwnLanguage();
  });
}

test('a row that is out of date catches up with the panel that is opened from it', async ({ house, administrator }) => {
  const boss = await administrator();
  const colleague = house.someone('en');
  const id = await house.invite(colleague, 'later');
  await boss.open('/staff');
  const row = boss.page.locator('tbody tr').filter({ hasText: colleague.email });
  await expect(row).toContainText(boss.say('staff-state-created'));
  const { version } = await house.administratorCalls<{ version: number }>('staff/panel', { account: id });
  await house.administratorCalls('staff/activate', { account: id, version: String(version) });
  await house.mail.next(colleague.email);
  await row.getByRole('link').click();
  await expect(boss.page.locator('.panel-head')).toContainText(boss.say('staff-state-invited-hours', { hours: 23 }));
  await expect(row).toContainText(boss.say('staff-state-invited-hours', { hours: 23 }));
});

test('a question that stands open is left alone by news', async ({ house, administrator }) => {
  const boss = await administrator();
  const colleague = slow(house, 'en');
  await boss.addStaff(colleague);
  await boss.follow('staff-correct');
  const field = boss.page.getByRole('dialog').locator('#email');
  await field.fill('half an addr');
  const asked = count(boss);
  house.mail.answer(colleague.email);
  await house.mail.next(colleague.email);
  await expect.poll(() => asked.panel, { timeout: 60_000 }).toBeGreaterThan(1);
  await expect(field).toHaveValue('half an addr');
  await boss.page.keyboard.press('Escape');
  await expect(boss.page.getByRole('complementary')).toContainText(boss.say('staff-step-handed-over'));
});

test('a letter that doesn’t leave is asked for less and less, never by a page that nobody looks at, and not for ever', async ({ house, administrator }) => {
  const boss = await administrator();
  const colleague = slow(house, 'en');
  const id = await house.invite(colleague);
  await boss.page.clock.install();
  await boss.open(`/staff/${id}`);
  await expect(boss.page.getByRole('complementary')).toContainText(boss.say('staff-step-leaving'));
  const looks = (hidden: boolean) =>
    boss.page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (value ? 'hidden' : 'visible') });
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
    }, hidden);
  await looks(true);
  const asked = count(boss);
  // What was asked while somebody still looked doesn't count.
  const before = await asked.settled();
  await boss.page.clock.runFor('05:00');
  expect(await asked.settled()).toBe(before);
  await looks(false);
  // A quarter of an hour, in steps that leave each answer the time to come.
  let quiet = 0;
  for (let step = 0; step < 90; step += 1) {
    const earlier = asked.panel;
    await boss.page.clock.runFor(10_000);
    quiet = (await asked.settled()) === earlier ? quiet + 1 : 0;
  }
  expect(asked.panel - before).toBeGreaterThan(3);
  expect(asked.panel - before).toBeLessThan(20);
  expect(quiet, 'steps without a question at the end').toBeGreaterThan(30);
  // The list is asked for again only when there is something new in it.
  expect(asked.list).toBe(0);
  house.mail.answer(colleague.email);
  await house.mail.next(colleague.email);
});

/** Somebody whose mailbox takes its time. */
function slow(house: House, language: Language) {
  const colleague = house.someone(language);
  return { ...colleague, email: `slow.${colleague.email}` };
}

/** How often this person's page asks from now on. */
class Asked {
  panel = 0;
  list = 0;
  #page: Page;
  #open = new Set<Request>();

  constructor(page: Page) {
    this.#page = page;
    page.on('request', (request) => {
      if (!request.url().includes('/api/')) return;
      this.#open.add(request);
      if (request.url().endsWith('/api/staff/panel')) this.panel += 1;
      if (request.url().endsWith('/api/staff/list')) this.list += 1;
    });
    const ended = (request: Request) => this.#open.delete(request);
    page.on('requestfinished', ended);
    page.on('requestfailed', ended);
  }

  /** Waits until the page has asked what it was about to ask, and has been answered; however slow the machine. The panel's count then. */
  async settled(): Promise<number> {
    await this.#drawn();
    await expect.poll(() => this.#open.size, { intervals: [5, 10, 20] }).toBe(0);
    await this.#drawn();
    return this.panel;
  }

  /** Whatever was due in the page has been done: it has come to answer us twice. */
  async #drawn(): Promise<void> {
    for (let turn = 0; turn < 2; turn += 1) await this.#page.evaluate(() => Promise.resolve());
  }
}

function count(person: Person): Asked {
  return new Asked(person.page);
}
