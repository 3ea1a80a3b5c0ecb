// The privacy policy: nothing else can be used before it is accepted.
import { PASSWORD } from '../support/house.ts';
import { expect, test } from '../support/test.ts';
import { LANGUAGES } from '../support/words.ts';

for (const language of LANGUAGES) {
  for (const hasScript of [true, false]) {
    test(`row_65 row_66 nothing can be used before the policy is accepted, with a tick and a press (${language}, ${hasScript ? 'with' : 'without'} a script)`, async ({ house, meet }) => {
      const colleague = house.someone(language);
      const { session } = await house.employ(colleague, { accepts: false });
      const person = await meet({ language, hasScript, session });
      person.watch.expectsRefusal(422);
      for (const path of ['/', '/profile', '/staff', '/history']) {
        await person.open(path);
        await person.lands('/welcome');
      }
      await person.seesHeading('welcome-title');
      await person.readsOwnLanguage();
      // The server functions behind the pages refuse as well.
      for (const [endpoint, form] of [['staff/list', { 'form[search]': '' }], ['passwords/change', { 'form[password]': 'x' }]] as const) {
        const answer = await person.context.request.post(`${house.url}/api/${endpoint}`, {
          form,
          headers: { accept: 'application/json', origin: house.url },
        });
        expect(answer.status(), endpoint).toBe(403);
      }
      const box = person.page.getByRole('checkbox', { name: person.say('welcome-accept') });
      await expect(box).not.toBeChecked();
      await person.press('common-continue');
      await person.seesFault('accepted', 'problem-not-accepted');
      await person.readsOwnLanguage();
      await person.acceptPolicy();
      await person.sees('notice-policy-accepted');
      await person.open('/profile');
      await person.lands('/profile');
      // Asked once.
      const again = await meet({ language, session: await house.signIn(colleague.email) });
      await again.open('/');
      await again.lands('/');
    });
  }

  test(`who won’t accept can leave (${language})`, async ({ house, meet }) => {
    const colleague = house.someone(language);
    const { session } = await house.employ(colleague, { accepts: false });
    const person = await meet({ language, session });
    await person.open('/welcome');
    await person.signOut();
    await person.sees('notice-signed-out');
    // Back without a load of the page: there is no way round.
    await person.signIn(colleague.email, PASSWORD);
    await person.lands('/welcome');
    await person.seesHeading('welcome-title');
  });
}
