// The page's program is a convenience. Where it doesn't arrive, arrives broken, or takes its time, everything that matters is done with
// plain forms; and what happens on a bad line neither loses what was typed nor does anything twice.
import type { Route } from '@playwright/test';
import type { House } from '../support/house.ts';
import { OTHER_PASSWORD, PASSWORD } from '../support/house.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/test.ts';
import { LANGUAGES, type Language } from '../support/words.ts';

const LINES = {
  'it is blocked': (route: Route) => route.abort('blockedbyclient'),
  'the server fails': (route: Route) => route.fulfill({ status: 503, body: '' }),
  'it arrives damaged': (route: Route) => route.fulfill({ contentType: 'application/wasm', body: 'not a program' }),
  'it takes for ever': () => new Promise<void>(() => {}),
};

/** A form on its way: filled in, and not sent yet. */
type Case = {
  /** Where it is sent to. */
  endpoint: string;
  /** Its button. */
  submit: string;
  begin: (house: House, language: Language, meet: (session?: Awaited<ReturnType<House['signIn']>>) => Promise<Person>) => Promise<Begun>;
};
type Begun = {
  person: Person;
  fill: () => Promise<void>;
  /** What was typed stands there still. */
  stands: () => Promise<void>;
  /** Where it leads, and that it was done once. */
  isDone: () => Promise<void>;
  isDoneOnce: () => Promise<void>;
};

const FORMS: Record<string, Case> = {
  'adding a colleague': {
    endpoint: 'staff/invite',
    submit: 'staff-add',
    begin: async (house, language, meet) => {
      const person = await meet(await house.administratorReads(language));
      const colleague = house.someone(language === 'en' ? 'fr' : 'en');
      await person.open('/staff/new');
      return {
        person,
        fill: () => person.describes(colleague),
        stands: async () => {
          await expect(person.page.locator('#first_name')).toHaveValue(colleague.firstName);
          await expect(person.page.locator('#last_name')).toHaveValue(colleague.lastName);
          await expect(person.page.locator('#email')).toHaveValue(colleague.email);
          await expect(person.page.locator('#locale')).toHaveValue(colleague.language);
        },
        isDone: () => person.sees('notice-invited'),
        isDoneOnce: async () => {
          await house.mail.next(colleague.email);
          const found = await house.administratorCalls<{ matching: number }>('staff/list', { search: colleague.email });
          expect(found.matching).toBe(1);
          expect(house.mail.to(colleague.email)).toHaveLength(1);
        },
      };
    },
  },
  'choosing the first password': {
    endpoint: 'activation/activate',
    submit: 'choose-submit',
    begin: async (house, language, meet) => {
      const colleague = house.someone(language);
      const id = await house.invite(colleague);
      const person = await meet();
      await person.open(await house.linkFor(colleague.email));
      return {
        person,
        fill: () => person.fill('password-new', PASSWORD),
        stands: () => expect(person.field('password-new')).toHaveValue(PASSWORD),
        isDone: () => person.lands('/welcome'),
        isDoneOnce: async () => {
          await house.mail.next(colleague.email);
          await house.signIn(colleague.email, PASSWORD);
          expect((await house.history(id)).filter((event) => event === 'account-activated')).toHaveLength(1);
          expect(house.mail.to(colleague.email)).toHaveLength(2);
        },
      };
    },
  },
  'signing in': {
    endpoint: 'sessions/sign-in',
    submit: 'common-sign-in',
    begin: async (house, language, meet) => {
      const colleague = house.someone(language);
      await house.employ(colleague);
      const person = await meet();
      await person.open('/login?next=%2Fprofile');
      return {
        person,
        fill: async () => {
          await person.fill('sign-in-name', colleague.email);
          await person.fill('sign-in-password', PASSWORD);
        },
        stands: async () => {
          await expect(person.field('sign-in-name')).toHaveValue(colleague.email);
          await expect(person.field('sign-in-password')).toHaveValue(PASSWORD);
        },
        isDone: () => person.lands('/profile'),
        isDoneOnce: async () => {
          await person.open('/profile');
          await person.lands('/profile');
        },
      };
    },
  },
  'choosing another password': {
    endpoint: 'passwords/reset',
    submit: 'reset-submit',
    begin: async (house, language, meet) => {
      const colleague = house.someone(language);
      const { id } = await house.employ(colleague);
      const visitor = await house.visitor();
      await visitor.post('/api/passwords/forgotten', { form: { 'form[email]': colleague.email } });
      await visitor.dispose();
      const person = await meet();
      await person.open(await house.linkFor(colleague.email));
      return {
        person,
        fill: () => person.fill('password-new', OTHER_PASSWORD),
        stands: () => expect(person.field('password-new')).toHaveValue(OTHER_PASSWORD),
        isDone: () => person.lands('/login'),
        isDoneOnce: async () => {
          await house.mail.next(colleague.email);
          await house.signIn(colleague.email, OTHER_PASSWORD);
          expect((await house.history(id)).filter((event) => event === 'password-reset')).toHaveLength(1);
          // Invitation, activated, the link, changed.
          expect(house.mail.to(colleague.email)).toHaveLength(4);
        },
      };
    },
  },
};

for (const language of LANGUAGES) {
  for (const [what, program] of Object.entries(LINES)) {
    test(`ft_66 creating, activating, signing in and resetting work when ${what} (${language})`, async ({ house, administrator, meet }) => {
      const boss = await administrator({ language, program });
      const person = await meet({ language, program });
      for (const { watch } of [boss, person]) {
        watch.expectsRefusal(503);
        watch.allows(/\.wasm/, /wasm/i);
      }
      const colleague = house.someone(language);
      await boss.open('/staff/new');
      await boss.describes({ ...colleague, email: 'not an address' });
      await boss.saveStaff();
      await boss.seesFault('email', 'problem-not-an-address');
      await expect(boss.page.locator('#first_name')).toHaveValue(colleague.firstName);
      await boss.page.locator('#email').fill(colleague.email);
      await boss.saveStaff();
      await boss.lands(/^\/staff\/[0-9a-f-]{36}/);
      await boss.sees('notice-invited');
      await boss.readsOwnLanguage();
      if (what !== 'it takes for ever') await expect(boss.page.locator('html')).toHaveAttribute('data-hydration-failed', '');
      await expect(boss.page.locator('html')).not.toHaveAttribute('data-hydrated', '');

      await person.openLink(await house.mail.next(colleague.email));
      await person.choosePassword(PASSWORD);
      await person.lands('/welcome');
      await person.acceptPolicy();
      await person.signOut();
      await person.signIn(colleague.email, PASSWORD);
      await person.lands('/');
      await person.signOut();
      await house.mail.next(colleague.email);
      await person.follow('sign-in-forgotten');
      await person.lands('/forgot');
      await person.fill('forgotten-email', colleague.email);
      await person.press('forgotten-submit');
      await person.seesHeading('asked-title');
      await person.openLink(await house.mail.next(colleague.email));
      await person.fill('password-new', OTHER_PASSWORD);
      await person.press('reset-submit');
      await person.lands('/login');
      await person.sees('notice-password-reset');
      await person.signIn(colleague.email, OTHER_PASSWORD);
      await person.lands('/');
      await person.readsOwnLanguage();
    });
  }

  for (const [what, { begin, endpoint, submit }] of Object.entries(FORMS)) {
    test(`ft_66 offline while sending (${what}): the page says so, keeps what was typed, and it is done once when the line is back (${language})`, async ({ house, meet }) => {
      const { person, fill, stands, isDone, isDoneOnce } = await begin(house, language, (session) => meet({ language, session }));
      person.watch.allows(/ERR_INTERNET_DISCONNECTED/);
      await fill();
      await person.context.setOffline(true);
      await person.press(submit);
      await person.sees('error-offline');
      await person.readsOwnLanguage();
      await stands();
      await person.context.setOffline(false);
      await person.press(submit);
      await isDone();
      await isDoneOnce();
    });

    test(`ft_66 what was typed before the program arrived (${what}) stands there when it does (${language})`, async ({ house, meet }) => {
      let arrives = () => {};
      const line = new Promise<void>((resolve) => (arrives = resolve));
      const program = async (route: Route) => {
        await line;
        await route.continue();
      };
      const { person, fill, stands, isDone, isDoneOnce } = await begin(house, language, (session) => meet({ language, session, program }));
      await fill();
      await expect(person.page.locator('html')).not.toHaveAttribute('data-hydrated', '');
      arrives();
      await person.page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
      await stands();
      await person.press(submit);
      await isDone();
      await isDoneOnce();
    });

    for (const hasScript of [true, false]) {
      test(`ft_66 reloading while it is being sent (${what}) does it once (${language}, ${hasScript ? 'with' : 'without'} a script)`, async ({ house, meet }) => {
        const { person, fill, isDoneOnce } = await begin(house, language, (session) => meet({ language, session, hasScript }));
        person.watch.expectsRefusal(409, 422);
        person.watch.allows(/asked before leaving/);
        await fill();
        // The request arrives, its answer doesn't: the person hasn't waited for it.
        let sent = 0;
        const arrived = new Promise<void>((resolve) => {
          void person.context.route(`**/api/${endpoint}`, async (route) => {
            sent += 1;
            await route.fetch({ maxRedirects: 0 });
            resolve();
            await route.abort('aborted').catch(() => undefined);
          });
        });
        const page = person.page.url();
        await person.button(submit).filter({ visible: true }).first().click({ noWaitAfter: true });
        await arrived;
        await person.page.goto(page);
        await person.awake();
        await person.context.unroute(`**/api/${endpoint}`);
        expect(sent).toBe(1);
        await person.readsOwnLanguage();
        await isDoneOnce();
      });
    }
  }
}

for (const hasScript of [true, false]) {
  test(`ft_66 whoever types it all once more after a reload is told that the address is taken (${hasScript ? 'with' : 'without'} a script)`, async ({ house, administrator }) => {
    const boss = await administrator({ hasScript });
    boss.watch.expectsRefusal(422);
    const colleague = house.someone('en');
    await house.invite(colleague);
    await boss.open('/staff/new');
    await boss.describes(colleague);
    await boss.saveStaff();
    await boss.seesFault('email', 'problem-taken');
    await house.mail.next(colleague.email);
    expect(house.mail.to(colleague.email)).toHaveLength(1);
  });
}

/** What one kind of page needs besides what all of them do. */
const PIECES = '**/{split,chunk}_*.wasm';

for (const [what, program] of Object.entries(LINES)) {
  test(`ft_66 a page whose own piece of the program doesn't come works without (${what})`, async ({ house, meet }) => {
    const colleague = house.someone('en');
    await house.employ(colleague);
    const person = await meet({ program: (route) => route.continue() });
    person.watch.expectsRefusal(503);
    person.watch.allows(/\.wasm/, /wasm/i, /Failed to fetch/);
    await person.context.route(PIECES, program);
    await person.open('/login');
    const html = person.page.locator('html');
    if (what !== 'it takes for ever') await expect(html).toHaveAttribute('data-hydration-failed', '');
    await expect(html).not.toHaveAttribute('data-hydrated', '');
    await person.signIn(colleague.email, PASSWORD);
    await person.lands('/');
    await person.seesHeading('home-greeting', { name: `${colleague.firstName} ${colleague.lastName}` });
  });
}

for (const what of ['it is blocked', 'the server fails', 'it arrives damaged'] as const) {
  test(`ft_66 a link to a page whose piece of the program doesn't come leads there all the same (${what})`, async ({ administrator }) => {
    const boss = await administrator();
    boss.watch.expectsRefusal(503);
    boss.watch.allows(/\.wasm/, /wasm/i, /Failed to fetch/);
    await boss.open('/staff');
    await boss.context.route(PIECES, LINES[what]);
    await boss.follow('history-title');
    await boss.page.waitForURL('**/history');
    await boss.seesHeading('history-title');
    await expect(boss.page.locator('html')).toHaveAttribute('data-hydration-failed', '');
    // From there every link loads a page, and the next one that has all it needs is awake.
    await boss.follow('common-staff');
    await boss.lands('/staff');
    // Once the line is good again the page comes without being loaded.
    await boss.context.unroute(PIECES);
    await boss.page.evaluate(() => document.body.setAttribute('data-still-here', ''));
    await boss.follow('history-title');
    await boss.lands('/history');
    await boss.seesHeading('history-title');
    await expect(boss.page.locator('body')).toHaveAttribute('data-still-here', '');
  });
}
