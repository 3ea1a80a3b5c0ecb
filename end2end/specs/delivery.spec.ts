// Letters that come back: the blocked list tells why, and what to do about it; and the form for a new colleague warns before one is lost.
import type { House } from '../support/house.ts';
import type { Letter } from '../support/sink.ts';
import { expect, test } from '../support/test.ts';
import { LANGUAGES, other } from '../support/words.ts';

/** What a mail system sends back for a letter that it had taken. */
function bounceOf(letter: Letter, { returnPath = letter.envelope.from, status = '5.1.1', says = '550 5.1.1 nobody of that name here' } = {}): string {
  const to = letter.envelope.to[0];
  return [
    'Return-Path: <>',
    'From: Mail Delivery System <mailer-daemon@mx.example.net>',
    `To: <${returnPath}>`,
    'Subject: Undelivered mail',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    `Your message to ${to} could not be delivered.`,
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.net',
    '',
    `Final-Recipient: rfc822; ${to}`,
    'Action: failed',
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${says}`,
    '',
    '--b--',
    '',
  ].join('\r\n');
}

/** Adds somebody whose mailbox doesn't exist, and waits until that is known. */
async function blocked(house: House, colleague: ReturnType<House['someone']>): Promise<string> {
  const id = await house.invite(colleague);
  await house.until(async () => Boolean((await house.administratorCalls<{ blocked: unknown }>('staff/panel', { account: id })).blocked));
  return id;
}

for (const language of LANGUAGES) {
  for (const hasScript of [true, false]) {
    const how = `${language}, ${hasScript ? 'with' : 'without'} a script`;

    test(`row_30 an address refused at the door is on the blocked list with its reason, and is taken off after a question (${how})`, async ({ house, administrator }) => {
      const wrong = house.someone(other(language));
      wrong.email = `nobody.${wrong.email}`;
      const name = `${wrong.firstName} ${wrong.lastName}`;
      const boss = await administrator({ language, hasScript });
      const id = await blocked(house, wrong);
      await boss.open('/');
      await boss.page.getByRole('navigation').getByRole('link', { name: boss.say('delivery-title') }).filter({ visible: true }).click();
      await boss.lands('/delivery');
      await boss.seesHeading('delivery-title');
      await boss.fill('delivery-search', wrong.email);
      await boss.page.locator('#search-q').press('Enter');
      await boss.lands(/^\/delivery\?q=/);
      const row = boss.page.locator('tbody tr');
      await expect(row).toHaveCount(1);
      await expect(row).toContainText(wrong.email);
      await expect(row).toContainText(boss.say('delivery-no-such-address'));
      await expect(row.getByRole('link', { name, exact: true })).toHaveAttribute('href', `/staff/${id}`);
      await row.getByText(boss.say('delivery-reply')).click();
      await expect(row).toContainText('There is no such mailbox here');
      await boss.readsOwnLanguage();

      const unblock = row.getByRole('link', { name: boss.say('delivery-unblock-this', { address: wrong.email }) });
      const question = boss.page.getByRole('dialog', { name: boss.say('delivery-unblock-question', { address: wrong.email }) });
      await unblock.click();
      await expect(question).toContainText(boss.say('delivery-unblock-text'));
      await boss.readsOwnLanguage();
      await question.getByRole('link', { name: boss.say('common-cancel') }).click();
      await expect(question).toBeHidden();
      await boss.open(`/delivery?q=${encodeURIComponent(wrong.email)}`);
      await unblock.click();
      await question.getByRole('button', { name: boss.say('delivery-unblock') }).click();
      await boss.sees('notice-unblocked');
      await expect(question).toBeHidden();
      await boss.readsOwnLanguage();
      await boss.open(`/delivery?q=${encodeURIComponent(wrong.email)}`);
      await boss.sees('delivery-nothing-found', { search: wrong.email });
      await boss.readsOwnLanguage();
      expect((await house.history(id))[0]).toBe('address-unblocked');
      // Nothing has left by itself; now something may.
      await boss.open(`/staff/${id}`);
      await expect(boss.link('staff-resend').first()).toBeVisible();
      expect(house.mail.to(wrong.email)).toEqual([]);
    });

    test(`row_30 from the list an address is corrected and the mail sent again in one action (${how})`, async ({ house, administrator }) => {
      const wrong = house.someone(language);
      const right = wrong.email;
      wrong.email = `nobody.${right}`;
      const boss = await administrator({ language, hasScript });
      await blocked(house, wrong);
      await boss.open(`/delivery?q=${encodeURIComponent(wrong.email)}`);
      await boss.page.getByRole('link', { name: boss.say('delivery-correct-this', { address: wrong.email }) }).click();
      const question = boss.page.getByRole('dialog');
      await expect(question.locator('#email')).toHaveValue(wrong.email);
      await question.locator('#email').fill(right);
      await question.getByRole('button', { name: boss.say('staff-correct-and-resend') }).click();
      await boss.sees('notice-address-corrected-and-sent');
      await boss.readsOwnLanguage();
      await house.mail.next(right);
    });

    test(`row_29 row_30 the form suggests what was meant, and warns of a blocked address (${how})`, async ({ house, administrator }) => {
      const colleague = house.someone(language);
      const boss = await administrator({ language, hasScript });
      boss.watch.expectsRefusal(422);
      await boss.open('/staff/new');
      const local = colleague.email.split('@')[0];
      await boss.describes({ ...colleague, email: `${local}@gmial.com` });
      await boss.saveStaff();
      const address = `${local}@gmail.com`;
      await boss.seesFault('email', 'problem-perhaps-meant', { address });
      await expect(boss.page.locator('#first_name')).toHaveValue(colleague.firstName);
      await boss.readsOwnLanguage();
      const take = boss.page.getByRole('button', { name: boss.say('staff-use-suggestion', { address }) });
      if (hasScript) {
        await take.click();
        await expect(boss.page.locator('#email')).toHaveValue(address);
        await expect(boss.page.locator('#email-error')).toHaveCount(0);
        await boss.page.locator('#email').fill(`${local}@gmial.com`);
      } else {
        await expect(take).toHaveCount(0);
      }
      // Sent again as it is, it was meant so.
      await boss.saveStaff();
      await boss.lands(/^\/staff\/[0-9a-f-]{36}/);
      await boss.sees('notice-invited');
      await house.mail.next(`${local}@gmial.com`);

      const wrong = house.someone(language);
      wrong.email = `nobody.${wrong.email}`;
      const id = await blocked(house, wrong);
      const { version } = await house.administratorCalls<{ version: number }>('staff/panel', { account: id });
      const right = wrong.email.replace('nobody.', '');
      await house.administratorCalls('staff/correct-address', { account: id, version: String(version), email: right });
      await house.mail.next(right);
      await boss.open(`/staff/${id}?confirm=correct-address`);
      const question = boss.page.getByRole('dialog');
      await question.locator('#email').fill(wrong.email);
      await question.getByRole('button', { name: boss.say('staff-correct-and-resend') }).click();
      await boss.seesFault('email', 'problem-address-blocked', { reason: boss.say('delivery-no-such-address') });
      await expect(question.getByRole('link', { name: boss.say('delivery-open') })).toHaveAttribute('href', '/delivery');
      await question.locator('#email').fill('two words@aurore.example');
      await question.getByRole('button', { name: boss.say('staff-correct-and-resend') }).click();
      await boss.seesFault('email', 'problem-blank-in-address');
      await boss.readsOwnLanguage();
    });
  }

  test(`ac_17 a bounce that was piped in is on the list when it proves what it is about, and not when it was forged (${language})`, async ({ house, administrator }) => {
    const colleague = house.someone(language);
    const boss = await administrator({ language });
    const id = await house.invite(colleague);
    const letter = await house.mail.next(colleague.email);
    await house.until(async () => (await house.history(id)).includes('letter-handed-over'));
    expect(letter.envelope.from).not.toBe(letter.from.address);
    const forged = house.bounce(bounceOf(letter, { returnPath: letter.from.address }));
    expect(forged.code).toBe(0);
    await boss.open(`/delivery?q=${encodeURIComponent(colleague.email)}`);
    await boss.sees('delivery-nothing-found', { search: colleague.email });
    const full = house.someone(language);
    const fullId = await house.invite(full);
    const fullLetter = await house.mail.next(full.email);
    await house.until(async () => (await house.history(fullId)).includes('letter-handed-over'));
    expect(house.bounce(bounceOf(fullLetter, { status: '5.2.2', says: '552 5.2.2 no room left' })).code).toBe(0);

    const genuine = house.bounce(bounceOf(letter));
    expect(genuine.code, genuine.said).toBe(0);
    await boss.page.reload();
    await boss.awake();
    await expect(boss.page.locator('tbody tr')).toContainText(boss.say('delivery-no-such-address'));
    await boss.readsOwnLanguage();
    await boss.open(`/staff/${id}`);
    await boss.sees('staff-step-address-refused');
    await boss.sees('staff-blocked');
    await boss.open(`/staff/${fullId}`);
    await boss.sees('staff-step-came-back');
    await boss.sees('delivery-mailbox-full');
    await boss.seesNo('staff-blocked');
    await boss.readsOwnLanguage();
    await boss.open('/history');
    await boss.seesText(boss.say('history-stray-bounce', { why: boss.say('history-stray-unproved') }));
    await boss.readsOwnLanguage();
  });
}
