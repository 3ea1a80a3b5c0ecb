// What no page may do while a test looks on: log an error, throw, fail to load something, break its content security policy, ask a third
// party for anything, or open a dialog of the browser's.
import { type BrowserContext, type ConsoleMessage, type Dialog, type Request, expect } from '@playwright/test';

export class Watch {
  readonly #troubles: string[] = [];
  readonly #refusals = new Set<number>();
  readonly #allowed: RegExp[] = [];
  /** How often the browser has asked whether to leave a page in which something was typed; and what it is answered. */
  asked = 0;
  leavesWhenAsked = true;
  /** Every address that was asked for, with the `Referer` it was asked with. */
  readonly requests: Array<{ url: string; referer: string }> = [];

  readonly origin: string;
  readonly hasScript: boolean;

  constructor(context: BrowserContext, origin: string, hasScript: boolean) {
    this.origin = origin;
    this.hasScript = hasScript;
    context.on('console', (message) => this.#console(message));
    context.on('weberror', (error) => this.note(`the page threw: ${error.error().message}`));
    context.on('request', (request) => this.#request(request));
    context.on('requestfailed', (request) => this.#failed(request));
    context.on('dialog', (dialog) => this.#dialog(dialog));
  }

  /** In the page itself, as the first thing that runs there. */
  static readonly report = (): void => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`content security policy: ${event.violatedDirective} refused ${event.blockedURI || 'inline'} at ${event.sourceFile ?? ''}`);
    });
  };

  /** The test is about this refusal: the browser's own line about an answer with this status is no trouble. */
  expectsRefusal(...statuses: number[]): void {
    for (const status of statuses) this.#refusals.add(status);
  }

  /** The test brings this about itself. */
  allows(...troubles: RegExp[]): void {
    this.#allowed.push(...troubles);
  }

  note(trouble: string): void {
    this.#troubles.push(trouble);
  }

  /** Nothing of the kind has happened. */
  isQuiet(): void {
    const troubles = this.#troubles.filter((trouble) => !this.#allowed.some((allowed) => allowed.test(trouble)));
    expect(troubles, 'what the browser complained about').toEqual([]);
  }

  #console(message: ConsoleMessage): void {
    if (message.type() !== 'error') return;
    const status = message.text().match(/^Failed to load resource: the server responded with a status of (\d+)/)?.[1];
    if (status && this.#refusals.has(Number(status))) return;
    this.note(`console: ${message.text()} (${message.location().url})`);
  }

  #dialog(dialog: Dialog): void {
    if (dialog.type() === 'beforeunload') {
      this.asked += 1;
      this.note('the browser asked before leaving');
      void (this.leavesWhenAsked ? dialog.accept() : dialog.dismiss());
    } else {
      this.note(`a dialog opened: ${dialog.message()}`);
      void dialog.dismiss();
    }
  }

  #request(request: Request): void {
    const url = request.url();
    this.requests.push({ url, referer: request.headers().referer ?? '' });
    const isOurs = url.startsWith(`${this.origin}/`) || url.startsWith('data:') || url.startsWith('blob:');
    if (!isOurs) this.note(`a third party was asked for ${url}`);
  }

  #failed(request: Request): void {
    const cause = request.failure()?.errorText ?? '';
    // What the browser drops itself because the person has gone on to another page.
    if (cause === 'net::ERR_ABORTED') return;
    // A browser whose scripts are switched off refuses to preload one, and calls that a policy.
    if (!this.hasScript && cause === 'csp' && request.url().endsWith('.js')) return;
    this.note(`request failed: ${request.method()} ${request.url()} ${cause}`);
  }
}
