// Takes the pictures of the README from the sample organisation, as a reader in each language sees it. Not a test: it passes unless a page is
// missing. Pictures are small on purpose: they lie in the repository.
import { join } from 'node:path';
import { House, type Session } from './support/house.ts';
import { Person } from './support/person.ts';
import { test } from './support/test.ts';
import type { Language } from './support/words.ts';

const FOLDER = join(import.meta.dirname, 'pictures');

test.use({ isSetUp: false });

test('pictures of the README', async ({ browser }) => {
  const house = await House.start({}, { demo: true });
  try {
    const meet = async (language: Language, scheme: 'light' | 'dark', session?: Session, width = 1200): Promise<Person> => {
      const context = await browser.newContext({
        locale: language === 'fr' ? 'fr-FR' : 'en-GB',
        colorScheme: scheme,
        storageState: session,
        viewport: { width, height: 720 },
      });
      return new Person(await context.newPage(), house, undefined as never, true, language);
    };
    const take = async (person: Person, name: string): Promise<void> => {
      await person.page.waitForLoadState('networkidle');
      await person.page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
      await person.context.close();
    };

    const english = await meet('en', 'light', await house.administratorReads('en'));
    await english.open('/staff');
    await take(english, 'staff.en.light');

    const beside = await meet('en', 'light', await house.administratorReads('en'));
    await beside.open('/staff?state=attention');
    await beside.page.locator('a.row-link').first().click();
    await beside.lands(/^\/staff\/[0-9a-f-]{36}/);
    await take(beside, 'person.en.light');

    // Somebody who holds something: their matrix, wide, and on a phone in French.
    const { rows } = await house.administratorCalls<{ rows: Array<{ id: string; is_administrator: boolean; state: unknown }> }>('staff/list', { search: '' });
    const holder = rows.find((row) => !row.is_administrator && row.state === 'active')?.id ?? '';
    const matrix = await meet('en', 'light', await house.administratorReads('en'));
    await matrix.open(`/staff/${holder}/access`);
    await take(matrix, 'access.en.light');
    const narrow = await meet('fr', 'light', await house.administratorReads('fr'), 320);
    await narrow.open(`/staff/${holder}/access`);
    await take(narrow, 'access.fr.320');

    const groups = await meet('en', 'light', await house.administratorReads('en'));
    await groups.open('/permission-groups');
    await take(groups, 'permission-groups.en.light');

    const profiles = await meet('en', 'light', await house.administratorReads('en'));
    await profiles.open('/user-groups');
    await take(profiles, 'user-groups.en.light');

    // Somebody who reads French and has no address: their card, and the PIN they choose.
    const { user_groups } = await house.administratorCalls<{ user_groups: Array<{ id: string; signs_in: string }> }>('staff/draw-form', { sent: 'true' });
    const awa = await house.administratorCalls<string>('staff/invite', {
      first_name: 'Awa', last_name: 'Diallo', username: 'awa.diallo', locale: 'fr', send: 'now',
      user_group: user_groups.find(({ signs_in }) => signs_in === 'pin')?.id ?? '',
    });
    const printer = await meet('fr', 'light', await house.administratorReads('fr'), 1000);
    await printer.open(`/staff/${awa}?confirm=card`);
    await printer.page.getByRole('dialog').getByRole('button', { name: printer.say('staff-card'), exact: true }).click();
    await printer.lands(/^\/staff\/cards\?id=/);
    await printer.page.locator('.access-card').waitFor();
    const code = (await printer.page.locator('.access-card dd').nth(1).textContent()) ?? '';
    await take(printer, 'card.fr.light');
    const phone = await meet('fr', 'light', undefined, 360);
    await phone.open('/card');
    await phone.fill('card-sign-in-name', 'awa.diallo');
    await phone.fill('card-code', code);
    await phone.press('common-continue');
    await phone.lands(/^\/card\/choose/);
    await phone.page.locator('summary', { hasText: phone.say('own-secret-draw') }).click();
    await phone.sees('own-secret-draw-hint');
    await take(phone, 'first-pin.fr.phone');

    const french = await meet('fr', 'dark', await house.administratorReads('fr'));
    await french.open('/staff');
    await take(french, 'staff.fr.dark');

    const invited = house.someone('fr', { firstName: 'Élise', lastName: 'Garneau', email: 'elise.garneau@example.org' });
    await house.invite(invited);
    const newcomer = await meet('fr', 'light');
    await newcomer.open(await house.linkFor(invited.email));
    await newcomer.fill('password-new', 'une lanterne près de la mer');
    await take(newcomer, 'activation.fr.light');
  } finally {
    await house.stop();
  }
});
