// Mailed links: what they say when they can't be used, how a person gets another one alone, and that nothing but a person uses them up.
import { PASSWORD } from '../support/house.ts';
import { isIn, saysDeadline } from '../support/letters.ts';
import { linkOf } from '../support/sink.ts';
import { expect, test } from '../support/test.ts';
import { LANGUAGES } from '../support/words.ts';

const DAY_MS = 24 * 3600_000;

for (const language of LANGUAGES) {
  for (const hasScript of [true, false]) {
    const how = `${language}, ${hasScript ? 'with' : 'without'} a script`;

    test.describe(() => {
      test.use({ alone: true });

      test(`row_54 row_55 row_56 an expired link says so, and the person gets a new one alone by typing the address (${how})`, async ({ house, meet }) => {
        const colleague = house.someone(language);
        await house.invite(colleague);
        const first = await house.linkFor(colleague.email);
        await house.advance({ hours: 24, minutes: 1 });

        const person = await meet({ language, hasScript });
        await person.open(first);
        await person.seesHeading('link-expired.title');
        await person.sees('link-expired.text');
        await person.readsOwnLanguage();
        expect(await person.text()).not.toContain(colleague.email);
        expect(await person.text()).not.toContain(colleague.lastName);
        await person.follow('link-ask-again');
        await person.lands('/activate');
        await person.fill('forgotten-email', colleague.email.toUpperCase());
        await person.press('ask-again-submit');
        await person.seesHeading('asked-title');
        await person.sees('asked-nothing-came');
        await person.readsOwnLanguage();

        const letter = await house.mail.next(colleague.email);
        isIn(letter, language);
        saysDeadline(letter, house, language, new Date((await house.now()).getTime() + DAY_MS));
        expect(linkOf(letter, house.url)).not.toBe(first);
        await person.openLink(letter);
        await person.choosePassword(PASSWORD);
        await person.lands('/welcome');
      });
    });
  }
}

for (const language of LANGUAGES) {
  for (const hasScript of [true, false]) {
    const how = `${language}, ${hasScript ? 'with' : 'without'} a script`;

    test(`the states of a link that a person can meet: unknown, replaced, used (${how})`, async ({ house, meet }) => {
      const person = await meet({ language, hasScript });
      const colleague = house.someone(language);
      const id = await house.invite(colleague);
      const old = await house.linkFor(colleague.email);
      const { version } = await house.administratorCalls<{ version: number }>('staff/panel', { account: id });
      await house.administratorCalls('staff/resend', { account: id, version: String(version) });
      const link = await house.linkFor(colleague.email);

      for (const unknown of [`${house.url}/activate/${'A'.repeat(43)}`, `${house.url}/reset/nonsense`, link.replace('/activate/', '/reset/')]) {
        await person.open(unknown);
        await person.seesHeading('link-unknown.title');
        await person.sees('link-unknown.text');
        await person.readsOwnLanguage();
      }
      await person.open(old);
      await person.seesHeading('link-replaced.title');
      await person.sees('link-replaced.text');
      await person.open(link);
      await person.choosePassword(PASSWORD);
      await person.lands('/welcome');
      const later = await meet({ language, hasScript });
      await later.open(link);
      await later.seesHeading('link-used.title');
      await later.sees('link-used.text');
      await later.readsOwnLanguage();
      for (const secret of [colleague.email, colleague.firstName, colleague.lastName]) expect(await later.text()).not.toContain(secret);
      await later.follow('common-sign-in');
      await later.lands('/login');
    });

    test(`a link that is replaced while its page stands open says so when the password is sent (${how})`, async ({ house, meet }) => {
      const colleague = house.someone(language);
      const id = await house.invite(colleague);
      const person = await meet({ language, hasScript });
      person.watch.expectsRefusal(409);
      await person.open(await house.linkFor(colleague.email));
      const { version } = await house.administratorCalls<{ version: number }>('staff/panel', { account: id });
      await house.administratorCalls('staff/resend', { account: id, version: String(version) });
      await house.mail.next(colleague.email);
      await person.choosePassword(PASSWORD);
      await person.seesHeading('link-replaced.title');
      await person.readsOwnLanguage();
    });
  }
}

test('ac_21 a scanner that runs the page five times uses nothing up: the link still works, in another browser', async ({ house, meet }) => {
  const colleague = house.someone('en');
  await house.invite(colleague);
  const letter = await house.mail.next(colleague.email);
  const scanners = [];
  for (let at = 0; at < 5; at += 1) {
    const scanner = await meet();
    await scanner.openLink(letter);
    scanners.push(scanner);
  }
  // Long enough for whatever a page might do by itself.
  await scanners[0].page.waitForTimeout(10_000);
  for (const scanner of scanners) {
    const names = (await scanner.context.cookies()).map((cookie) => cookie.name);
    expect(names).not.toContain('sid');
    await scanner.context.close();
  }
  const person = await meet();
  await person.openLink(letter);
  await person.choosePassword(PASSWORD);
  await person.lands('/welcome');
});

test('ac_22 a crawler that follows every link and sends every form it can uses nothing up', async ({ house, meet }) => {
  const colleague = house.someone('en');
  await house.invite(colleague);
  const letter = await house.mail.next(colleague.email);
  const crawler = await meet({ hasScript: false });
  crawler.watch.expectsRefusal(404);
  await crawler.openLink(letter);
  const page = crawler.page.url();
  const targets = await crawler.page.evaluate(() => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map((link) => link.href);
    const forms = [...document.querySelectorAll<HTMLFormElement>('form')].filter((form) => form.method === 'get').map((form) => form.action);
    return [...links, ...forms].filter((target) => target.startsWith(location.origin));
  });
  for (const target of targets) await crawler.open(target);
  // Every form as it stands, nothing typed into it; and every form's address by GET.
  await crawler.open(page);
  const actions = await crawler.page.evaluate(() => [...document.querySelectorAll<HTMLFormElement>('form')].map((form) => form.action));
  for (const action of actions) {
    const answer = await crawler.context.request.get(action, { maxRedirects: 0 });
    expect(answer.status(), action).toBeGreaterThanOrEqual(400);
  }
  for (let at = 0; at < actions.length; at += 1) {
    await crawler.open(page);
    await crawler.page.locator('form').nth(at).locator('button[type="submit"], button:not([type])').first().click();
    await crawler.page.waitForLoadState();
  }
  expect((await crawler.context.cookies()).map((cookie) => cookie.name)).not.toContain('sid');
  const person = await meet();
  await person.openLink(letter);
  await person.choosePassword(PASSWORD);
  await person.lands('/welcome');
});

test.describe(() => {
  test.use({ settings: { RUST_LOG: 'debug' } });

  test('ac_28 the secret of a link is in no address, no Referer, no store of the browser, and in no line of the log', async ({ house, meet }) => {
    for (const [kind, choose] of [['activation', 'choose-submit'], ['reset', 'reset-submit']]) {
      const colleague = house.someone('en');
      if (kind === 'activation') await house.invite(colleague);
      else {
        await house.employ(colleague);
        const visitor = await house.visitor();
        await visitor.post('/api/passwords/forgotten', { form: { 'form[email]': colleague.email } });
        await visitor.dispose();
      }
      const link = await house.linkFor(colleague.email);
      const secret = link.split('/').at(-1) ?? '';
      expect(secret).toHaveLength(43);
      const person = await meet();
      person.watch.expectsRefusal(422);
      await person.open(link);
      const opened = person.watch.requests.length;
      expect(person.page.url()).not.toContain(secret);
      await person.press(choose);
      await person.seesFault('password', 'problem-required');
      await person.page.reload();
      await person.awake();
      const stores = await person.page.evaluate(async () => ({
        local: JSON.stringify(localStorage),
        session: JSON.stringify(sessionStorage),
        cookies: document.cookie,
        databases: (await indexedDB.databases()).length,
        caches: (await caches.keys()).length,
        state: JSON.stringify(history.state),
        name: window.name,
      }));
      expect(JSON.stringify(stores)).not.toContain(secret);
      expect([stores.databases, stores.caches]).toEqual([0, 0]);
      await person.fill('password-new', PASSWORD);
      await person.press(choose);
      await person.lands(kind === 'activation' ? '/welcome' : '/login');
      await person.page.goBack();
      await person.page.goBack();
      expect(person.page.url()).not.toContain(secret);
      // The first two are the link itself, as the mail gave it, and where it led.
      for (const { url, referer } of person.watch.requests) {
        expect(referer).not.toContain(secret);
        if (url !== link) expect(url).not.toContain(secret);
      }
      expect(opened).toBeGreaterThan(0);
      expect(house.log).not.toContain(secret);
      expect(house.log).toContain('/activate/');
    }
  });
});
