// Signing in and out, and what is left afterwards.
import { PASSWORD } from '../support/house.ts';
import { expect, test } from '../support/test.ts';
import { LANGUAGES } from '../support/words.ts';

for (const language of LANGUAGES) {
  test(`a session that ends over a filled form leads to another tab, and nothing that was typed is lost (${language})`, async ({ house, administrator }) => {
    const boss = await administrator({ language });
    boss.watch.expectsRefusal(401);
    await boss.open('/staff/new');
    await boss.describes(house.someone(language), 'later');
    await boss.sees('staff-new-next-later');
    await boss.seesNo('staff-new-next-mail');
    await boss.context.clearCookies({ name: 'sid' });
    await boss.saveStaff();
    await boss.sees('session-over-title');
    await boss.readsOwnLanguage();
    await expect(boss.page.getByRole('alert').locator('..')).toBeFocused();
    const opens = boss.context.waitForEvent('page');
    await boss.follow('session-over-sign-in');
    const tab = await opens;
    await tab.locator('#sign_in_name').fill(house.administrator.email);
    await tab.locator('#password').fill(house.administrator.password);
    await tab.locator('#password').press('Enter');
    await tab.waitForURL(`${house.url}/`);
    await boss.saveStaff();
    await boss.lands(/^\/staff\/[0-9a-f-]{36}/);
    await boss.sees('notice-added');
  });

  for (const hasScript of [true, false]) {
    const how = `${language}, ${hasScript ? 'with' : 'without'} a script`;

    test(`row_64 one signs in with the address of one’s profile and is led to the page one wanted (${how})`, async ({ house, meet }) => {
      const colleague = house.someone(language);
      await house.employ(colleague);
      const person = await meet({ language, hasScript });
      await person.open('/profile');
      await person.lands('/login');
      await person.readsOwnLanguage();
      await person.signIn(`  ${colleague.email.toUpperCase()} `, PASSWORD);
      await person.lands('/profile');
      await expect(person.page.getByText(colleague.email).first()).toBeVisible();
      // Who is signed in has no business on these.
      for (const path of ['/login', '/forgot', '/setup']) {
        await person.open(path);
        await person.lands('/');
      }
    });

    test(`a wrong name and a wrong password get one answer, and what was typed stays (${how})`, async ({ house, meet }) => {
      const colleague = house.someone(language);
      await house.employ(colleague);
      const person = await meet({ language, hasScript });
      person.watch.expectsRefusal(401);
      await person.open('/login?next=%2Fprofile');
      const answers = [];
      for (const [name, password] of [[colleague.email, 'not the right password'], ['stranger@aurore.example', PASSWORD]]) {
        await person.signIn(name, password);
        await person.sees('error-sign-in-failed');
        await expect(person.field('sign-in-name')).toHaveValue(name);
        answers.push(await person.text());
        await person.readsOwnLanguage();
      }
      expect(answers[0]).toBe(answers[1]);
      await person.signIn(colleague.email, PASSWORD);
      await person.lands('/profile');
    });

    test(`ac_54 after signing out the back button shows nothing of what was there (${how})`, async ({ house, administrator }) => {
      const colleague = house.someone(language);
      await house.invite(colleague, 'later');
      const boss = await administrator({ language, hasScript });
      const { cookies } = await boss.context.storageState();
      for (const path of ['/', '/staff', '/profile']) await boss.open(path);
      await boss.open('/staff');
      await boss.seesText(colleague.lastName);
      await boss.signOut();
      await boss.sees('notice-signed-out');
      expect((await boss.context.cookies()).map((cookie) => cookie.name)).not.toContain('sid');
      for (let pages = 0; pages < 4; pages += 1) {
        await boss.page.goBack();
        await boss.page.waitForLoadState();
        await expect(boss.page).toHaveURL(/\/login/);
        expect(await boss.text()).not.toContain(colleague.lastName);
        expect(await boss.text()).not.toContain(house.administrator.email);
      }
      // The session is over on the server, whatever the browser still had.
      await boss.context.addCookies(cookies);
      await boss.open('/staff');
      await boss.lands('/login');
      await house.signIn(house.administrator.email).then((session) => boss.context.addCookies(session.cookies));
      await boss.open('/staff');
      await boss.lands('/staff');
    });
  }
}

test('ac_53 each sign-in begins a new session', async ({ house, meet }) => {
  const colleague = house.someone('en');
  await house.employ(colleague);
  const person = await meet();
  const secrets = new Set<string>();
  // A value that somebody has planted is not taken over either.
  await person.context.addCookies([{ name: 'sid', value: 'A'.repeat(43), url: house.url }]);
  for (let times = 0; times < 2; times += 1) {
    await person.open('/login');
    await person.signIn(colleague.email, PASSWORD);
    await person.lands('/');
    const cookie = (await person.context.cookies()).find(({ name }) => name === 'sid');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    secrets.add(cookie?.value ?? '');
    await person.signOut();
  }
  expect(secrets.size).toBe(2);
  expect(secrets).not.toContain('A'.repeat(43));
});

test.describe(() => {
  test.use({ alone: true });

  test('a session that ended by itself: the next press leads to the sign-in page and back', async ({ house, administrator }) => {
    const boss = await administrator();
    boss.watch.expectsRefusal(401);
    await boss.open('/staff');
    await house.advance({ minutes: 31 });
    await boss.follow('common-home');
    await boss.lands('/login');
    await boss.signIn(house.administrator.email, PASSWORD);
    await boss.lands('/');
  });
});
