// The mail server that letters are handed to, and the letters that came.
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A letter as the parser of the sink's process reads it. */
export type Letter = {
  envelope: { from: string; to: string[] };
  from: { address: string; name: string };
  to: Array<{ address: string; name: string }>;
  subject: string;
  text: string;
  html: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  raw: string;
};

/** How long a letter may take: the worker is woken by the commit, so this is generous. */
const PATIENCE_MS = 15_000;

export class Sink {
  readonly letters: Letter[] = [];
  readonly #process: ChildProcess;
  readonly #read = new Map<string, number>();
  readonly port: number;

  private constructor(process: ChildProcess, port: number) {
    this.#process = process;
    this.port = port;
    process.on('message', ({ letter }: { letter?: Letter }) => letter && this.letters.push(letter));
  }

  static async start(): Promise<Sink> {
    const process = fork(join(import.meta.dirname, 'sink.mjs'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
    const port = await new Promise<number>((resolve, reject) => {
      process.once('message', (told: { port: number }) => resolve(told.port));
      process.once('exit', (code) => reject(new Error(`the mail sink ended with ${code}`)));
    });
    return new Sink(process, port);
  }

  stop(): void {
    this.#process.kill();
  }

  /** A mailbox called "slow…" is kept waiting until now. */
  answer(address: string): void {
    this.#process.send({ answer: address });
  }

  /** Every letter to this address so far. */
  to(address: string): Letter[] {
    return this.letters.filter((letter) => letter.envelope.to.includes(address));
  }

  /** The next letter to this address that no one has asked for yet; waits for it. */
  async next(address: string): Promise<Letter> {
    const at = this.#read.get(address) ?? 0;
    const patience = Date.now() + PATIENCE_MS;
    while (this.to(address).length <= at) {
      if (Date.now() > patience) {
        const came = this.letters.map((letter) => `${letter.envelope.to}: ${letter.subject}`).join('\n  ');
        throw new Error(`no letter number ${at + 1} came for ${address}. These came:\n  ${came}`);
      }
      await pause(20);
    }
    this.#read.set(address, at + 1);
    return this.to(address)[at];
  }
}

/** The one link that a letter is about: the same in its text and behind its button. */
export function linkOf(letter: Letter, base: string): string {
  const links = (part: string) => [...new Set(part.match(/https?:\/\/[^\s"'<>()]+/g) ?? [])];
  const [inText, inHtml] = [links(letter.text), links(letter.html).filter((link) => !link.includes('w3.org'))];
  if (inText.length !== 1) throw new Error(`the text has ${inText.length} links: ${inText}`);
  if (inHtml.length !== 1 || inHtml[0] !== inText[0]) throw new Error(`the button leads to ${inHtml}, the text to ${inText}`);
  if (!inText[0].startsWith(`${base}/`)) throw new Error(`${inText} isn't a page of ${base}`);
  return inText[0];
}
