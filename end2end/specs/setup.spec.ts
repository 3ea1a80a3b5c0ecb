// The first run: once, behind a one-time link, never again.
import { expect, test } from '../support/test.ts';
import { LANGUAGES } from '../support/words.ts';

test.use({ isSetUp: false });

for (const language of LANGUAGES) {
  for (const hasScript of [true, false]) {
    const how = `${language}, ${hasScript ? 'with' : 'without'} a script`;

    test(`the set-up form tells every fault at once, loses nothing and keeps its link (${how})`, async ({ house, meet }) => {
      const person = await meet({ language, hasScript });
      person.watch.expectsRefusal(422);
      await person.open('/');
      await person.lands('/setup');
      await person.sees('set-up-needs-link');
      await person.readsOwnLanguage();
      await person.open(house.setUpLink);
      await person.seesHeading('set-up-title');
      await person.readsOwnLanguage();
      const typed = { organisation_name: '  ', support_address: 'nobody', first_name: 'Zoé\u202eegdirb', last_name: 'D’Arcy & Fils', email: '' };
      for (const [id, value] of Object.entries(typed)) await person.page.locator(`#${id}`).fill(value);
      await person.page.locator('#default_locale').selectOption('fr');
      await person.page.locator('#time_zone').selectOption('America/Toronto');
      await person.fill('password-new', 'too short');
      await person.press('set-up-submit');
      await person.seesFault('organisation_name', 'problem-required');
      await person.seesFault('support_address', 'problem-not-an-address');
      await person.seesFault('first_name', 'problem-control-characters');
      await person.seesFault('email', 'problem-required');
      await person.seesFault('password', 'problem-password-too-short', { min: 15 });
      await person.readsOwnLanguage();
      await expect(person.page.locator('#last_name')).toHaveValue(typed.last_name);
      await expect(person.page.locator('#support_address')).toHaveValue(typed.support_address);
      await expect(person.page.locator('#default_locale')).toHaveValue('fr');
      await expect(person.page.locator('#time_zone')).toHaveValue('America/Toronto');
    });
  }
}

test('ac_82 the set-up is there once: its link is spent, its page is gone', async ({ house, meet }) => {
  const person = await meet();
  await person.setUp();
  await person.sees('notice-set-up');
  // Who set the house up published the policy by doing so, and isn't asked to accept it.
  await person.sees('home-first-steps');
  await expect(person.page.locator('.first-step:not([data-done])')).toHaveCount(3);
  for (const visitor of [person, await meet()]) {
    for (const path of ['/setup', house.setUpLink]) {
      await visitor.open(path);
      expect(new URL(visitor.page.url()).pathname).toBe(visitor === person ? '/' : '/login');
    }
  }
  const stranger = await house.visitor();
  const answer = await stranger.post('/api/setup/complete', {
    form: { 'form[token]': house.setUpLink.split('/').at(-1) ?? '', 'form[organisation_name]': 'Another', 'form[email]': 'a@b.example' },
  });
  expect(answer.status()).toBe(409);
});

test('the time zone is the browser’s own until another is chosen', async ({ house, meet }) => {
  const person = await meet();
  await person.open(house.setUpLink);
  const zone = person.page.locator('#time_zone');
  const own = await person.page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  await expect(zone).toHaveValue(own);
  await expect(zone.locator('option[value="America/St_Johns"]')).toHaveText(/^America – St Johns \(UTC−0[23]:30\)$/);
});

test('row_43 English is the language of the house unless another one is chosen; each is offered by its own name', async ({ house, meet }) => {
  const person = await meet({ language: 'en' });
  await person.open(house.setUpLink);
  await expect(person.page.locator('#default_locale')).toHaveValue('en');
  await expect(person.page.locator('#default_locale option')).toHaveText(['English', 'Français']);
  house.organisation.language = 'fr';
  await person.setUp();
  // The house speaks French now: it is what a new colleague's language starts from.
  await person.open('/staff/new');
  await expect(person.page.locator('#locale')).toHaveValue('fr');
});
