// Every word in the reader's language, whoever caused it: mail, link pages, errors, policy. And the switches.
import { PASSWORD } from '../support/house.ts';
import { isIn, says, saysDeadline } from '../support/letters.ts';
import { expect, test } from '../support/test.ts';
import { LANGUAGES, Words, other } from '../support/words.ts';

for (const theirs of LANGUAGES) {
  const ours = other(theirs);

  test(`row_50 row_51 row_52 row_53 an administrator who reads ${ours} invites somebody who reads ${theirs}: every word is ${theirs}`, async ({ house, administrator, meet }) => {
    const colleague = house.someone(theirs);
    const boss = await administrator({ language: ours });
    await boss.addStaff(colleague);
    await boss.sees('notice-invited');
    await boss.readsOwnLanguage();

    const letter = await house.mail.next(colleague.email);
    const words = Words.of(theirs);
    expect(letter.envelope.to).toEqual([colleague.email]);
    expect(letter.subject).toBe(words.say('mail-activation.subject', { organisation: house.organisation.name }));
    isIn(letter, theirs);
    says(letter, words.say('mail-greeting', { name: colleague.firstName }));
    says(letter, words.say('mail-activation.intro', { organisation: house.organisation.name }));
    says(letter, words.say('mail-activation.unexpected'));
    saysDeadline(letter, house, theirs, new Date((await house.now()).getTime() + 24 * 3600_000));

    // Their browser asks for the other language; what they were sent says which is theirs.
    const person = await meet({ language: theirs, browserAsksFor: ours });
    person.watch.expectsRefusal(422);
    await person.openLink(letter);
    await person.seesHeading('choose-greeting', { organisation: house.organisation.name });
    await person.readsOwnLanguage();
    await person.choosePassword('too short');
    await person.seesFault('password', 'problem-password-too-short', { min: 15 });
    await person.readsOwnLanguage();
    await person.choosePassword(PASSWORD);
    await person.lands('/welcome');
    await person.readsOwnLanguage();
    await person.press('common-continue');
    await person.seesFault('accepted', 'problem-not-accepted');
    await person.readsOwnLanguage();
    await person.acceptPolicy();
    await person.readsOwnLanguage();
    await person.open('/profile');
    await person.readsOwnLanguage();

    const welcome = await house.mail.next(colleague.email);
    isIn(welcome, theirs);
    expect(welcome.subject).toBe(words.say('mail-activated.subject', { organisation: house.organisation.name }));

    // And so does the way back in, from any browser.
    const elsewhere = await meet({ language: theirs });
    await elsewhere.open('/forgot');
    await elsewhere.fill('forgotten-email', colleague.email);
    await elsewhere.press('forgotten-submit');
    await elsewhere.seesHeading('asked-title');
    await elsewhere.readsOwnLanguage();
    const reset = await house.mail.next(colleague.email);
    isIn(reset, theirs);
    says(reset, words.say('mail-reset.intro', { organisation: house.organisation.name }));
    const again = await meet({ language: theirs, browserAsksFor: ours });
    await again.openLink(reset);
    await again.seesHeading('reset-title');
    await again.readsOwnLanguage();
  });

  test.describe(() => {
    test.use({ isSetUp: false });

    test(`row_51 row_52 unless another language is chosen the mail is in that of the organisation, ${theirs}, whatever the administrator reads`, async ({ house, meet }) => {
      await house.setUp(theirs);
      const boss = await meet({ language: ours, session: await house.administratorReads(ours) });
      for (const send of ['now', 'later'] as const) {
        const colleague = house.someone(theirs);
        await boss.open('/staff/new');
        await boss.readsOwnLanguage();
        await expect(boss.page.locator('#locale')).toHaveValue(theirs);
        await boss.fill('staff-first-name', colleague.firstName);
        await boss.fill('staff-email', colleague.email);
        await boss.field(`staff-new-send-${send}`).check();
        await boss.saveStaff();
        await boss.lands(/^\/staff\/[0-9a-f-]{36}/);
        if (send === 'later') {
          await boss.follow('staff-activate');
          await boss.page.getByRole('dialog').getByRole('button', { name: boss.say('staff-activate') }).click();
        }
        isIn(await house.mail.next(colleague.email), theirs);
      }
    });
  });

  test(`a link that can't be used speaks ${theirs}, the language it was sent in, to a browser that asks for ${ours}`, async ({ house, meet }) => {
    const colleague = house.someone(theirs);
    const id = await house.invite(colleague);
    const [old, version] = [await house.linkFor(colleague.email), 1];
    const panel = await house.administratorCalls<{ version: number }>('staff/panel', { account: id });
    expect(panel.version).toBeGreaterThanOrEqual(version - 1);
    await house.administratorCalls('staff/resend', { account: id, version: String(panel.version) });
    await house.mail.next(colleague.email);
    const person = await meet({ language: theirs, browserAsksFor: ours });
    await person.open(old);
    await person.seesHeading('link-replaced.title');
    await person.readsOwnLanguage();
  });

  test(`row_42 on a link's page the switch to ${theirs} holds for that link, and is kept at activation`, async ({ house, meet }) => {
    const colleague = house.someone(ours);
    await house.invite(colleague);
    const letter = await house.mail.next(colleague.email);
    isIn(letter, ours);
    for (const hasScript of [true, false]) {
      const person = await meet({ language: ours, hasScript });
      await person.openLink(letter);
      await person.readsOwnLanguage();
      await person.switchTo(theirs);
      expect(new URL(person.page.url()).pathname).toBe('/activate/choose');
      await person.readsOwnLanguage();
      // Of that link alone: the browser may be somebody else's.
      await person.open('/login');
      await expect(person.page.locator('html')).toHaveAttribute('lang', ours);
      if (hasScript) continue;
      await person.openLink(letter);
      await person.readsOwnLanguage();
      await person.choosePassword(PASSWORD);
      await person.lands('/welcome');
      await person.readsOwnLanguage();
    }
    isIn(await house.mail.next(colleague.email), theirs);
    const later = await meet({ language: theirs, browserAsksFor: ours, session: await house.signIn(colleague.email) });
    await later.open('/');
    await later.readsOwnLanguage();
  });

  test(`the switch to ${theirs} signed in is the account's from then on`, async ({ house, meet }) => {
    for (const hasScript of [true, false]) {
      const colleague = house.someone(ours);
      const { session } = await house.employ(colleague);
      const person = await meet({ language: ours, hasScript, session });
      await person.open('/profile');
      await person.readsOwnLanguage();
      await person.switchTo(theirs);
      expect(new URL(person.page.url()).pathname).toBe('/profile');
      await person.readsOwnLanguage();
      await person.open('/');
      await person.readsOwnLanguage();
      const elsewhere = await meet({ language: theirs, browserAsksFor: ours, session: await house.signIn(colleague.email) });
      await elsewhere.open('/');
      await elsewhere.readsOwnLanguage();
    }
  });

  test(`a visitor reads what the browser asks for, or what was chosen on it (${theirs})`, async ({ meet }) => {
    const person = await meet({ language: theirs });
    for (const path of ['/login', '/forgot', '/activate']) {
      await person.open(path);
      await person.readsOwnLanguage();
    }
    await person.switchTo(ours);
    expect(new URL(person.page.url()).pathname).toBe('/activate');
    for (const path of ['/login', '/forgot', '/reset/choose?id=unknown']) {
      await person.open(path);
      await person.readsOwnLanguage();
    }
    await person.open('/nothing-here');
    person.watch.allows(/status of 404/);
    await person.awake();
  });
}

test('dark and light are chosen by a press and stand in the page before anything is drawn: no flash', async ({ house, administrator }) => {
  const boss = await administrator();
  // Whatever the page's own program does to the theme after the server has written it is noted.
  await boss.context.addInitScript(() => {
    const changes: string[] = [];
    Object.assign(window, { changes });
    new MutationObserver((records) => {
      for (const record of records) changes.push(`${record.oldValue} → ${(record.target as Element).getAttribute('data-theme')}`);
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-theme'], attributeOldValue: true });
  });
  const ground = () => boss.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await boss.open('/profile');
  const light = await ground();
  for (const [theme, isDark] of [['dark', true], ['light', false], ['dark', true], ['system', false]] as const) {
    const pressed = boss.page.locator(`main button[name="theme"][value="${theme}"]`);
    await expect(pressed).toHaveText(boss.say(`common-theme.${theme}`));
    await pressed.click();
    await expect(pressed).toHaveAttribute('aria-pressed', 'true');
    await boss.awake();
    expect(new URL(boss.page.url()).pathname).toBe('/profile');
    expect(await boss.page.evaluate(() => (window as unknown as { changes: string[] }).changes)).toEqual([]);
    expect((await ground()) === light).toBe(!isDark);
    const first = await (await boss.context.request.get(`${house.url}/`)).text();
    expect(first.match(/<html[^>]*>/)?.[0].includes(`data-theme="${theme}"`) ?? false).toBe(theme !== 'system');
  }
});
