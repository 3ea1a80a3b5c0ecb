// Text is text: in the page as the server writes it, in the page alive, in the data between the two, in attributes, and in mail.
import { wordsOf } from '../support/letters.ts';
import { CORPUS, SENTINEL } from '../support/hostile.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/test.ts';

const ORGANISATION = `</title><img src=x onerror=${SENTINEL}()>"'&{ $x }`;

test.use({ isSetUp: false });

/** Whatever comes alive says so on the console, where the test listens. */
async function arm(person: Person): Promise<void> {
  await person.context.addInitScript((name) => Object.assign(window, { [name]: () => console.error('text came alive') }), SENTINEL);
}

/** Nothing on the page was made by a text: neither an element nor an attribute. */
async function isInert(person: Person): Promise<void> {
  const strange = await person.page.evaluate(() => {
    const known = /^(data-|aria-)/;
    const found: string[] = [];
    for (const element of document.querySelectorAll('*')) {
      if (['IFRAME', 'OBJECT', 'EMBED', 'BASE', 'IMG', 'STYLE'].includes(element.tagName)) found.push(element.outerHTML.slice(0, 120));
      if (element.tagName === 'META' && element.hasAttribute('http-equiv')) found.push(element.outerHTML);
      if (element.tagName === 'SCRIPT' && !(element as HTMLScriptElement).nonce) found.push(element.outerHTML.slice(0, 120));
      for (const { name, value } of element.attributes) {
        if (/^on/.test(name) || (!known.test(name) && /^\s*javascript:/i.test(value))) found.push(`${element.tagName} ${name}=${value}`);
      }
    }
    return found;
  });
  expect(strange, person.page.url()).toEqual([]);
}

test('ac_68 two hundred hostile names stay names, wherever they are shown', async ({ house, meet }) => {
  test.setTimeout(120_000);
  house.organisation.name = ORGANISATION;
  await house.setUp();
  expect(CORPUS).toHaveLength(200);
  // Whatever is let in has to be harmless: only what would be a link in a mail is turned away.
  const accepted: string[] = [];
  for (const [at, name] of CORPUS.entries()) {
    const colleague = house.someone(at % 2 === 0 ? 'en' : 'fr', { firstName: name, lastName: '' });
    await house.invite(colleague, 'later');
    accepted.push(name.trim().replace(/ +/g, ' '));
  }

  for (const hasScript of [true, false]) {
    const boss = await meet({ hasScript, session: await house.administratorReads('en') });
    await arm(boss);
    const shown: string[] = [];
    for (const address of ['/staff?sort=added', null]) {
      if (address) await boss.open(address);
      else {
        await boss.follow('common-next');
        await boss.page.waitForURL(/after=/);
        await expect(boss.page.locator('tbody tr').first()).not.toContainText(shown[0]);
      }
      await boss.page.locator('tbody tr').first().waitFor();
      shown.push(...(await boss.page.locator('a.row-link').allTextContents()));
      await isInert(boss);
    }
    expect(shown.filter((name) => accepted.includes(name)).length).toBeGreaterThanOrEqual(199);

    for (const path of ['/', '/history', `/staff?q=${encodeURIComponent(CORPUS[1])}`, `/login?next=${encodeURIComponent(CORPUS[7])}`, `/help?q=${encodeURIComponent(CORPUS[0])}`]) {
      await boss.open(path);
      await isInert(boss);
    }
    // Beside the list, with the questions that name the person.
    for (const name of [CORPUS[0], CORPUS[101], CORPUS[126]]) {
      await boss.open(`/staff?q=${encodeURIComponent(name)}`);
      await boss.page.getByRole('link', { name, exact: true }).click();
      await boss.lands(/^\/staff\/[0-9a-f-]{36}/);
      await expect(boss.page.locator('#panel-title')).toHaveText(name);
      await boss.follow('staff-activate');
      await expect(boss.page.getByRole('dialog')).toContainText(name);
      await isInert(boss);
    }
    // What was typed comes back as it was typed.
    boss.watch.expectsRefusal(422);
    await boss.open('/staff/new');
    await boss.page.locator('#first_name').fill(CORPUS[75]);
    await boss.page.locator('#last_name').fill(CORPUS[26]);
    await boss.page.locator('#email').fill(`"><svg onload=${SENTINEL}()>@x`);
    await boss.saveStaff();
    await expect(boss.page.locator('#email-error')).toBeVisible();
    await expect(boss.page.locator('#first_name')).toHaveValue(CORPUS[75]);
    await expect(boss.page.locator('#email')).toHaveValue(`"><svg onload=${SENTINEL}()>@x`);
    await isInert(boss);
  }
});

test('ac_68 in the page as it is sent, between server and program, names end no script and open no comment', async ({ house, meet }) => {
  house.organisation.name = ORGANISATION;
  await house.setUp();
  for (const name of CORPUS.filter((_, at) => at % 4 === 0)) await house.invite(house.someone('en', { firstName: name, lastName: '' }), 'later');
  const boss = await meet({ session: await house.administratorReads('en') });
  await arm(boss);
  await boss.open('/login');
  for (const path of ['/staff', '/history', '/', '/profile']) {
    const source = await (await boss.context.request.get(house.url + path)).text();
    // Every script that the server wrote has the nonce of this very answer; a name that ended one would leave its rest in the page.
    const read = await boss.page.evaluate((html) => {
      const page = new DOMParser().parseFromString(html, 'text/html');
      const scripts = [...page.querySelectorAll('script')];
      const strange = scripts.filter((script) => !script.getAttribute('nonce')).map((script) => script.outerHTML.slice(0, 100));
      for (const script of scripts) script.remove();
      return { strange, text: page.body.textContent ?? '', title: page.title, images: page.images.length };
    }, source);
    expect(read.strange, path).toEqual([]);
    expect(read.images).toBe(0);
    expect(read.title).toContain(ORGANISATION);
    expect(read.text).not.toMatch(/__RESOLVED|__SERIALIZED|__INCOMPLETE/);
  }
});

test('ac_68 ac_34 in mail, names and the organisation’s name are words', async ({ house, meet }) => {
  house.organisation.name = ORGANISATION;
  await house.setUp();
  const reader = await meet();
  await arm(reader);
  for (const [at, name] of CORPUS.filter((_, place) => place % 10 === 1).entries()) {
    const colleague = house.someone(at % 2 === 0 ? 'en' : 'fr', { firstName: name, lastName: '' });
    await house.invite(colleague);
    const letter = await house.mail.next(colleague.email);
    const words = wordsOf(letter.html).replace(/\n/g, ' ');
    for (const part of [letter.text.replace(/\s+/g, ' '), words]) expect(part).toContain(name.trim().replace(/\s+/g, ' '));
    expect(letter.subject).toContain(ORGANISATION);
    expect(letter.to).toHaveLength(1);
    await reader.page.setContent(letter.html);
    const links = await reader.page.evaluate(() => [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map((link) => link.href));
    for (const link of links) expect(link).toMatch(new RegExp(`^(${house.url}/|mailto:)`));
    await isALetter(reader);
  }
});

/** A letter has its own inline style; nothing else that a page of ours wouldn't have. */
async function isALetter(reader: Person): Promise<void> {
  const strange = await reader.page.evaluate(() =>
    [...document.querySelectorAll('script,iframe,object,embed,base,img,svg,input,form,link,details')].map((element) => element.outerHTML.slice(0, 100)),
  );
  expect(strange).toEqual([]);
}
