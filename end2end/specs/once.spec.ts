// However often a form is sent (a double click, a reload, the back button), it has one effect.
import { OTHER_PASSWORD, PASSWORD } from '../support/house.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/test.ts';

/** Two clicks as fast as fingers are. What comes of them is for the test to wait for. */
async function doubleClick(person: Person, key: string): Promise<void> {
  await person.page.getByRole('button', { name: person.say(key), exact: true }).filter({ visible: true }).first().dblclick();
  await person.page.waitForLoadState('networkidle');
}

/** The page is loaded again, the browser goes back to the form, and what it will still send is sent again. */
async function comesBack(person: Person, field: string, value: string, key: string): Promise<void> {
  // What was sent may still be on its way to another page.
  await expect(() => person.page.reload()).toPass();
  await person.awake();
  await person.page.goBack();
  await person.page.waitForLoadState('networkidle');
  await person.awake();
  const [input, button] = [person.page.locator(`#${field}`), person.button(key).filter({ visible: true })];
  if (!(await input.isVisible()) || (await button.count()) === 0) return;
  await input.fill(value);
  await button.first().click();
  await person.page.waitForLoadState('networkidle');
}

for (const hasScript of [true, false]) {
  const how = hasScript ? 'with a script' : 'without a script';

  test(`ac_89 a new colleague is added once, by a double click, a reload and the back button (${how})`, async ({ house, administrator }) => {
    const boss = await administrator({ hasScript });
    boss.watch.expectsRefusal(422, 409);
    const colleague = house.someone('en');
    await boss.open('/staff/new');
    await boss.describes(colleague);
    await doubleClick(boss, 'staff-add');
    await boss.lands(/^\/staff\/[0-9a-f-]{36}/);
    await boss.sees('notice-invited');
    await boss.page.reload();
    await boss.awake();
    await boss.page.goBack();
    await boss.page.waitForLoadState();
    // If the browser still has what was typed, it is sent again.
    if (new URL(boss.page.url()).pathname === '/staff/new' && (await boss.page.locator('#email').inputValue()) !== '') {
      await boss.saveStaff();
      await boss.page.waitForLoadState();
    }
    await boss.open(`/staff?q=${encodeURIComponent(colleague.email)}`);
    await expect(boss.page.locator('tbody tr')).toHaveCount(1);
    await house.mail.next(colleague.email);
    expect(house.mail.to(colleague.email)).toHaveLength(1);
  });

  test(`ac_89 activating, accepting and choosing another password happen once (${how})`, async ({ house, meet }) => {
    const colleague = house.someone('en');
    const id = await house.invite(colleague);
    const person = await meet({ hasScript });
    person.watch.expectsRefusal(401, 409, 422);
    const link = await house.linkFor(colleague.email);
    await person.open(link);
    await person.fill('password-new', PASSWORD);
    await doubleClick(person, 'choose-submit');
    await house.mail.next(colleague.email);
    // Of two posts the second may be the one whose answer the browser shows; the account is there either way.
    await comesBack(person, 'password', OTHER_PASSWORD, 'choose-submit');
    await person.context.addCookies((await house.signIn(colleague.email)).cookies);
    await person.open('/welcome');
    await person.page.getByLabel(person.say('welcome-accept')).check();
    await doubleClick(person, 'common-continue');
    // Leaving the page before it has been sent would only tell that nothing was.
    await expect.poll(() => house.history(id)).toContain('policy-accepted');
    // What was sent may still be on its way to another page.
    await expect(() => person.open('/')).toPass();
    await person.lands('/');
    await person.open('/profile');
    await person.fill('profile-current-password', PASSWORD);
    await person.fill('password-new', OTHER_PASSWORD);
    await doubleClick(person, 'profile-password-submit');
    await house.mail.next(colleague.email);
    await comesBack(person, 'password', OTHER_PASSWORD, 'profile-password-submit');
    await house.signIn(colleague.email, OTHER_PASSWORD);

    const visitor = await house.visitor();
    await visitor.post('/api/passwords/forgotten', { form: { 'form[email]': colleague.email } });
    await visitor.dispose();
    await person.open(await house.linkFor(colleague.email));
    await person.fill('password-new', PASSWORD);
    await doubleClick(person, 'reset-submit');
    await house.mail.next(colleague.email);
    await comesBack(person, 'password', OTHER_PASSWORD, 'reset-submit');
    await house.signIn(colleague.email, PASSWORD);

    const told = await house.history(id);
    for (const event of ['account-activated', 'policy-accepted', 'password-changed', 'password-reset']) {
      expect(told.filter((found) => found === event), event).toHaveLength(1);
    }
    // Invitation, activated, changed, the link, changed.
    expect(house.mail.to(colleague.email)).toHaveLength(5);
  });

  test(`ac_89 an account is activated, sent a new link and given another address once each (${how})`, async ({ house, administrator }) => {
    const colleague = house.someone('en');
    const id = await house.invite(colleague, 'later');
    const boss = await administrator({ hasScript });
    boss.watch.expectsRefusal(409, 422);
    for (const [key, letters] of [['staff-activate', 1], ['staff-resend', 2]] as const) {
      await boss.open(`/staff/${id}`);
      await boss.follow(key);
      await doubleClick(boss, key);
      await house.mail.next(colleague.email);
      await boss.open(`/staff/${id}`);
      expect(house.mail.to(colleague.email)).toHaveLength(letters);
    }
    const right = house.someone('en').email;
    await boss.open(`/staff/${id}`);
    await boss.follow('staff-correct');
    await boss.page.getByRole('dialog').locator('#email').fill(right);
    await doubleClick(boss, 'staff-correct-and-resend');
    await house.mail.next(right);
    await boss.open(`/staff/${id}`);
    await boss.page.reload();
    const told = await house.history(id);
    for (const [event, times] of [['account-created', 1], ['invitation-queued', 3], ['address-corrected', 1]] as const) {
      expect(told.filter((found) => found === event), event).toHaveLength(times);
    }
    expect(house.mail.to(right)).toHaveLength(1);
    expect(house.mail.to(colleague.email)).toHaveLength(2);
  });

  test(`ac_89 signing in twice at once signs in; asking twice at once sends one link (${how})`, async ({ house, meet }) => {
    const colleague = house.someone('en');
    await house.employ(colleague);
    const person = await meet({ hasScript });
    await person.open('/forgot');
    await person.fill('forgotten-email', colleague.email);
    await doubleClick(person, 'forgotten-submit');
    await person.seesHeading('asked-title');
    await person.page.reload();
    await person.awake();
    await person.page.goBack();
    await person.open('/login');
    await person.fill('sign-in-name', colleague.email);
    await person.fill('sign-in-password', PASSWORD);
    await doubleClick(person, 'common-sign-in');
    await person.lands('/');
    const links = new Set([await house.linkFor(colleague.email)]);
    for (const letter of house.mail.to(colleague.email).slice(2)) links.add(letter.text.match(/http\S+\/reset\/\S+/)?.[0] ?? '');
    expect(links.size).toBe(1);
  });
}

test.describe(() => {
  test.use({ isSetUp: false });

  for (const hasScript of [true, false]) {
    test(`ac_89 the house is set up once by a double click (${hasScript ? 'with' : 'without'} a script)`, async ({ house, meet }) => {
      const person = await meet({ hasScript });
      person.watch.expectsRefusal(409);
      await person.fillSetUp();
      await doubleClick(person, 'set-up-submit');
      // Until there is an organisation, whoever comes is led to its set-up.
      const visitor = await house.visitor();
      await house.until(async () => (await visitor.get('/login', { maxRedirects: 0 })).status() === 200);
      await visitor.dispose();
      await comesBack(person, 'organisation_name', 'Another', 'set-up-submit');
      const session = await house.signIn(house.administrator.email);
      const boss = await meet({ session });
      await boss.open('/staff');
      await expect(boss.page.locator('tbody tr')).toHaveCount(1);
    });
  }
});
