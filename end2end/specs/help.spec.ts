// Help beside the flow: for the person who waits for a mail, and for the administrator who is asked about it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { says } from '../support/letters.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/test.ts';
import { LANGUAGES, Words, other } from '../support/words.ts';

/** Title, headings and paragraphs of an article, as its file has them. */
function article(language: string, slug: string): { title: string; headings: string[]; paragraphs: string[] } {
  const text = readFileSync(join(import.meta.dirname, `../../locales/${language}/help/${slug}.md`), 'utf8');
  const title = text.match(/^title: (.*)$/m)?.[1] ?? '';
  const paragraphs = text.replace(/^---[\s\S]*?\n---\n/, '').split(/\n{2,}/).filter((block) => !/^(#|[-*\d]|>|\|)/.test(block.trim()));
  const plain = paragraphs.map((block) => block.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*_`]/g, '').replace(/[ \n]+/g, ' ').trim());
  return { title, headings: [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading), paragraphs: plain.filter(Boolean) };
}

async function reads(person: Person, slug: string): Promise<void> {
  const { title, headings, paragraphs } = article(person.words.language, slug);
  await expect(person.page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(person.page.locator('article h2')).toHaveText(headings);
  const read = (await person.page.locator('article').innerText()).replace(/[ \n]+/g, ' ');
  expect(paragraphs.length).toBeGreaterThan(1);
  for (const paragraph of paragraphs) expect(read).toContain(paragraph);
  await person.readsOwnLanguage();
}

for (const language of LANGUAGES) {
  for (const hasScript of [true, false]) {
    test(`row_77 row_78 row_80 who waits for a mail is told where to look, what to do and whom to ask (${language}, ${hasScript ? 'with' : 'without'} a script)`, async ({ house, meet }) => {
      const person = await meet({ language, hasScript });
      await person.open('/login');
      await person.follow('sign-in-link-again');
      await person.lands('/activate');
      await person.fill('forgotten-email', 'camille@aurore.example');
      await person.press('ask-again-submit');
      await person.seesHeading('asked-title');
      // Spam is named on the spot, and again as the article's first step.
      await person.sees('asked-nothing-came');
      const spam = language === 'en' ? /spam/i : /indésirable/i;
      expect(person.say('asked-nothing-came')).toMatch(spam);
      expect(article(language, 'activation-mail-missing-person').headings[0]).toMatch(spam);
      const support = person.page.getByRole('link', { name: house.organisation.support });
      await expect(support).toHaveAttribute('href', `mailto:${house.organisation.support}`);
      await person.follow('asked-help');
      await person.lands('/help/activation-mail-missing-person');
      await reads(person, 'activation-mail-missing-person');
      await expect(support).toBeVisible();
      // The way on stands in the article.
      await person.page.locator('article a[href="/activate"]').first().click();
      await person.lands('/activate');
    });
  }

  test(`row_77 row_80 row_81 the administrator finds the article beside the account, and words for the person in the person's language (${language})`, async ({ house, administrator }) => {
    const theirs = other(language);
    const colleague = house.someone(theirs);
    const name = `${colleague.firstName} ${colleague.lastName}`;
    const id = await house.invite(colleague);
    const letter = await house.mail.next(colleague.email);
    // The letter says whom to ask, too.
    says(letter, Words.of(theirs).say('mail-help', { support: house.organisation.support }));
    const boss = await administrator({ language });
    await boss.open(`/staff/${id}`);
    await boss.page.getByText(boss.say('staff-tell', { name })).click();
    const told = boss.page.locator(`.panel p[lang="${theirs}"]`);
    await expect(told).toContainText(colleague.email);
    await expect(told).toContainText(`${house.url}/activate`);
    await boss.readsOwnLanguage();
    await boss.follow('staff-no-mail');
    await boss.lands('/help/activation-mail-missing-administrator');
    await reads(boss, 'activation-mail-missing-administrator');
  });

  test(`row_83 help is listed, searched and read in the reader's language; an empty search says so (${language})`, async ({ meet, administrator }) => {
    for (const person of [await meet({ language, hasScript: false }), await administrator({ language })]) {
      await person.open('/help');
      await person.seesHeading('common-help');
      await person.readsOwnLanguage();
      const { title } = article(language, 'choose-a-good-password');
      await person.page.getByRole('searchbox').fill(title.split(' ').at(-1) ?? '');
      await person.page.getByRole('searchbox').press('Enter');
      await person.page.waitForURL(/q=./);
      await person.awake();
      await person.page.getByRole('link', { name: title }).click();
      await person.lands('/help/choose-a-good-password');
      await reads(person, 'choose-a-good-password');
      await person.open('/help?q=');
      await person.sees('help-search-empty');
      await person.open('/help?q=zzzzzz');
      await person.sees('help-nothing-text');
      await person.readsOwnLanguage();
    }
    // What is meant for administrators isn't there for others.
    const visitor = await meet({ language });
    visitor.watch.expectsRefusal(404);
    await visitor.open('/help/activation-mail-missing-administrator');
    await visitor.sees('help-unknown');
    await visitor.readsOwnLanguage();
  });

  test(`the history tells each step in the reader's language (${language})`, async ({ house, administrator, meet }) => {
    const colleague = house.someone(language);
    const name = `${colleague.firstName} ${colleague.lastName}`;
    const { id, session } = await house.employ(colleague);
    for (const hasScript of [true, false]) {
      const boss = await administrator({ language, hasScript });
      await boss.open(`/history?account=${id}`);
      const actor = `${house.administrator.firstName} ${house.administrator.lastName}`;
      for (const [key, values] of [
        ['history-account-created', { actor, subject: name }],
        ['history-invitation-queued', { actor, subject: name }],
        ['history-account-activated', { subject: name }],
      ] as const) {
        await boss.sees(key, values);
      }
      await boss.readsOwnLanguage();
    }
    const person = await meet({ language, session });
    person.watch.expectsRefusal(403);
    await person.open('/history');
    await person.sees('error-forbidden');
    expect(await person.text()).not.toContain(house.administrator.email);
  });
}
