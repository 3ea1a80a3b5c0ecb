// A form that is refused says everything that is wrong, beside the fields and at once, and loses nothing that was typed but secrets: with a
// script and without, in either language.
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/test.ts';
import { LANGUAGES } from '../support/words.ts';

type Form = {
  name: string;
  open: (person: Person) => Promise<void>;
  /** Field id → what is typed into it; fields that aren't named stay empty. */
  typed: Record<string, string>;
  /** Kept across the refusal. A password is not, where the page is loaded anew. */
  secrets?: string[];
  submit: (person: Person) => Promise<void>;
  /** Field id → message, with its values. */
  faults: Record<string, [string, Record<string, number>?]>;
};

const FORMS: Form[] = [
  {
    name: 'sign-in',
    open: (person) => person.open('/login'),
    typed: { sign_in_name: 'camille@aurore.example' },
    submit: (person) => person.press('common-sign-in'),
    faults: { password: ['problem-required'] },
  },
  {
    name: 'sign-in, empty',
    open: (person) => person.open('/login'),
    typed: {},
    submit: (person) => person.press('common-sign-in'),
    faults: { sign_in_name: ['problem-required'], password: ['problem-required'] },
  },
  {
    name: 'forgotten password',
    open: (person) => person.open('/forgot'),
    typed: { email: 'camille at aurore' },
    submit: (person) => person.press('forgotten-submit'),
    faults: { email: ['problem-not-an-address'] },
  },
  {
    name: 'asking for the activation link again',
    open: (person) => person.open('/activate'),
    typed: { email: 'a@aurore.example, b@aurore.example' },
    submit: (person) => person.press('ask-again-submit'),
    faults: { email: ['problem-not-one-address'] },
  },
  {
    name: 'new colleague',
    open: (person) => person.open('/staff/new'),
    typed: { first_name: 'https://evil.example', last_name: 'L’Écuyer & Sœurs', email: 'élodie@@aurore' },
    submit: (person) => person.saveStaff(),
    faults: { first_name: ['problem-contains-link'], email: ['problem-not-one-address'] },
  },
  {
    name: 'new colleague, empty',
    open: (person) => person.open('/staff/new'),
    typed: {},
    submit: (person) => person.saveStaff(),
    faults: { first_name: ['problem-required'], email: ['problem-required'] },
  },
  {
    name: 'change of password',
    open: (person) => person.open('/profile'),
    typed: { password: 'too short' },
    secrets: ['password'],
    submit: (person) => person.press('profile-password-submit'),
    faults: { current_password: ['problem-required'], password: ['problem-password-too-short', { min: 15 }] },
  },
];

for (const language of LANGUAGES) {
  for (const hasScript of [true, false]) {
    const how = `${language}, ${hasScript ? 'with' : 'without'} a script`;

    for (const form of FORMS) {
      test(`row_16 ${form.name}: every fault beside its field, nothing typed is lost (${how})`, async ({ house, meet }) => {
        const isForVisitors = ['sign-in', 'forgotten', 'asking'].some((start) => form.name.startsWith(start));
        const session = isForVisitors ? undefined : await house.administratorReads(language);
        const person = await meet({ language, hasScript, session });
        person.watch.expectsRefusal(422);
        await form.open(person);
        for (const [id, value] of Object.entries(form.typed)) await person.page.locator(`#${id}`).fill(value);
        await form.submit(person);
        for (const [id, [key, values]] of Object.entries(form.faults)) await person.seesFault(id, key, values);
        await expect(person.page.locator('.fault')).toHaveCount(Object.keys(form.faults).length);
        for (const [id, value] of Object.entries(form.typed)) {
          const isLost = !hasScript && form.secrets?.includes(id);
          await expect(person.page.locator(`#${id}`)).toHaveValue(isLost ? '' : value);
        }
        await leadsToTheFields(person, Object.keys(form.faults));
        await person.readsOwnLanguage();
        expect(person.page.url()).not.toContain('err');
      });
    }

    test(`row_58 the password page keeps its link when it refuses a password (${how})`, async ({ house, meet }) => {
      const colleague = house.someone(language);
      await house.invite(colleague);
      const person = await meet({ language, hasScript });
      person.watch.expectsRefusal(422);
      await person.open(await house.linkFor(colleague.email));
      for (const [typed, key, values] of [
        ['', 'problem-required', {}],
        ['fourteen chars', 'problem-password-too-short', { min: 15 }],
        ['abcabcabcabcabcabc', 'problem-password-repeated', {}],
        ['Maison Aurore 2026', 'problem-password-context', {}],
        ['passwordpassword', 'problem-password-common', {}],
      ] as const) {
        await person.choosePassword(typed);
        await person.seesFault('password', key, values);
        await person.readsOwnLanguage();
      }
      if (hasScript) {
        // What was refused isn't praised, nor what hardly differs; and what was said of it goes as soon as something else is typed.
        const meter = person.page.getByRole('meter');
        await expect(meter).toHaveAttribute('aria-valuenow', '1');
        await person.fill('password-new', 'passwordpassword 2026');
        await expect(person.page.locator('#password-error')).toHaveCount(0);
        await expect(person.page.locator('#password')).not.toHaveAttribute('aria-invalid', 'true');
        await expect(meter).toHaveAttribute('aria-valuenow', '1');
      }
      await person.choosePassword('a lantern by the long sea');
      await person.lands('/welcome');
    });
  }
}

/** The summary above the form takes the focus and names each fault; its links lead to the fields. */
async function leadsToTheFields(person: Person, ids: string[]): Promise<void> {
  const summary = person.page.locator('.errors');
  await expect(summary).toBeVisible();
  await expect(summary).toContainText(person.say('common-error-summary'));
  if (person.hasScript) await expect(summary).toBeFocused();
  for (const id of ids) await expect(summary.locator(`a[href$="#${id}"]`)).toHaveCount(1);
  await summary.locator(`a[href$="#${ids.at(-1)}"]`).click();
  if (person.hasScript) await expect(person.page.locator(`#${ids.at(-1)}`)).toBeFocused();
}
