// Somebody at a browser, and what they can do there, in the words of the pages.
import { type BrowserContext, type Locator, type Page, expect } from '@playwright/test';
import type { Colleague, House } from './house.ts';
import { type Letter, linkOf } from './sink.ts';
import type { Watch } from './watch.ts';
import { type Language, Words, called } from './words.ts';

export class Person {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly house: House;
  readonly watch: Watch;
  /** Does the page's program run in this browser? */
  readonly hasScript: boolean;
  words: Words;

  constructor(page: Page, house: House, watch: Watch, hasScript: boolean, language: Language) {
    this.page = page;
    this.context = page.context();
    this.house = house;
    this.watch = watch;
    this.hasScript = hasScript;
    this.words = Words.of(language);
  }

  // ── looking ────────────────────────────────────────────────────────────────────────────────────────────────────────

  async open(path: string): Promise<void> {
    await this.page.goto(path.startsWith('http') ? path : `${this.house.url}${path}`);
    await this.awake();
  }

  /** Waits until the page's program has taken over, where there is one: what is pressed before is a plain form. */
  async awake(): Promise<void> {
    // As long as loading a page may take: on a busy machine its program arrives late.
    if (this.hasScript) await this.page.locator('html[data-hydrated]').waitFor({ state: 'attached', timeout: 40_000 });
  }

  /** Is led to a page, by what they have just pressed. */
  async lands(path: string | RegExp): Promise<void> {
    const wanted = typeof path === 'string' ? (url: URL) => url.pathname === path : (url: URL) => path.test(url.pathname + url.search);
    await this.page.waitForURL(wanted);
    await this.awake();
  }

  say(key: string, values: Record<string, string | number> = {}): string {
    return this.words.say(key, values);
  }

  async sees(key: string, values: Record<string, string | number> = {}): Promise<void> {
    await expect(this.page.getByText(this.say(key, values), { exact: false }).filter({ visible: true }).first()).toBeVisible();
  }

  async seesText(text: string | RegExp): Promise<void> {
    await expect(this.page.getByText(text).filter({ visible: true }).first()).toBeVisible();
  }

  async seesNo(key: string, values: Record<string, string | number> = {}): Promise<void> {
    await expect(this.page.getByText(this.say(key, values)).filter({ visible: true })).toHaveCount(0);
  }

  async seesHeading(key: string, values: Record<string, string | number> = {}): Promise<void> {
    await expect(this.page.getByRole('heading', { name: this.say(key, values) }).first()).toBeVisible();
  }

  /** The sentence beside a field, tied to it for those who can't see that it stands there. */
  async seesFault(fieldId: string, key: string, values: Record<string, string | number> = {}): Promise<void> {
    const fault = this.page.locator(`#${fieldId}-error`);
    await expect(fault).toHaveText(this.say(key, values));
    const field = this.page.locator(`#${fieldId}`);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAttribute('aria-describedby', new RegExp(`(^| )${fieldId}-error( |$)`));
  }

  /** Everything that can be read on the page and in its attributes, line by line; without what is marked as another language's. */
  async text(): Promise<string> {
    return this.page.evaluate(() => {
      const own = document.documentElement.lang;
      const lines = [document.title];
      const isOwn = (element: Element) => (element.closest('[lang]')?.getAttribute('lang') ?? own) === own;
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (parent && parent.checkVisibility() && isOwn(parent)) lines.push(node.textContent ?? '');
      }
      for (const element of document.body.querySelectorAll('[aria-label],[title],[placeholder],[alt]')) {
        if (!isOwn(element)) continue;
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) lines.push(element.getAttribute(name) ?? '');
      }
      return lines.map((line) => line.replace(/[ \n\t]+/g, ' ').trim()).filter(Boolean).join('\n');
    });
  }

  /** The page says that it is in this person's language, and so does every word of it. */
  async readsOwnLanguage(): Promise<void> {
    await expect(this.page.locator('html')).toHaveAttribute('lang', this.words.language);
    expect(this.words.strays(await this.text()), `not ${this.words.language}, on ${this.page.url()}`).toEqual([]);
  }

  // ── acting ─────────────────────────────────────────────────────────────────────────────────────────────────────────

  field(key: string): Locator {
    return this.page.getByLabel(called(this.say(key), this.say('common-optional')));
  }

  async fill(key: string, value: string): Promise<void> {
    await this.field(key).fill(value);
  }

  button(key: string): Locator {
    return this.page.getByRole('button', { name: this.say(key), exact: true });
  }

  link(key: string, values: Record<string, string | number> = {}): Locator {
    return this.page.getByRole('link', { name: this.say(key, values), exact: true });
  }

  async press(key: string): Promise<void> {
    await this.button(key).filter({ visible: true }).first().click();
  }

  async follow(key: string, values: Record<string, string | number> = {}): Promise<void> {
    await this.link(key, values).filter({ visible: true }).first().click();
  }

  // ── the flow ───────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Names the organisation and oneself, and sends it. */
  async setUp(): Promise<void> {
    await this.fillSetUp();
    await this.press('set-up-submit');
    await this.lands('/');
  }

  async fillSetUp(): Promise<void> {
    const { organisation, administrator, setUpLink } = this.house;
    await this.open(setUpLink);
    await this.fill('set-up-organisation-name', organisation.name);
    await this.field('set-up-default-language').selectOption(organisation.language);
    await this.field('set-up-time-zone').selectOption(organisation.timeZone);
    await this.fill('set-up-support-address', organisation.support);
    await this.fill('staff-first-name', administrator.firstName);
    await this.fill('staff-last-name', administrator.lastName);
    await this.fill('staff-email', administrator.email);
    await this.fill('password-new', administrator.password);
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.fill('sign-in-name', email);
    await this.fill('sign-in-password', password);
    await this.press('common-sign-in');
  }

  async signOut(): Promise<void> {
    await this.press('common-sign-out');
    await this.lands('/login');
  }

  /** Fills the form for a new colleague; doesn't save it. */
  async describes(colleague: Colleague, send: 'now' | 'later' = 'now'): Promise<void> {
    await this.fill('staff-first-name', colleague.firstName);
    await this.fill('staff-last-name', colleague.lastName);
    await this.fill('staff-email', colleague.email);
    await this.page.locator('[name="form[locale]"]').and(this.page.locator('select')).selectOption(colleague.language);
    await this.field(send === 'now' ? 'staff-new-send-now' : 'staff-new-send-later').check();
  }

  /** Adds a colleague through the form. */
  async addStaff(colleague: Colleague, send: 'now' | 'later' = 'now'): Promise<void> {
    await this.open('/staff/new');
    await this.describes(colleague, send);
    await this.saveStaff();
    await this.lands(/^\/staff\/[0-9a-f-]{36}/);
  }

  /** The button that saves bears the same words as the one that opened the form. */
  async saveStaff(): Promise<void> {
    await this.press('staff-add');
  }

  /** Follows the link of a letter. */
  async openLink(letter: Letter): Promise<void> {
    await this.open(linkOf(letter, this.house.url));
  }

  async choosePassword(password: string): Promise<void> {
    await this.fill('password-new', password);
    await this.press('choose-submit');
  }

  async acceptPolicy(): Promise<void> {
    await this.page.getByLabel(this.say('welcome-accept')).check();
    await this.press('common-continue');
    await this.lands('/');
  }

  async switchTo(language: Language): Promise<void> {
    await this.page.locator(`button[name="locale"][value="${language}"]`).filter({ visible: true }).first().click();
    await this.page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
    await this.awake();
    this.words = Words.of(language);
  }
}
