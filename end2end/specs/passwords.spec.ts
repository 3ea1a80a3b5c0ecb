// Choosing, forgetting, resetting and changing a password.
import { OTHER_PASSWORD, PASSWORD } from '../support/house.ts';
import { isIn, says } from '../support/letters.ts';
import { linkOf } from '../support/sink.ts';
import { expect, test } from '../support/test.ts';
import { LANGUAGES, Words } from '../support/words.ts';

for (const language of LANGUAGES) {
  test(`row_58 row_60 row_62 row_63 the link leads to a page where the person chooses any password, and is told to keep it safe (${language})`, async ({ house, meet }) => {
    const colleague = house.someone(language);
    await house.invite(colleague);
    const person = await meet({ language });
    person.watch.expectsRefusal(401);
    await person.open(await house.linkFor(colleague.email));
    await person.lands('/activate/choose');
    await person.seesHeading('choose-greeting', { organisation: house.organisation.name });
    await person.sees('password-keep');
    await person.sees('password-hint');

    // The strength is told in words as one types: colour is never alone.
    const meter = person.page.getByRole('meter', { name: person.say('password-strength') });
    for (const [typed, key] of [
      ['abc', 'password-strength-weak'],
      ['twelve chars', 'password-strength-short'],
      ['a lantern by the sea', 'password-strength-good'],
      ['a lantern by the sea, at night', 'password-strength-strong'],
      // What will be refused isn't praised: the names that the page knows, and what repeats itself.
      [`${house.organisation.name} ${colleague.email}`, 'password-strength-weak'],
      ['passwordpassword', 'password-strength-weak'],
    ]) {
      await person.fill('password-new', typed);
      await person.sees(key);
      await expect(meter).toHaveAttribute('aria-valuetext', person.say(key));
    }
    // Spaces, accents, another alphabet: what the person likes.
    const own = ' l’été à Mytilène – Μυτιλήνη 2026 ';
    await person.choosePassword(own);
    await person.lands('/welcome');
    await person.sees('notice-password-set');
    await person.readsOwnLanguage();
    await person.acceptPolicy();
    await person.signOut();
    await person.signIn(colleague.email, own.trim());
    await person.sees('error-sign-in-failed');
    await person.signIn(colleague.email, own);
    await person.lands('/');
  });

  test(`row_61 the system chooses a strong password: to take over, to copy, to draw another (${language})`, async ({ house, meet }) => {
    const colleague = house.someone(language);
    await house.invite(colleague);
    const person = await meet({ language });
    await person.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: house.url });
    await person.open(await house.linkFor(colleague.email));
    await person.page.getByText(person.say('password-let-choose')).click();
    const shown = person.page.locator('.drawn code');
    const first = await shown.innerText();
    expect(first.length).toBeGreaterThanOrEqual(15);
    await person.press('password-draw-another');
    await expect(shown).not.toHaveText(first);
    const drawn = await shown.innerText();
    await person.press('common-copy');
    await person.sees('common-copied');
    expect(await person.page.evaluate(() => navigator.clipboard.readText())).toBe(drawn);
    await person.press('password-use-drawn');
    await expect(person.field('password-new')).toHaveValue(drawn);
    await person.sees('password-strength-strong');
    await person.readsOwnLanguage();
    await person.press('choose-submit');
    await person.lands('/welcome');
    await house.signIn(colleague.email, drawn);
  });

  test(`row_61 row_62 without a script the drawn password stands in the page, to be read and typed; the warning too (${language})`, async ({ house, meet }) => {
    const colleague = house.someone(language);
    await house.invite(colleague);
    const person = await meet({ language, hasScript: false });
    await person.open(await house.linkFor(colleague.email));
    await expect(person.page.locator('.drawn code')).toBeHidden();
    // Nothing would move the meter.
    await expect(person.page.locator('.strength')).toBeHidden();
    await person.page.getByText(person.say('password-let-choose')).click();
    const drawn = await person.page.locator('.drawn code').innerText();
    expect(drawn.length).toBeGreaterThanOrEqual(15);
    await person.sees('password-keep');
    await person.readsOwnLanguage();
    await person.choosePassword(drawn);
    await person.lands('/welcome');
    await house.signIn(colleague.email, drawn);
  });

  for (const hasScript of [true, false]) {
    const how = `${language}, ${hasScript ? 'with' : 'without'} a script`;

    test(`a forgotten password: the mailed link sets another, once, and every session ends (${how})`, async ({ house, meet }) => {
      const colleague = house.someone(language);
      const { session } = await house.employ(colleague);
      const person = await meet({ language, hasScript });
      person.watch.expectsRefusal(401);
      await person.open('/login');
      await person.follow('sign-in-forgotten');
      await person.lands('/forgot');
      await person.fill('forgotten-email', colleague.email);
      await person.press('forgotten-submit');
      await person.seesHeading('asked-title');
      await person.sees('asked-lead');
      await person.readsOwnLanguage();

      const letter = await house.mail.next(colleague.email);
      isIn(letter, language);
      says(letter, person.say('mail-reset.unexpected'));
      await person.openLink(letter);
      await person.lands('/reset/choose');
      await person.seesHeading('reset-title');
      await person.readsOwnLanguage();
      await person.fill('password-new', OTHER_PASSWORD);
      await person.press('reset-submit');
      // No automatic sign-in after a reset.
      await person.lands('/login');
      await person.sees('notice-password-reset');
      await person.readsOwnLanguage();
      await person.signIn(colleague.email, PASSWORD);
      await person.sees('error-sign-in-failed');
      await person.signIn(colleague.email, OTHER_PASSWORD);
      await person.lands('/');

      const notice = await house.mail.next(colleague.email);
      isIn(notice, language);
      expect(notice.subject).toBe(person.say('mail-password-changed.subject', { organisation: house.organisation.name }));
      const before = await meet({ language, session });
      await before.open('/profile');
      await before.lands('/login');
      await before.open(linkOf(letter, house.url));
      await before.seesHeading('link-used.title');
      await before.follow('sign-in-forgotten');
      await before.lands('/forgot');
    });

    test(`row_79 who never activated the account and asks for a new password gets the activation link (${how})`, async ({ house, meet }) => {
      const colleague = house.someone(language);
      await house.invite(colleague);
      const first = await house.linkFor(colleague.email);
      const person = await meet({ language, hasScript });
      await person.open('/forgot');
      await person.fill('forgotten-email', colleague.email);
      await person.press('forgotten-submit');
      await person.seesHeading('asked-title');
      const letter = await house.mail.next(colleague.email);
      isIn(letter, language);
      says(letter, person.say('mail-activation.forgotten', { organisation: house.organisation.name }));
      // While a link is valid it is sent again, not replaced: nobody can kill somebody's link by asking.
      expect(linkOf(letter, house.url)).toBe(first);
      await person.openLink(letter);
      await person.lands('/activate/choose');
      await person.choosePassword(PASSWORD);
      await person.lands('/welcome');
    });

    test(`ac_42 ac_56 changing one’s own password asks for the present one, ends the other sessions, and is told by mail (${how})`, async ({ house, meet }) => {
      const colleague = house.someone(language);
      const { session } = await house.employ(colleague);
      const other = await house.signIn(colleague.email);
      const person = await meet({ language, hasScript, session });
      person.watch.expectsRefusal(422);
      await person.open('/');
      await person.follow('home-account-link');
      await person.lands('/profile');
      await person.fill('profile-current-password', 'not the one in force');
      await person.fill('password-new', OTHER_PASSWORD);
      await person.press('profile-password-submit');
      await person.seesFault('current_password', 'problem-current-password-wrong');
      await person.readsOwnLanguage();
      await person.fill('profile-current-password', PASSWORD);
      await person.fill('password-new', PASSWORD);
      await person.press('profile-password-submit');
      await person.seesFault('password', 'problem-password-same-as-before');
      await person.fill('profile-current-password', PASSWORD);
      await person.fill('password-new', OTHER_PASSWORD);
      await person.press('profile-password-submit');
      await person.sees('notice-password-changed');
      for (const field of ['profile-current-password', 'password-new']) await expect(person.field(field)).toHaveValue('');
      await person.readsOwnLanguage();
      await person.open('/');
      await person.lands('/');

      isIn(await house.mail.next(colleague.email), language);
      const elsewhere = await meet({ language, session: other });
      await elsewhere.open('/');
      await elsewhere.lands('/login');
      await house.signIn(colleague.email, OTHER_PASSWORD);
    });
  }
}

test('ac_41 passwords can be pasted, shown and hidden, and every field tells password managers what it is', async ({ house, meet }) => {
  const colleague = house.someone('en');
  await house.invite(colleague);
  const person = await meet();
  await person.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: house.url });
  const kinds = async (...wanted: Array<[id: string, autocomplete: string]>) => {
    for (const [id, autocomplete] of wanted) await expect(person.page.locator(`#${id}`)).toHaveAttribute('autocomplete', autocomplete);
  };
  const pastesAndShows = async (id: string) => {
    const field = person.page.locator(`#${id}`);
    await person.page.evaluate((text) => navigator.clipboard.writeText(text), OTHER_PASSWORD);
    await field.focus();
    await person.page.keyboard.press('Control+V');
    await expect(field).toHaveValue(OTHER_PASSWORD);
    await expect(field).toHaveAttribute('type', 'password');
    const eye = person.page.locator(`[aria-controls="${id}"]`);
    await expect(eye).toHaveAccessibleName(person.say('common-show'));
    await eye.click();
    await expect(field).toHaveAttribute('type', 'text');
    await expect(field).toHaveValue(OTHER_PASSWORD);
    await expect(eye).toHaveAccessibleName(person.say('common-hide'));
    await eye.click();
    await expect(field).toHaveAttribute('type', 'password');
  };

  await person.open('/login');
  await kinds(['sign_in_name', 'username'], ['password', 'current-password']);
  await pastesAndShows('password');
  for (const path of ['/forgot', '/activate']) {
    await person.open(path);
    await kinds(['email', 'username']);
  }
  await person.open(await house.linkFor(colleague.email));
  await kinds(['sign-in-name', 'username'], ['password', 'new-password']);
  await expect(person.page.locator('#sign-in-name')).toHaveValue(colleague.email);
  await pastesAndShows('password');
  await person.fill('password-new', PASSWORD);
  await person.press('choose-submit');
  await person.lands('/welcome');
  await person.acceptPolicy();
  await person.open('/profile');
  await kinds(['sign-in-name', 'username'], ['current_password', 'current-password'], ['password', 'new-password']);
  // The name before both: between the two a manager would take it for part of the new one.
  const ids = await person.page.locator('main form.form input').evaluateAll((inputs) => inputs.map((input) => input.id));
  expect(ids).toEqual(['sign-in-name', 'current_password', 'password']);
  await pastesAndShows('current_password');
  await pastesAndShows('password');
});

test('whoever is unknown gets the same answer as whoever is known, and no letter', async ({ house, meet }) => {
  const words = Words.of('en');
  const colleague = house.someone('en');
  await house.employ(colleague);
  const person = await meet();
  const answers = [];
  for (const address of ['stranger@aurore.example', colleague.email]) {
    await person.open('/forgot');
    await person.fill('forgotten-email', address);
    await person.press('forgotten-submit');
    await person.seesHeading('asked-title');
    answers.push(await person.text());
  }
  expect(answers[0]).toBe(answers[1]);
  expect((await house.mail.next(colleague.email)).subject).toBe(words.say('mail-reset.subject', { organisation: house.organisation.name }));
  expect(house.mail.to('stranger@aurore.example')).toEqual([]);
});
