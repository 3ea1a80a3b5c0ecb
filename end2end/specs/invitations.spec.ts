// What an administrator does with an account that isn't active yet: sends later, sends again, corrects the address.
import { PASSWORD } from '../support/house.ts';
import { isIn } from '../support/letters.ts';
import { linkOf } from '../support/sink.ts';
import { expect, test } from '../support/test.ts';
import { LANGUAGES, other } from '../support/words.ts';

for (const language of LANGUAGES) {
  for (const hasScript of [true, false]) {
    const how = `${language}, ${hasScript ? 'with' : 'without'} a script`;

    test(`row_19 row_42 row_46 row_48 row_49 created without a mail, activated later after a question (${how})`, async ({ house, administrator, meet }) => {
      const theirs = other(language);
      const colleague = house.someone(theirs);
      const name = `${colleague.firstName} ${colleague.lastName}`;
      const boss = await administrator({ language, hasScript });
      await boss.addStaff(colleague, 'later');
      await boss.sees('notice-added');
      await boss.sees('staff-nothing-sent', { name });
      await boss.readsOwnLanguage();
      expect(house.mail.to(colleague.email)).toEqual([]);
      // Not even by asking for it: an administrator has yet to decide.
      const visitor = await house.visitor();
      await visitor.post('/api/passwords/forgotten', { form: { 'form[email]': colleague.email } });
      await visitor.dispose();

      await boss.follow('staff-activate');
      const question = boss.page.getByRole('dialog', { name: boss.say('staff-activate-question', { name }) });
      await expect(question).toBeVisible();
      await expect(question).toContainText(colleague.email);
      await boss.readsOwnLanguage();
      await question.getByRole('link', { name: boss.say('common-cancel') }).click();
      await expect(question).toBeHidden();
      expect(house.mail.to(colleague.email)).toEqual([]);
      await boss.follow('staff-activate');
      await question.getByRole('button', { name: boss.say('staff-activate') }).click();
      await boss.sees('notice-activated');
      await boss.readsOwnLanguage();

      const letter = await house.mail.next(colleague.email);
      isIn(letter, theirs);
      const person = await meet({ language: theirs, hasScript });
      await person.openLink(letter);
      await person.choosePassword(PASSWORD);
      await person.lands('/welcome');
      expect(house.mail.to(colleague.email).filter(({ subject }) => subject === letter.subject)).toHaveLength(1);
    });

    test(`row_46 row_47 whether the mail leaves is chosen with the account, and the same place beside the account sends it, and sends it again (${how})`, async ({ house, administrator, meet }) => {
      const colleague = house.someone(language);
      const boss = await administrator({ language, hasScript });
      await boss.open('/staff/new');
      await expect(boss.field('staff-new-send-now')).toBeChecked();
      await boss.describes(colleague, 'later');
      await boss.saveStaff();
      await boss.lands(/^\/staff\/[0-9a-f-]{36}/);
      const links: string[] = [];
      for (const [key, notice] of [['staff-activate', 'notice-activated'], ['staff-resend', 'notice-resent'], ['staff-resend', 'notice-resent']]) {
        expect(house.mail.to(colleague.email)).toHaveLength(links.length);
        await boss.page.locator('.panel-foot').getByRole('link', { name: boss.say(key), exact: true }).click();
        await boss.page.getByRole('dialog').getByRole('button', { name: boss.say(key) }).click();
        await boss.sees(notice);
        await boss.readsOwnLanguage();
        const letter = await house.mail.next(colleague.email);
        isIn(letter, language);
        links.push(linkOf(letter, house.url));
      }
      expect(new Set(links).size).toBe(3);
      const person = await meet({ language, hasScript });
      for (const old of links.slice(0, -1)) {
        await person.open(old);
        await person.seesHeading('link-replaced.title');
      }
      await person.open(links.at(-1) ?? '');
      await person.choosePassword(PASSWORD);
      await person.lands('/welcome');
    });

    test(`row_15 row_57 a new link from the side panel; the old one says that there is a newer one (${how})`, async ({ house, administrator, meet }) => {
      const colleague = house.someone(language);
      const name = `${colleague.firstName} ${colleague.lastName}`;
      await house.invite(colleague);
      const old = await house.linkFor(colleague.email);
      const boss = await administrator({ language, hasScript });
      await boss.open(`/staff?q=${encodeURIComponent(colleague.email)}`);
      await boss.page.getByRole('link', { name, exact: true }).click();
      await boss.lands(/^\/staff\/[0-9a-f-]{36}\?q=/);
      const panel = boss.page.getByRole('complementary', { name });
      await expect(panel).toContainText(colleague.email);
      await expect(panel).toContainText(boss.say('staff-step-handed-over'));
      await boss.readsOwnLanguage();
      await boss.follow('staff-resend');
      const question = boss.page.getByRole('dialog', { name: boss.say('staff-resend-question', { name }) });
      await boss.readsOwnLanguage();
      await question.getByRole('button', { name: boss.say('staff-resend') }).click();
      await boss.sees('notice-resent');
      // The list behind is as it was.
      expect(boss.page.url()).toContain('q=');

      const letter = await house.mail.next(colleague.email);
      isIn(letter, language);
      expect(linkOf(letter, house.url)).not.toBe(old);
      const person = await meet({ language, hasScript });
      await person.open(old);
      await person.seesHeading('link-replaced.title');
      await person.readsOwnLanguage();
      await person.openLink(letter);
      await person.choosePassword(PASSWORD);
      await person.lands('/welcome');
      // Nothing is offered any more that would be refused.
      await boss.page.reload();
      await boss.awake();
      for (const key of ['staff-resend', 'staff-correct', 'staff-activate']) await expect(boss.link(key)).toHaveCount(0);
    });

    test(`row_30 a mailbox that doesn't exist: the account says so in plain words, and one action corrects the address and sends again (${how})`, async ({ house, administrator, meet }) => {
      const wrong = house.someone(language);
      const right = wrong.email;
      wrong.email = `nobody.${right}`;
      const boss = await administrator({ language, hasScript });
      boss.watch.expectsRefusal(422);
      const id = await house.invite(wrong);
      await expect
        .poll(async () => (await house.administratorCalls<{ blocked: unknown }>('staff/panel', { account: id })).blocked, { timeout: 15_000 })
        .toBeTruthy();
      await boss.open(`/staff?q=${encodeURIComponent(right)}`);
      await expect(boss.page.locator('tbody tr')).toContainText(boss.say('staff-state-blocked'));
      await boss.open(`/staff/${id}`);
      await boss.sees('staff-blocked');
      await boss.sees('delivery-no-such-address');
      await boss.readsOwnLanguage();
      await boss.follow('staff-correct-and-resend');
      const question = boss.page.getByRole('dialog');
      const field = question.locator('#email');
      await expect(field).toHaveValue(wrong.email);
      await field.fill('not an address');
      await question.getByRole('button', { name: boss.say('staff-correct-and-resend') }).click();
      await boss.seesFault('email', 'problem-not-an-address');
      await expect(field).toHaveValue('not an address');
      await boss.readsOwnLanguage();
      await field.fill(right);
      await question.getByRole('button', { name: boss.say('staff-correct-and-resend') }).click();
      await boss.sees('notice-address-corrected-and-sent');
      await boss.seesNo('staff-blocked');
      await boss.readsOwnLanguage();
      const letter = await house.mail.next(right);
      isIn(letter, language);
      const person = await meet({ language, hasScript });
      await person.openLink(letter);
      await person.choosePassword(PASSWORD);
      await person.lands('/welcome');
      await house.signIn(right);
    });

    test(`an address that is taken is told beside the field, and nothing typed is lost (${how})`, async ({ house, administrator }) => {
      const first = house.someone(language);
      await house.invite(first, 'later');
      const boss = await administrator({ language, hasScript });
      boss.watch.expectsRefusal(422);
      await boss.open('/staff/new');
      await boss.describes({ ...house.someone(language), firstName: 'Second', email: first.email.toUpperCase() }, 'later');
      await boss.saveStaff();
      await boss.seesFault('email', 'problem-taken');
      await expect(boss.page.locator('#first_name')).toHaveValue('Second');
      await expect(boss.page.locator('#locale')).toHaveValue(language);
      await expect(boss.field('staff-new-send-later')).toBeChecked();
      await boss.readsOwnLanguage();
      const someone = house.someone(language);
      await boss.page.locator('#email').fill(someone.email);
      await boss.saveStaff();
      await boss.sees('notice-added');
    });

    test(`what somebody else has changed meanwhile is not done over again (${how})`, async ({ house, administrator }) => {
      const colleague = house.someone(language);
      const id = await house.invite(colleague);
      const old = await house.linkFor(colleague.email);
      const boss = await administrator({ language, hasScript });
      boss.watch.expectsRefusal(409);
      await boss.open(`/staff/${id}`);
      await boss.follow('staff-resend');
      const { version } = await house.administratorCalls<{ version: number }>('staff/panel', { account: id });
      await house.administratorCalls('staff/resend', { account: id, version: String(version) });
      expect(await house.linkFor(colleague.email)).not.toBe(old);
      await boss.page.getByRole('dialog').getByRole('button', { name: boss.say('staff-resend') }).click();
      await boss.sees('error-conflict-stale');
      await boss.readsOwnLanguage();
      await boss.follow('staff-reload');
      await boss.seesNo('error-conflict-stale');
      expect(house.mail.to(colleague.email)).toHaveLength(2);
    });
  }
}
