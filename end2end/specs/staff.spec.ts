// The staff list: who sees it, finding somebody in it, following how far each has come.
import type { Colleague } from '../support/house.ts';
import { expect, test } from '../support/test.ts';
import { LANGUAGES } from '../support/words.ts';

for (const language of LANGUAGES) {
  test(`row_1 row_3 the menu's Staff entry, the list and the form are for administrators alone (${language})`, async ({ house, administrator, meet }) => {
    const colleague = house.someone(language);
    const { session } = await house.employ(colleague);
    for (const hasScript of [true, false]) {
      const boss = await administrator({ language, hasScript });
      await boss.open('/');
      await expect(boss.link('common-staff').first()).toBeVisible();
      const person = await meet({ language, hasScript, session });
      person.watch.expectsRefusal(403);
      await person.open('/');
      await expect(person.link('common-home').first()).toBeVisible();
      await expect(person.link('common-staff')).toHaveCount(0);
      for (const path of ['/staff', '/staff/new', '/history']) {
        await person.open(path);
        await person.sees('error-forbidden');
        await person.readsOwnLanguage();
        expect(await person.text()).not.toContain(house.administrator.email);
      }
    }
  });

  for (const hasScript of [true, false]) {
    const how = `${language}, ${hasScript ? 'with' : 'without'} a script`;

    test(`row_4 row_11 row_16 row_18 from the left menu to the list, from its top right to the form, and back (${how})`, async ({ house, administrator }) => {
      const boss = await administrator({ language, hasScript });
      await boss.open('/');
      const menu = boss.page.getByRole('navigation', { name: boss.say('common-main-navigation') });
      const entry = menu.getByRole('link', { name: boss.say('common-staff') });
      expect((await entry.boundingBox())?.x).toBeLessThan(100);
      await entry.click();
      await boss.lands('/staff');
      await boss.seesHeading('common-staff');
      await expect(menu.locator('[aria-current="page"]')).toHaveText(boss.say('common-staff'));
      const add = boss.link('staff-add').first();
      const [button, table] = [await add.boundingBox(), await boss.page.getByRole('table').boundingBox()];
      expect(button?.x).toBeGreaterThan(640);
      expect(button?.y).toBeLessThan(table?.y ?? 0);
      await add.click();
      await boss.lands('/staff/new');
      await boss.seesHeading('staff-new');
      await boss.readsOwnLanguage();
      // What opens the form saves it.
      await expect(boss.page.getByRole('button', { name: boss.say('staff-add'), exact: true })).toBeVisible();
      await boss.follow('common-cancel');
      await boss.lands('/staff');
      expect(await boss.page.title()).toBe(boss.say('common-page-title', { page: boss.say('common-staff'), organisation: house.organisation.name }));
    });

    test(`row_9 row_26 somebody is found by name or address, accents or not; a single name is fine (${how})`, async ({ house, administrator }) => {
      const mark = `${language}${hasScript}`;
      const people: Colleague[] = [
        house.someone(language, { firstName: 'Élodie', lastName: `Cœur-de-Lion ${mark}` }),
        house.someone(language, { firstName: `Madonna ${mark}`, lastName: '' }),
        house.someone(language, { firstName: 'Øystein', lastName: `Łukasiewicz ${mark}` }),
      ];
      for (const person of people) await house.invite(person, 'later');
      const boss = await administrator({ language, hasScript });
      const rows = boss.page.locator('tbody tr');
      for (const [search, at] of [[`elodie COEUR-de-lion ${mark}`, 0], [`madonna ${mark}`, 1], [`oystein lukasiewicz ${mark}`, 2], [people[1].email, 1]] as const) {
        await boss.open('/staff');
        await boss.fill('staff-search', search);
        if (!hasScript) await boss.field('staff-search').press('Enter');
        await expect(rows).toHaveCount(1);
        await expect(rows.first()).toContainText(`${people[at].firstName} ${people[at].lastName}`.trim());
        await expect(rows.first()).toContainText(people[at].email);
        await expect(boss.page).toHaveURL(/[?&]q=/);
      }
      // The address is the state: the same list, opened anew.
      await boss.page.reload();
      await boss.awake();
      await expect(rows).toHaveCount(1);
      await boss.open(`/staff?q=${encodeURIComponent('nobody at all <b>')}`);
      await boss.sees('staff-nobody-found', { search: 'nobody at all <b>' });
      await boss.readsOwnLanguage();
      await boss.page.getByRole('link', { name: boss.say('staff-search-clear') }).first().click();
      await boss.lands('/staff');
      await expect(rows.first()).toContainText('@');
    });
  }

  test(`row_10 the status column follows each activation (${language})`, async ({ house, administrator, meet }) => {
    const boss = await administrator({ language });
    const later = house.someone(language);
    await house.invite(later, 'later');
    const invited = house.someone(language);
    await house.invite(invited);
    const link = await house.linkFor(invited.email);
    const status = (email: string) => boss.page.locator('tbody tr').filter({ hasText: email });
    await boss.open('/staff');
    await expect(status(later.email)).toContainText(boss.say('staff-state-created'));
    await expect(status(invited.email)).toContainText(boss.say('staff-state-invited-hours', { hours: 23 }));
    const person = await meet({ language });
    await person.open(link);
    await person.choosePassword('a lantern by the long sea');
    await person.lands('/welcome');
    await boss.page.reload();
    await expect(status(invited.email)).toContainText(boss.say('staff-state-policy-pending'));
    await person.acceptPolicy();
    await boss.page.reload();
    await boss.awake();
    await expect(status(invited.email)).toContainText(boss.say('staff-state-active'));
    await expect(status(invited.email)).not.toContainText(boss.say('staff-state-policy-pending'));

    // Filters are links: each shows its own, and the address says which.
    for (const [key, code, email, absent] of [
      ['staff-filter-created', 'created', later.email, invited.email],
      ['staff-filter-active', 'active', invited.email, later.email],
    ]) {
      await boss.follow(key);
      await boss.page.waitForURL(new RegExp(`state=${code}`));
      await expect(status(email)).toBeVisible();
      await expect(status(absent)).toHaveCount(0);
      await boss.readsOwnLanguage();
    }
    // By name and by when they were added, each way round.
    await boss.open('/staff');
    for (const key of ['staff-name', 'staff-added']) {
      const header = boss.page.getByRole('columnheader', { name: boss.say(key) });
      await header.getByRole('link').click();
      await boss.page.waitForURL(/sort=|direction=/);
      const first = await header.getAttribute('aria-sort');
      await header.getByRole('link').click();
      await expect(header).not.toHaveAttribute('aria-sort', first ?? '');
      await expect(header).not.toHaveAttribute('aria-sort', 'none');
    }
  });
}

test('row_9 a list of more than a page is turned forwards and back, with a script and without', async ({ house, administrator }) => {
  for (let count = 0; count < 120; count += 1) {
    await house.invite(house.someone('en', { firstName: 'Page', lastName: `Turner ${String(count).padStart(3, '0')}` }), 'later');
  }
  for (const hasScript of [true, false]) {
    const boss = await administrator({ hasScript });
    const rows = boss.page.locator('tbody tr');
    await boss.open('/staff?q=turner');
    await expect(rows).toHaveCount(100);
    const showing = (from: number, to: number) => boss.sees('staff-showing', { part: boss.say('staff-part', { from, to }), count: 120 });
    await showing(1, 100);
    await boss.follow('common-next');
    await boss.page.waitForURL(/after=/);
    await expect(rows).toHaveCount(20);
    await showing(101, 120);
    // The pressed link is gone: one goes on reading from the top of the new page.
    if (hasScript) await expect(boss.page.getByRole('table')).toBeFocused();
    await expect(rows.last()).toContainText('Turner 119');
    await boss.follow('common-previous');
    await expect(rows).toHaveCount(100);
    await expect(rows.first()).toContainText('Turner 000');
    // An address made up, or from another time, is no fault of the page.
    await boss.open('/staff?after=nonsense&sort=sideways&state=unknown');
    await expect(rows.first()).toContainText('@');
  }
});
