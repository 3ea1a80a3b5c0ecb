// A week of an administrator's, in one go: the buildings, what may be done in them, a colleague who comes too late and is let in after all,
// an address that was wrong, and a cover that ends by itself.
import { PASSWORD } from '../support/house.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/test.ts';
import { LANGUAGES, other } from '../support/words.ts';

test.use({ isSetUp: false });

const BUILDINGS = ['Bellevue', 'Château-Vert', 'Mistral'];
const CONCIERGE = { en: 'Concierge', fr: 'Conciergerie' };

/** The control of a building's row in the matrix. */
const pick = (person: Person, building: string) =>
  person.page.getByRole('row', { name: new RegExp(`^${building}`) }).getByRole('combobox');

/** The field of a permission group's name in a language. */
const nameIn = (person: Person, language: 'en' | 'fr') =>
  person.page.getByLabel(person.say('permission-groups-name-in', { language: person.say('common-language-name', { code: language, endonym: language }) }));

async function onboards(person: Person, name: string): Promise<void> {
  await person.lands('/activate/choose');
  await person.choosePassword(PASSWORD);
  await person.lands('/welcome');
  await person.acceptPolicy();
  await person.sees('home-greeting', { name });
}

for (const language of LANGUAGES) {
  test(`row_1 row_29 row_30 row_33 row_34 row_36 row_54 from three buildings to a cover that ends by itself (${language})`, async ({ house, meet }) => {
    test.slow();
    let boss = await meet({ language });
    house.organisation.language = language;
    await boss.setUp();

    for (const [at, name] of BUILDINGS.entries()) {
      await boss.open('/buildings');
      await boss.follow('buildings-add');
      await boss.lands('/buildings/new');
      await boss.page.locator('#name').fill(name);
      await boss.page.locator('#reference').fill(`B${at}`);
      await boss.press('buildings-add');
      await boss.lands(/^\/buildings\/[0-9a-f-]{36}\?done=building-added$/);
    }
    await boss.open('/permission-groups');
    await boss.follow('permission-groups-new');
    await boss.lands('/permission-groups/new');
    await nameIn(boss, language).fill(CONCIERGE[language]);
    await nameIn(boss, other(language)).fill(CONCIERGE[other(language)]);
    const capability = boss.page.getByRole('radiogroup', { name: boss.say('capability-buildings'), exact: true });
    await capability.getByLabel(boss.say('level-view'), { exact: true }).check();
    await boss.press('common-save');
    await boss.lands(/permission-groups\?done=group-saved/);

    // Everywhere, and the same everywhere.
    const colleague = house.someone(language);
    const name = `${colleague.firstName} ${colleague.lastName}`;
    await boss.open('/staff');
    await boss.follow('staff-add');
    await boss.lands('/staff/new');
    await boss.describes(colleague);
    await boss.page.getByRole('button', { name: boss.say('access-select-all', { count: 3, group: boss.say('permission-group-default') }) }).click();
    await pick(boss, 'Bellevue').selectOption({ label: CONCIERGE[language] });
    await boss.page.getByRole('button', { name: boss.say('access-copy-of', { building: 'Bellevue' }) }).click();
    for (const building of BUILDINGS) await expect(pick(boss, building).locator('option:checked')).toHaveText(CONCIERGE[language]);
    await boss.saveStaff();
    await boss.lands(/^\/staff\/[0-9a-f-]{36}/);
    await boss.sees('notice-invited');
    const id = new URL(boss.page.url()).pathname.split('/')[2];

    // A day and a minute later the link has ended; the person gets another alone, and the administrator sends one more.
    const letter = await house.mail.next(colleague.email);
    // The open page finds out that its session has ended, too.
    boss.watch.expectsRefusal(401);
    await house.advance({ hours: 24, minutes: 1 });
    const person = await meet({ language });
    await person.openLink(letter);
    await person.seesHeading('link-expired.title');
    await person.follow('link-ask-again');
    await person.lands('/activate');
    await person.fill('forgotten-email', colleague.email);
    await person.press('ask-again-submit');
    await person.seesHeading('asked-title');
    const second = await house.mail.next(colleague.email);
    boss = await meet({ language, session: await house.administratorReads(language) });
    await boss.open(`/staff/${id}`);
    await boss.follow('staff-resend');
    await boss.page.getByRole('dialog').getByRole('button', { name: boss.say('staff-resend') }).click();
    await boss.sees('notice-resent');
    const third = await house.mail.next(colleague.email);
    await person.openLink(second);
    await person.seesHeading('link-replaced.title');
    await person.openLink(third);
    await onboards(person, name);
    for (const building of BUILDINGS) await person.seesText(building);
    await person.seesText(CONCIERGE[language]);
    await person.readsOwnLanguage();

    // An address that nobody has: the panel says so, and the right one gets the letter.
    const mistyped = house.someone(language);
    const right = mistyped.email;
    await boss.addStaff({ ...mistyped, email: `nobody.${right}` });
    const wrong = new URL(boss.page.url()).pathname.split('/')[2];
    await house.until(async () => Boolean((await house.administratorCalls<{ blocked: unknown }>('staff/panel', { account: wrong })).blocked));
    await boss.open(`/staff/${wrong}`);
    await boss.follow('staff-correct-and-resend');
    await boss.page.getByRole('dialog').locator('#email').fill(right);
    await boss.page.getByRole('dialog').getByRole('button', { name: boss.say('staff-correct-and-resend') }).click();
    await boss.sees('notice-address-corrected-and-sent');
    const newcomer = await meet({ language });
    await newcomer.openLink(await house.mail.next(right));
    await onboards(newcomer, `${mistyped.firstName} ${mistyped.lastName}`);

    // Only for a day: what they may do comes and goes by itself.
    await boss.open(`/staff/${wrong}`);
    await boss.follow('access-change');
    await boss.lands(`/staff/${wrong}/access`);
    await boss.page.getByRole('link', { name: boss.say('cover-title'), exact: true }).click();
    await boss.page.getByText(boss.say('cover-give')).first().click();
    await boss.page.locator('#scope').selectOption({ label: 'Mistral' });
    await boss.page.locator('#group').selectOption({ label: CONCIERGE[language] });
    const tomorrow = new Date((await house.now()).getTime() + 26 * 3600_000);
    await boss.page.locator('#cover_until').fill(tomorrow.toISOString().slice(0, 16));
    await boss.page.locator('button', { hasText: boss.say('cover-give') }).click();
    await boss.sees('notice-cover-given');
    await boss.sees('cover-running');
    await boss.readsOwnLanguage();
    await newcomer.open('/');
    await newcomer.seesText('Mistral');
    boss.watch.expectsRefusal(401);
    newcomer.watch.expectsRefusal(401);
    await house.advance({ hours: 30 });
    const later = await meet({ language, session: await house.signIn(right) });
    await later.open('/');
    await later.sees('home-your-access');
    await expect(later.page.getByText('Mistral')).toHaveCount(0);
    boss = await meet({ language, session: await house.administratorReads(language) });
    await boss.open(`/staff/${wrong}`);
    await boss.sees('access-nothing');
  });
}
