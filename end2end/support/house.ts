// One installation: the server's own program on a free port of the loopback, an empty data folder, a mail server. It is arranged through the
// same server functions that the pages call, so that each test spends its time in the browser on what it is about.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type APIRequestContext, request } from '@playwright/test';
import { Sink, linkOf } from './sink.ts';
import type { Language } from './words.ts';

export type Colleague = { firstName: string; lastName: string; email: string; language: Language };
export type Administrator = Colleague & { password: string };
export type Organisation = { name: string; language: Language; timeZone: string; support: string };

/** Long, and in no list. */
export const PASSWORD = 'nine brass keys on a ring';
export const OTHER_PASSWORD = 'seven doors along the quay';

const BUILT_IN = ['staff-accounts', 'buildings', 'delivery', 'history'] as const;
export type BuiltIn = (typeof BUILT_IN)[number];

/** The server closes a kept connection after ten idle seconds, perhaps just as it is used again: then nothing has been done, and it is tried anew. */
const RETRIES = 3;

/** What stands in a cookie of the browser: who is signed in. */
export type Session = Awaited<ReturnType<APIRequestContext['storageState']>>;

export class House {
  readonly url: string;
  readonly mail: Sink;
  readonly data: string;
  readonly setUpLink: string;
  /** Everything the program has said. */
  log = '';
  organisation: Organisation = { name: 'Maison Aurore', language: 'en', timeZone: 'Europe/Paris', support: 'help@aurore.example' };
  administrator: Administrator = {
    firstName: 'Ada', lastName: 'Moreau', email: 'ada@aurore.example', language: 'en', password: PASSWORD,
  };
  readonly #process: ChildProcess;
  readonly #env: Record<string, string | undefined>;
  #counter = 0;
  #isSetUp = false;
  #session: APIRequestContext | undefined;

  private constructor(url: string, mail: Sink, data: string, env: Record<string, string | undefined>, process: ChildProcess) {
    this.url = url;
    this.mail = mail;
    this.data = data;
    this.#process = process;
    this.#env = env;
    this.setUpLink = '';
    for (const stream of [process.stdout, process.stderr]) stream?.on('data', (chunk) => (this.log += chunk));
  }

  /** An empty installation, or one with the sample organisation (`trousseau demo`). */
  static async start(settings: Record<string, string> = {}, { demo = false } = {}): Promise<House> {
    const binary = required('TROUSSEAU_BINARY');
    const [mail, port, data] = [await Sink.start(), await freePort(), mkdtempSync(join(tmpdir(), 'trousseau-e2e-'))];
    const url = `http://localhost:${port}`;
    const env = {
      PATH: process.env.PATH,
      LANG: 'C.UTF-8',
      LEPTOS_SITE_ROOT: required('LEPTOS_SITE_ROOT'),
      TROUSSEAU_ENV: 'development',
      TROUSSEAU_BASE_URL: url,
      TROUSSEAU_LISTEN: `127.0.0.1:${port}`,
      TROUSSEAU_DATA: join(data, 'data'),
      SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      ...settings,
    };
    // Away from the checkout, whose `trousseau.toml` would count.
    if (demo) execFileSync(binary, ['demo'], { cwd: data, env, stdio: 'ignore' });
    const house = new House(url, mail, data, env, spawn(binary, ['serve'], { cwd: data, env, stdio: ['ignore', 'pipe', 'pipe'] }));
    if (demo) Object.assign(house.administrator, { email: 'ada@laurier.example', password: 'a lantern by the quiet sea' });
    await house.#ready(demo);
    return house;
  }

  async stop(): Promise<void> {
    await this.#session?.dispose();
    if (this.#process.exitCode === null) {
      const gone = once(this.#process, 'exit');
      this.#process.kill('SIGTERM');
      if ((await Promise.race([gone, pause(5_000, 'late')])) === 'late') this.#process.kill('SIGKILL');
    }
    this.mail.stop();
    rmSync(this.data, { recursive: true, force: true });
  }

  /** Hands a bounce to the program, as a mail system's pipe does. The exit code, and what it says. */
  bounce(message: string): { code: number | null; said: string } {
    const done = spawnSync(required('TROUSSEAU_BINARY'), ['mail', 'bounce'], { cwd: this.data, env: this.#env, input: message });
    return { code: done.status, said: `${done.stdout}${done.stderr}` };
  }

  async #ready(isSetUp: boolean): Promise<void> {
    const patience = Date.now() + 30_000;
    for (;;) {
      if (this.#process.exitCode !== null) throw new Error(`the server ended with ${this.#process.exitCode}:\n${this.log}`);
      const link = this.log.match(new RegExp(`${this.url}/setup/\\S+`))?.[0] ?? (isSetUp ? '' : undefined);
      if (link !== undefined && (await fetch(`${this.url}/healthz`).then((answer) => answer.ok, () => false))) {
        (this as { setUpLink: string }).setUpLink = link;
        return;
      }
      if (Date.now() > patience) throw new Error(`the server isn't ready:\n${this.log}`);
      await pause(25);
    }
  }

  /** Somebody with a browser's cookies and without its pages. */
  async visitor(session?: Session): Promise<APIRequestContext> {
    const extraHTTPHeaders = { accept: 'application/json', origin: this.url };
    return request.newContext({ baseURL: this.url, extraHTTPHeaders, storageState: session });
  }

  /** The organisation and its first administrator, as the set-up form makes them. Once only. */
  async setUp(language: Language = 'en', organisation: Partial<Organisation> = {}): Promise<void> {
    if (this.#isSetUp) return;
    Object.assign(this.organisation, { language, ...organisation });
    this.administrator.language = language;
    const session = await this.visitor();
    await call(session, 'setup/complete', {
      token: this.setUpLink.split('/').at(-1) ?? '',
      organisation_name: this.organisation.name,
      default_locale: this.organisation.language,
      time_zone: this.organisation.timeZone,
      support_address: this.organisation.support,
      first_name: this.administrator.firstName,
      last_name: this.administrator.lastName,
      email: this.administrator.email,
      password: this.administrator.password,
    });
    await this.speak(session, language);
    this.#session = session;
    this.#isSetUp = true;
  }

  /** A new session of the administrator's, who reads this language from now on. */
  async administratorReads(language: Language): Promise<Session> {
    await this.speak(await this.#signedIn(), language);
    this.administrator.language = language;
    return this.signIn(this.administrator.email, this.administrator.password);
  }

  /** A new session of this person's. */
  async signIn(email: string, password: string = PASSWORD): Promise<Session> {
    const session = await this.visitor();
    await call(session, 'sessions/sign-in', { sign_in_name: email, password, next: '/' });
    const state = await session.storageState();
    await session.dispose();
    return state;
  }

  /** Somebody nobody has met in this installation. */
  someone(language: Language, names: Partial<Colleague> = {}): Colleague {
    this.#counter += 1;
    const lastName = ['Roy', 'Lavoie', 'Garnier', 'Fisher', 'Okafor', 'Nguyen', 'Bergeron', 'Walsh'][this.#counter % 8];
    const made = { firstName: 'Camille', lastName: `${lastName} ${this.#counter}`, email: `camille.${this.#counter}@aurore.example`, language };
    return { ...made, ...names };
  }

  /** Adds a colleague; the answer is the account's id. */
  async invite(colleague: Colleague, send: 'now' | 'later' = 'now'): Promise<string> {
    const { firstName: first_name, lastName: last_name, email, language: locale } = colleague;
    return call(await this.#signedIn(), 'staff/invite', { first_name, last_name, email, locale, send });
  }

  /** The link that this colleague was just sent. */
  async linkFor(email: string): Promise<string> {
    return linkOf(await this.mail.next(email), this.url);
  }

  /** Adds a colleague, who follows the link and accepts the policy unless told otherwise. The answer is their session. */
  async employ(colleague: Colleague, { accepts = true, password = PASSWORD } = {}): Promise<{ id: string; session: Session }> {
    const id = await this.invite(colleague);
    const token = (await this.linkFor(colleague.email)).split('/').at(-1) ?? '';
    const person = await this.visitor();
    await call(person, 'activation/activate', { token, password, locale: colleague.language });
    await this.mail.next(colleague.email);
    if (accepts) {
      const policy = await call<{ version: number }>(person, 'privacy/read', { sent: 'true' });
      await call(person, 'privacy/accept', { version: String(policy.version), accepted: 'true' });
    }
    const session = await person.storageState();
    await person.dispose();
    return { id, session };
  }

  /** The administrator does something: `staff/resend`. */
  async administratorCalls<T>(endpoint: string, form: Record<string, string>): Promise<T> {
    return call<T>(await this.#signedIn(), endpoint, form);
  }

  /** A building; its code is made of its name. The answer is its id. */
  async building(name: string, portfolio = ''): Promise<string> {
    return this.administratorCalls('buildings/create', { name, reference: name.replace(/\W/g, '').slice(0, 12), portfolio });
  }

  /** A permission group of these names, with these levels of the product's own capabilities. The answer is its id. */
  async permissionGroup(names: Record<Language, string>, levels: Partial<Record<BuiltIn, 'view' | 'manage'>>): Promise<string> {
    const form: Record<string, string> = { 'names][en': names.en, 'names][fr': names.fr };
    Object.entries(levels).forEach(([capability, level], at) => {
      form[`levels][${at}`] = `00000000-0000-0000-0000-00000000000${BUILT_IN.indexOf(capability as BuiltIn) + 1}=${level}`;
    });
    return this.administratorCalls('permission-groups/save', form);
  }

  /** Gives this colleague a permission group there (`building:…`, `all`), for good. */
  async gives(account: string, scope: string, group: string): Promise<void> {
    const { version } = await this.administratorCalls<{ version: number }>('staff/panel', { account });
    await this.administratorCalls('access/change', { account, version: String(version), 'access][0': `${scope}=${group}` });
  }

  /** What has happened to an account, as codes, newest first. */
  async history(account: string): Promise<string[]> {
    const page = await this.administratorCalls<{ entries: Array<{ event: string }> }>('history/list', { account });
    return page.entries.map(({ event }) => event);
  }

  /** Waits for something that the mail worker brings about. */
  async until(holds: () => Promise<boolean>): Promise<void> {
    const patience = Date.now() + 15_000;
    while (!(await holds())) {
      if (Date.now() > patience) throw new Error('what was waited for did not come about');
      await pause(50);
    }
  }

  /** Moves the installation's clock. */
  async advance({ hours = 0, minutes = 0, seconds = 0 }: { hours?: number; minutes?: number; seconds?: number }): Promise<void> {
    const visitor = await this.visitor();
    const advance_s = String(hours * 3600 + minutes * 60 + seconds);
    const answer = await visitor.post('/dev/clock', { form: { advance_s }, maxRetries: RETRIES });
    if (!answer.ok()) throw new Error(`the clock answers ${answer.status()}`);
    await visitor.dispose();
    // Whoever was signed in may not be any more.
    await this.#session?.dispose();
    this.#session = undefined;
  }

  /** What the installation takes for the present. */
  async now(): Promise<Date> {
    const visitor = await this.visitor();
    const told = await (await visitor.get('/dev/clock')).json();
    await visitor.dispose();
    return new Date(told.now);
  }

  async speak(session: APIRequestContext, locale: Language): Promise<void> {
    const answer = await session.post('/preferences/language', { form: { locale, back: '/' }, maxRedirects: 0, maxRetries: RETRIES });
    if (answer.status() !== 303) throw new Error(`the language switch answers ${answer.status()}`);
  }

  async #signedIn(): Promise<APIRequestContext> {
    if (!this.#session) {
      this.#session = await this.visitor(await this.signIn(this.administrator.email, this.administrator.password));
    }
    return this.#session;
  }
}

/** Calls a server function as the page's own program does. */
async function call<T>(session: APIRequestContext, endpoint: string, form: Record<string, string>): Promise<T> {
  const fields = Object.fromEntries(Object.entries(form).map(([name, value]) => [`form[${name}]`, value]));
  const answer = await session.post(`/api/${endpoint}`, { form: fields, maxRedirects: 0, maxRetries: RETRIES });
  if (!answer.ok()) throw new Error(`${endpoint} answers ${answer.status()}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; see playwright.config.ts`);
  return resolve(value);
}
