// The words of the product, read from the same Fluent files as the product reads: a test that presses "Add staff" goes on working when the
// button is called something better, in either language.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
// The parser's own shapes: a pattern is a text, or texts and expressions in turn.
type Pattern = string | Array<string | Expression>;
type Expression = { type: string; variants?: Array<{ value: Pattern }> };

export type Language = 'en' | 'fr';
export const LANGUAGES: readonly Language[] = ['en', 'fr'];

const FOLDER = join(import.meta.dirname, '../../locales');

/** The other one of the two. */
export function other(language: Language): Language {
  return language === 'en' ? 'fr' : 'en';
}

/** What the product can say in one language. */
export class Words {
  readonly language: Language;
  readonly #bundle: FluentBundle;
  readonly #ids: string[];

  private constructor(language: Language) {
    this.language = language;
    this.#bundle = new FluentBundle(language, { useIsolating: false });
    this.#ids = [];
    for (const file of readdirSync(join(FOLDER, language)).filter((name) => name.endsWith('.ftl'))) {
      const text = readFileSync(join(FOLDER, language, file), 'utf8');
      const faults = this.#bundle.addResource(new FluentResource(text));
      if (faults.length > 0) throw new Error(`${language}/${file}: ${faults}`);
      this.#ids.push(...[...text.matchAll(/^([a-z][a-z0-9-]*) *=/gm)].map(([, id]) => id));
    }
  }

  static readonly #read = new Map<Language, Words>();

  static of(language: Language): Words {
    const words = Words.#read.get(language) ?? new Words(language);
    Words.#read.set(language, words);
    return words;
  }

  /** A message, or an attribute of one: `link-expired.title`. A wrong id or a missing value is a fault of the test. */
  say(key: string, values: Record<string, FluentVariable> = {}): string {
    const pattern = this.#pattern(key);
    if (pattern == null) throw new Error(`there is no ${key} in ${this.language}`);
    const faults: Error[] = [];
    const text = this.#bundle.formatPattern(pattern as never, values, faults);
    if (faults.length > 0) throw new Error(`${key} in ${this.language}: ${faults.join()}`);
    return text;
  }

  /** Every literal piece of every message, with the message it comes from. */
  *pieces(): Generator<{ key: string; text: string; isWhole: boolean }> {
    for (const id of this.#ids) {
      const message = this.#bundle.getMessage(id);
      const patterns: Array<[string, Pattern | null]> = [[id, (message?.value ?? null) as Pattern | null]];
      for (const [name, value] of Object.entries(message?.attributes ?? {})) patterns.push([`${id}.${name}`, value as Pattern]);
      for (const [key, pattern] of patterns) {
        for (const text of literals(pattern)) yield { key, text, isWhole: text === pattern };
      }
    }
  }

  /**
   * What in this text is said in the other language. Whole lines count however short they are; parts of lines only when they are long enough
   * to be no coincidence. What both languages say alike (names, "Page") is nobody's.
   */
  strays(text: string): string[] {
    const own = [...this.pieces()].map((piece) => piece.text.trim());
    const lines = new Set(text.split('\n').map((line) => line.trim()));
    const found: string[] = [];
    for (const { key, text: piece, isWhole } of Words.of(other(this.language)).pieces()) {
      const trimmed = piece.trim();
      if (NAMES.has(key) || own.includes(trimmed)) continue;
      const isTelling = trimmed.length >= 12 && trimmed.includes(' ') && !own.some((mine) => mine.includes(trimmed));
      if ((isWhole && lines.has(trimmed)) || (isTelling && text.includes(trimmed))) found.push(`${key}: ${trimmed}`);
    }
    return found;
  }

  /** "Thursday, March 12, 2026 at 2:05 PM", as the product writes a deadline, for a clock in this zone. */
  deadline(at: Date, zone: string): string {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone, weekday: 'short', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: '2-digit', hourCycle: 'h23',
    }).formatToParts(at);
    const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
    return this.say('date-with-weekday-and-time', {
      weekday: 1 + ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part('weekday')),
      month: Number(part('month')),
      day: Number(part('day')),
      year: part('year'),
      hour: Number(part('hour')),
      minute: part('minute').padStart(2, '0'),
    });
  }

  #pattern(key: string): Pattern | null {
    const [id, attribute] = key.split('.');
    const message = this.#bundle.getMessage(id);
    return ((attribute === undefined ? message?.value : message?.attributes[attribute]) ?? null) as Pattern | null;
  }
}

/** Each language calls itself by its own name wherever it is offered. */
const NAMES: ReadonlySet<string> = new Set(['locale-name']);

function literals(pattern: Pattern | null): string[] {
  if (pattern === null) return [];
  if (typeof pattern === 'string') return [pattern];
  return pattern.flatMap((part) => {
    if (typeof part === 'string') return [part];
    return (part.variants ?? []).flatMap((variant) => literals(variant.value));
  });
}

/** Matches a label with these words, and at most a marker ("optional") behind them. */
export function called(name: string, ...markers: string[]): RegExp {
  const escaped = [name, ...markers].map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^\\s*${escaped[0]}(\\s+(${escaped.slice(1).join('|')}))?\\s*$`);
}
