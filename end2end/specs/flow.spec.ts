// The main job, down once: set-up, invitation, mail, activation, policy, home, out and in again. In each language, with and without a script.
import { PASSWORD } from '../support/house.ts';
import { expect, test } from '../support/test.ts';
import { LANGUAGES } from '../support/words.ts';

test.use({ isSetUp: false });

for (const language of LANGUAGES) {
  for (const hasScript of [true, false]) {
    test(`ac_66 row_45 row_59 from nothing to a colleague at work (${language}, ${hasScript ? 'with' : 'without'} a script)`, async ({ house, meet }) => {
      const administrator = await meet({ language, hasScript });
      house.organisation.language = language;
      await administrator.setUp();
      await administrator.sees('notice-set-up');
      await administrator.readsOwnLanguage();

      const colleague = house.someone(language);
      await administrator.follow('common-staff');
      await administrator.lands('/staff');
      await administrator.follow('staff-add');
      await administrator.lands('/staff/new');
      await administrator.describes(colleague);
      await administrator.saveStaff();
      await administrator.lands(/^\/staff\/[0-9a-f-]{36}/);
      await administrator.sees('notice-invited');
      await administrator.readsOwnLanguage();

      const person = await meet({ language, hasScript });
      await person.openLink(await house.mail.next(colleague.email));
      await person.lands('/activate/choose');
      await person.choosePassword(PASSWORD);
      await person.lands('/welcome');
      await person.sees('notice-password-set');
      await person.acceptPolicy();
      await person.sees('notice-policy-accepted');
      await person.sees('home-greeting', { name: `${colleague.firstName} ${colleague.lastName}` });
      await person.signOut();
      await person.sees('notice-signed-out');
      await person.signIn(colleague.email, PASSWORD);
      await person.lands('/');
      await person.sees('home-your-access');
      await person.readsOwnLanguage();
      expect(await person.page.title()).toBe(person.say('common-page-title', { page: person.say('common-home'), organisation: house.organisation.name }));
    });
  }
}
