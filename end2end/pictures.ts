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
