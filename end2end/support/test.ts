// `test`, with an installation that stands and people who come to it.
import { type Browser, type Route, test as base } from '@playwright/test';
import { House, type Session } from './house.ts';
import { Person } from './person.ts';
import { Watch } from './watch.ts';
import type { Language } from './words.ts';

export { expect } from '@playwright/test';

type Meeting = {
  /** What the browser asks for, and what the person expects to read. */
  language?: Language;
  /** Without, pages are all they have. */
  hasScript?: boolean;
  /** What becomes of the page's program on its way to a browser that would run it; the pages are used without waiting for it. */
  program?: (route: Route) => Promise<unknown>;
  /** Who is signed in already. */
  session?: Session;
  width?: number;
  scheme?: 'light' | 'dark';
  /** What the person's browser asks for, when that isn't what they are going to read. */
  browserAsksFor?: Language;
};

type Options = {
  /** Has the organisation been set up, by an administrator who reads English, before the test starts? */
  isSetUp: boolean;
  /** An installation for this test alone: it moves the clock, or uses a throttle up. */
  alone: boolean;
  /** What the server is started with besides. */
  settings: Record<string, string>;
};

type Fixtures = Options & {
  house: House;
  /** Somebody comes with a browser of their own, watched to the end of the test. */
  meet: (meeting?: Meeting) => Promise<Person>;
  /** The first administrator, reading this language, in a session of their own. */
  administrator: (meeting?: Meeting) => Promise<Person>;
};

/** One house at a time: a spec file's, or a single test's. */
class Landlord {
  #house: House | undefined;
  #key = '';

  async house(key: string, settings: Record<string, string>): Promise<House> {
    if (!this.#house || this.#key !== key) {
      await this.close();
      this.#house = await House.start(settings);
      this.#key = key;
    }
    return this.#house;
  }

  async close(): Promise<void> {
    await this.#house?.stop();
    this.#house = undefined;
  }
}

export const test = base.extend<Fixtures, { landlord: Landlord }>({
  landlord: [
    async ({}, use) => {
      const landlord = new Landlord();
      await use(landlord);
      await landlord.close();
    },
    { scope: 'worker' },
  ],
  isSetUp: [true, { option: true }],
  alone: [false, { option: true }],
  settings: [{}, { option: true }],

  house: async ({ landlord, isSetUp, alone, settings }, use, info) => {
    const key = alone || !isSetUp ? `${info.testId} ${info.repeatEachIndex}` : info.file + JSON.stringify(settings);
    const house = await landlord.house(key, settings);
    if (isSetUp) await house.setUp();
    const before = house.log.length;
    await use(house);
    if (info.status !== info.expectedStatus) {
      await info.attach('server.log', { body: house.log.slice(before), contentType: 'text/plain' });
    }
  },

  meet: async ({ browser, house }, use) => {
    const people: Person[] = [];
    await use(async (meeting = {}) => {
      const person = await meet(browser, house, meeting);
      people.push(person);
      return person;
    });
    for (const person of people) await person.context.close();
    for (const person of people) person.watch.isQuiet();
  },

  administrator: async ({ house, meet }, use) => {
    await use(async (meeting = {}) => {
      const session = await house.administratorReads(meeting.language ?? 'en');
      return meet({ session, ...meeting });
    });
  },
});

async function meet(browser: Browser, house: House, meeting: Meeting): Promise<Person> {
  const { language = 'en', hasScript = true, program, session, width = 1280, scheme = 'light', browserAsksFor = language } = meeting;
  const context = await browser.newContext({
    baseURL: house.url,
    locale: browserAsksFor === 'fr' ? 'fr-FR' : 'en-GB',
    javaScriptEnabled: hasScript,
    storageState: session,
    viewport: { width, height: 900 },
    colorScheme: scheme,
  });
  await context.addInitScript(Watch.report);
  const watch = new Watch(context, house.url, hasScript);
  if (program) await context.route('**/*.wasm', program);
  return new Person(await context.newPage(), house, watch, hasScript && !program, language);
}
