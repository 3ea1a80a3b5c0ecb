// Every page, in both languages, light and dark, with its faults shown: no violation that axe can find (WCAG 2.2 AA), every word in the page's
// language, and nothing that has to be scrolled sideways on the narrowest phone.
import type { Route } from '@playwright/test';
import { isAccessible } from '../support/accessibility.ts';
import type { Person } from '../support/person.ts';
import { type Scene, sceneOf } from '../support/scene.ts';
import { expect, test } from '../support/test.ts';
import { LANGUAGES } from '../support/words.ts';

type Who = keyof Scene['sessions'];
type View = { name: string; who: Who; path: (scene: Scene) => string; then?: (person: Person) => Promise<unknown> };

const at = (name: string, who: Who, path: string, then?: View['then']): View => ({ name, who, path: () => path, then });
const behind = (name: string, link: keyof Scene['links'], then?: View['then']): View => ({
  name, who: 'visitor', path: ({ links }) => links[link], then,
});
const beside = (name: string, account: keyof Scene['accounts'], then?: View['then']): View => ({
  name, who: 'administrator', path: ({ accounts }) => `/staff/${accounts[account]}`, then,
});
const within = (name: string, path: string): View => ({
  name, who: 'administrator', path: ({ building }) => `/buildings/${building}${path}`,
});
const access = (name: string, query: string, then?: View['then']): View => ({
  name, who: 'administrator', path: ({ accounts }) => `/staff/${accounts.active}/access${query}`, then,
});
const goesOn = (route: Route): Promise<void> => route.continue();
/** What the page's program asks the server for, from now on. */
const asksOf = (person: Person): string[] => {
  const asked: string[] = [];
  person.page.on('request', (request) => {
    if (request.method() === 'POST') asked.push(new URL(request.url()).pathname);
  });
  return asked;
};
const asks = async (person: Person, key: string): Promise<void> => {
  await person.follow(key);
  await person.page.getByRole('dialog').waitFor();
};

const VIEWS: View[] = [
  at('sign-in', 'visitor', '/login?done=signed-out'),
  at('sign-in, refused', 'visitor', '/login', async (person) => {
    await person.signIn('stranger@aurore.example', 'not the right password');
    await person.sees('error-sign-in-failed');
  }),
  at('sign-in with faults', 'visitor', '/login', async (person) => {
    await person.press('common-sign-in');
    await person.seesFault('password', 'problem-required');
  }),
  at('forgotten password with a fault', 'visitor', '/forgot', async (person) => {
    await person.press('forgotten-submit');
    await person.seesFault('email', 'problem-required');
  }),
  at('a link asked for', 'visitor', '/forgot?done=link-asked'),
  at('asking for the activation link', 'visitor', '/activate'),
  behind('a link that was replaced', 'replaced'),
  behind('a link that was used', 'used'),
  behind('a link nobody sent', 'unknown'),
  behind('choosing a password, one drawn', 'open', (person) => person.page.getByText(person.say('password-let-choose')).click()),
  behind('choosing a password, with a fault', 'open', async (person) => {
    await person.choosePassword('too short');
    await person.seesFault('password', 'problem-password-too-short', { min: 15 });
    await person.press('common-show');
  }),
  behind('choosing another password', 'reset'),
  at('policy', 'newcomer', '/welcome?done=password-set'),
  at('policy, not accepted', 'newcomer', '/welcome', async (person) => {
    await person.press('common-continue');
    await person.seesFault('accepted', 'problem-not-accepted');
  }),
  at('home of an administrator', 'administrator', '/?done=set-up'),
  at('home of a colleague', 'colleague', '/?done=policy-accepted'),
  at('profile with faults', 'administrator', '/profile', async (person) => {
    await person.press('profile-password-submit');
    await person.seesFault('current_password', 'problem-required');
  }),
  at('staff', 'administrator', '/staff'),
  at('staff, nobody found', 'administrator', '/staff?q=zzzz&state=active'),
  at('staff, forbidden', 'colleague', '/staff'),
  at('new colleague', 'administrator', '/staff/new'),
  at('new colleague with faults', 'administrator', '/staff/new', async (person) => {
    await person.saveStaff();
    await person.seesFault('email', 'problem-required');
  }),
  beside('an account that was created, and the question before it is activated', 'created', (person) => asks(person, 'staff-activate')),
  beside('an account that was invited', 'invited'),
  beside('the question for the right address, with a fault', 'invited', async (person) => {
    await asks(person, 'staff-correct');
    await person.page.getByRole('dialog').locator('#email').fill('nobody');
    await person.press('staff-correct-and-resend');
    await person.seesFault('email', 'problem-not-an-address');
  }),
  beside('an account whose address is blocked', 'blocked'),
  beside('an active account', 'active'),
  beside('the question before somebody becomes an administrator', 'active', (person) => asks(person, 'staff-name-administrator')),
  access('the access of a colleague', '', async (person) => {
    const pick = person.page.locator('tbody select').first();
    const other = await pick.locator('option:not(:checked):not([disabled])').first().getAttribute('value');
    await pick.selectOption(other ?? '');
    await person.page.locator('#access-summary li').first().waitFor();
  }),
  access('access for a while, with faults', '?view=covers', async (person) => {
    await person.page.locator('summary', { hasText: person.say('cover-give') }).click();
    await person.page.locator('button', { hasText: person.say('cover-give') }).click();
    await person.seesFault('cover_until', 'problem-not-an-instant');
  }),
  access('the same access as somebody’s', '?colleague=zo'),
  at('the same access as somebody’s, for somebody new', 'administrator', '/staff/new?colleague=zo'),
  access('what somebody’s access comes to', '?view=effective'),
  beside('somebody who was handed a PIN', 'withoutAddress'),
  beside('somebody without an address, who asks for help', 'withPin'),
  beside('the question for another PIN, typed, with a fault', 'withPin', async (person) => {
    await asks(person, 'staff-pin-new');
    const dialog = person.page.getByRole('dialog');
    await dialog.locator('#pin').fill('123456');
    await dialog.getByRole('button', { name: person.say('staff-pin-draw'), exact: true }).click();
    await person.seesFault('pin', 'problem-pin-sequence');
  }),
  beside('a PIN that was drawn', 'withoutAddress', async (person) => {
    await asks(person, 'staff-pin-new');
    await person.page.getByRole('dialog').getByRole('button', { name: person.say('staff-pin-draw'), exact: true }).click();
    await person.sees('staff-pin-shown');
  }),
  beside('the question whether to print a card', 'withoutAddress', (person) => asks(person, 'staff-card')),
  beside('a sheet with a card', 'withoutAddress', async (person) => {
    await asks(person, 'staff-card');
    await person.page.getByRole('dialog').getByRole('button', { name: person.say('staff-card'), exact: true }).click();
    await person.lands(/^\/staff\/cards\?id=/);
    await person.page.locator('.access-card').waitFor();
  }),
  beside('the question for an address', 'withPin', async (person) => {
    await asks(person, 'staff-address');
    await person.page.getByRole('dialog').locator('#email').fill('nobody');
    await person.page.getByRole('dialog').locator('button[type=submit]').click();
    await person.seesFault('email', 'problem-not-an-address');
  }),
  beside('somebody\'s details, edited', 'withPin', async (person) => {
    await asks(person, 'staff-edit');
    for (const name of ['#first_name', '#last_name']) await person.page.getByRole('dialog').locator(name).fill('');
    await person.press('common-save');
    await person.seesFault('first_name', 'problem-required');
  }),
  beside('the question before an account is deactivated', 'active', (person) => asks(person, 'staff-deactivate')),
  beside('somebody who has left', 'inactive'),
  beside('the question before somebody comes back', 'inactive', (person) => asks(person, 'staff-reactivate')),
  at('staff, who asks for help, and what can be done with each', 'administrator', '/staff?state=asking', async (person) => {
    await person.page.locator('details.menu > summary').first().click();
    await person.page.locator('.menu-list').first().waitFor();
  }),
  at('user groups', 'administrator', '/user-groups?done=user-groups-added'),
  at('new user group with a fault', 'administrator', '/user-groups/new', async (person) => {
    await person.press('common-save');
    await person.seesFault(`names-${person.words.language}`, 'problem-no-name');
  }),
  at('cards of everybody in a building', 'administrator', '/buildings', async (person) => {
    await person.open(`/staff/cards?building=${(await sceneOf(person.house, person.words.language)).building}`);
  }),
  at('settings', 'administrator', '/settings?done=settings-saved'),
  at('a card\'s code, with a fault', 'visitor', '/card', async (person) => {
    await person.fill('card-sign-in-name', 'awa');
    await person.fill('card-code', 'not a code');
    await person.press('common-continue');
    await person.seesFault('code', 'problem-card-code-mistyped');
  }),
  at('asking for help, with a fault', 'visitor', '/forgot', async (person) => {
    await person.page.locator('summary', { hasText: person.say('help-ask-title') }).click();
    await person.press('help-ask-submit');
    await person.seesFault('sign_in_name', 'problem-required');
  }),
  at('help was asked for', 'visitor', '/forgot?done=help-asked'),
  at('the first PIN of one\'s own, with a fault', 'newcomerWithPin', '/welcome', async (person) => {
    await person.fill('own-secret-pin', '112233');
    await person.press('own-secret-submit');
    await person.seesFault('password', 'problem-pin-sequence');
  }),
  at('the first PIN, drawn', 'newcomerWithPin', '/welcome', async (person) => {
    await person.page.locator('summary', { hasText: person.say('own-secret-draw') }).click();
    await person.sees('own-secret-draw-hint');
  }),
  at('nobody there', 'administrator', '/staff/00000000-0000-7000-8000-000000000000'),
  at('new colleague, whose address may have been mistyped', 'administrator', '/staff/new', async (person) => {
    await person.describes({ ...person.house.someone('en'), email: 'camille@gmial.com' });
    await person.saveStaff();
    await person.seesFault('email', 'problem-perhaps-meant', { address: 'camille@gmail.com' });
  }),
  at('blocked list', 'administrator', '/delivery?done=unblocked', (person) => person.sees('delivery-no-such-address')),
  at('blocked list, the question before an address is taken off it', 'administrator', '/delivery', async (person) => {
    await person.page.locator('tbody tr').first().getByText(person.say('delivery-unblock'), { exact: true }).click();
    await person.page.getByRole('dialog').waitFor();
  }),
  at('blocked list, nothing found', 'administrator', '/delivery?q=zzzz'),
  at('blocked list, forbidden', 'colleague', '/delivery'),
  at('buildings, none yet or some', 'administrator', '/buildings'),
  at('buildings, none found', 'administrator', '/buildings?q=zzzz&sort=portfolio'),
  at('buildings, archived', 'administrator', '/buildings?archived=yes'),
  at('buildings, forbidden', 'colleague', '/buildings'),
  at('new building with faults', 'administrator', '/buildings/new', async (person) => {
    await person.press('buildings-add');
    await person.seesFault('reference', 'problem-required');
  }),
  at('no such building', 'administrator', '/buildings/00000000-0000-7000-8000-000000000000'),
  within('a building, and who has access', ''),
  within('a building, and who can do something there', '?can=00000000-0000-0000-0000-000000000002&level=manage&q=zzzz'),
  within('the question whether to archive a building', '?confirm=archive'),
  within('a building\'s form', '/edit'),
  at('a list of buildings, with rows to correct', 'administrator', '/buildings/import', async (person) => {
    await person.page.locator('#list').fill('Laurier;LAU;Nord\n;PLA;\nPlaza;lau;');
    await person.press('buildings-import-check');
    await person.lands(/draft=/);
  }),
  at('portfolios', 'administrator', '/buildings/portfolios'),
  at('history', 'administrator', '/history'),
  at('permission groups', 'administrator', '/permission-groups?done=group-saved'),
  at('new permission group with a fault', 'administrator', '/permission-groups/new', async (person) => {
    await person.press('common-save');
    await person.seesFault(`names-${person.words.language}`, 'problem-no-name');
  }),
  at('a permission group that allows everything', 'administrator', '/permission-groups/00000000-0000-0000-0000-000000000101'),
  at('two permission groups side by side', 'administrator',
    '/permission-groups/compare?a=00000000-0000-0000-0000-000000000101&b=00000000-0000-0000-0000-000000000102'),
  at('capabilities', 'administrator', '/permission-groups/capabilities'),
  at('new capability with a fault', 'administrator', '/permission-groups/capabilities/new', async (person) => {
    await person.press('common-save');
    await person.seesFault(`names-${person.words.language}`, 'problem-no-name');
  }),
  at('help', 'visitor', '/help'),
  at('help, nothing found', 'administrator', '/help?q=zzzz'),
  at('an article, for a visitor', 'visitor', '/help/activation-mail-missing-person'),
  at('an article, in the console', 'administrator', '/help/add-a-colleague'),
  at('no such page', 'visitor', '/nothing-here'),
  at('a refusal of the layers in front', 'visitor', '/staff/x.css'),
];

for (const language of LANGUAGES) {
  for (const { name, who, path, then } of VIEWS) {
    test(`axe and 320 px: ${name} (${language}, light and dark)`, async ({ house, meet }) => {
      const scene = await sceneOf(house, language);
      // What the layers draw by themselves has no program to wait for.
      const program = path(scene).endsWith('.css') ? goesOn : undefined;
      const person = await meet({ language, program, session: scene.sessions[who] });
      person.watch.expectsRefusal(401, 403, 404, 409, 422);
      const asked = asksOf(person);
      await person.open(path(scene));
      await person.page.evaluate(() => new Promise(requestAnimationFrame));
      expect(asked, 'whatever its program needs stands in the page').toEqual([]);
      await then?.(person);
      await person.readsOwnLanguage();
      await isAccessible(person);
    });
  }

  test(`on a narrow window the menu opens and closes by its button (${language})`, async ({ meet, house }) => {
    for (const hasScript of [true, false]) {
      const person = await meet({ language, hasScript, width: 320, session: await house.administratorReads(language) });
      await person.open('/');
      const menu = person.page.getByRole('navigation', { name: person.say('common-main-navigation') });
      await expect(menu).toBeHidden();
      await person.press('common-open-menu');
      await expect(menu).toBeVisible();
      // axe itself is a script.
      if (hasScript) await isAccessible(person);
      await menu.getByRole('link', { name: person.say('common-staff') }).click();
      await person.lands('/staff');
      await expect(menu).toBeHidden();
    }
  });

  test(`by keyboard alone: skip to the content, sign in, add somebody, hear what was done (${language})`, async ({ house, meet }) => {
    await house.administratorReads(language);
    const boss = await meet({ language });
    const types = (text: string) => boss.page.keyboard.type(text);
    const presses = (key: string) => boss.page.keyboard.press(key);
    await boss.open('/login');
    await presses('Tab');
    await expect(boss.page.locator('a.skip')).toBeFocused();
    await presses('Enter');
    await expect(boss.page.locator('#main')).toBeFocused();
    await boss.field('sign-in-name').focus();
    await types(house.administrator.email);
    await presses('Tab');
    await expect(boss.field('sign-in-password')).toBeFocused();
    await types(house.administrator.password);
    await presses('Enter');
    await boss.lands('/');
    await boss.open('/staff');
    await boss.link('staff-add').first().focus();
    await presses('Enter');
    await boss.lands('/staff/new');
    // Whoever changes their mind is back at the button.
    await expect(boss.page.locator('#panel-title')).toBeFocused();
    await presses('Escape');
    await boss.lands('/staff');
    await expect(boss.link('staff-add').first()).toBeFocused();
    await presses('Enter');
    await boss.lands('/staff/new');
    const colleague = house.someone(language);
    await boss.field('staff-first-name').focus();
    await types(colleague.firstName);
    await presses('Tab');
    await types(colleague.lastName);
    await presses('Tab');
    // Where there are user groups, one is chosen in between.
    if ((await boss.field('staff-user-group').count()) > 0) await presses('Tab');
    await expect(boss.field('staff-email')).toBeFocused();
    await types(colleague.email);
    await presses('Enter');
    await boss.lands(/^\/staff\/[0-9a-f-]{36}/);
    await expect(boss.page.getByRole('status').filter({ hasText: boss.say('notice-invited') })).toBeVisible();
    await boss.page.locator('.panel-close').focus();
    await presses('Escape');
    await boss.lands('/staff');
  });

  test.describe(() => {
    test.use({ isSetUp: false });

    test(`axe and 320 px: the set-up without its link, with it, with faults (${language}, light and dark)`, async ({ house, meet }) => {
      const person = await meet({ language });
      person.watch.expectsRefusal(422);
      for (const path of ['/setup', house.setUpLink]) {
        await person.open(path);
        await isAccessible(person);
      }
      await person.press('set-up-submit');
      await person.seesFault('organisation_name', 'problem-required');
      await isAccessible(person);
    });
  });

  test.describe(() => {
    test.use({ alone: true });

    test(`axe and 320 px: an expired link, and the list that tells of it (${language}, light and dark)`, async ({ house, meet }) => {
      const colleague = house.someone(language);
      await house.invite(colleague);
      const link = await house.linkFor(colleague.email);
      await house.advance({ hours: 25 });
      const person = await meet({ language });
      await person.open(link);
      await person.seesHeading('link-expired.title');
      await isAccessible(person);
      const boss = await meet({ language, session: await house.administratorReads(language) });
      await boss.open('/staff?state=attention');
      await boss.sees('staff-state-expired');
      await isAccessible(boss);
      // Nothing is awaited of the person any more: the panel says why, and what to do is its main button.
      await boss.page.getByRole('link', { name: `${colleague.firstName} ${colleague.lastName}`, exact: true }).click();
      await boss.sees('staff-step-link-expired');
      await boss.seesNo('staff-step-page-awaited', { name: `${colleague.firstName} ${colleague.lastName}` });
      await expect(boss.link('staff-resend')).toHaveClass(/primary/);
      await isAccessible(boss);
    });
  });

  test(`axe and 320 px: letters, and the development pages (${language}, light and dark)`, async ({ house, meet }) => {
    const colleague = house.someone(language);
    await house.employ(colleague);
    const developer = await meet({ language, program: goesOn });
    for (const path of ['/dev/mailbox', '/dev/clock', `/dev/ui?lang=${language}`]) {
      await developer.open(path);
      await isAccessible(developer);
    }
    await developer.open('/dev/mailbox');
    await developer.page.locator('a.row-link').first().click();
    await developer.page.waitForURL(/mailbox\/./);
    // The letter's frame lets no script in, axe's included: letters are looked at by themselves.
    await expect(developer.page.locator('iframe')).toHaveAttribute('title', /./);
    await developer.page.locator('iframe').evaluate((frame) => frame.remove());
    await isAccessible(developer);
    const letters = house.mail.to(colleague.email);
    expect(letters).toHaveLength(2);
    for (const letter of letters) {
      await developer.page.goto('about:blank');
      await developer.page.setContent(letter.html);
      await isAccessible(developer);
    }
  });
}
