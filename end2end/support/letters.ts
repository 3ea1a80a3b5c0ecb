// Reading a letter as its recipient does.
import { expect } from '@playwright/test';
import type { House } from './house.ts';
import type { Letter } from './sink.ts';
import { type Language, Words } from './words.ts';

/** The HTML part's words, a line for each piece of text. */
export function wordsOf(html: string): string {
  const body = html.replace(/<(style|title|head)[\s\S]*?<\/\1>/g, '');
  const text = body.replace(/<[^>]*>/g, '\n').replace(/&(amp|lt|gt|quot|nbsp|#39|#x27);/g, (_, name: string) => ENTITIES[name] ?? '');
  return text.split('\n').map((line) => line.trim()).filter(Boolean).join('\n');
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', '#39': "'", '#x27': "'" };

/** Subject, both parts, headers: the whole letter is in this language, and says so. */
export function isIn(letter: Letter, language: Language): void {
  const words = Words.of(language);
  expect(letter.headers['content-language']).toBe(language);
  expect(letter.html).toContain(`lang="${language}"`);
  for (const part of [letter.subject, letter.text, wordsOf(letter.html)]) expect(words.strays(part), part).toEqual([]);
}

/** Both parts say this. */
export function says(letter: Letter, sentence: string): void {
  expect(flat(letter.text)).toContain(flat(sentence));
  expect(flat(wordsOf(letter.html))).toContain(flat(sentence));
}

/** Both parts give this deadline, in the reader's language and time zone. It is written to the minute, and a letter takes a moment to leave. */
export function saysDeadline(letter: Letter, house: House, language: Language, at: Date): void {
  const words = Words.of(language);
  const candidates = [-1, 0, 1].map((minutes) => words.deadline(new Date(at.getTime() + minutes * 60_000), house.organisation.timeZone));
  for (const part of [letter.text, wordsOf(letter.html)]) {
    expect(candidates.some((candidate) => flat(part).includes(flat(candidate))), `none of ${candidates} in\n${part}`).toBe(true);
  }
}

/** Lines are folded differently in the two parts. */
function flat(text: string): string {
  return text.replace(/[ \n\r\t]+/g, ' ');
}
