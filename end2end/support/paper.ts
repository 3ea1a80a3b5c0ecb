// What comes out of the printer: a page as a PDF, its text, and what a camera reads of it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';

export type Paper = { text: string; codes: string[]; sheets: number };

/** Prints the page, and reads the paper: its text as somebody would, and each code on it as a telephone would. */
export async function print(page: Page, format: 'A4' | 'Letter' = 'A4'): Promise<Paper> {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-paper-'));
  try {
    const pdf = join(folder, 'sheet.pdf');
    writeFileSync(pdf, await page.pdf({ format, printBackground: true, preferCSSPageSize: false }));
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
    execFileSync('pdftoppm', ['-png', '-r', '150', pdf, join(folder, 'sheet')]);
    const pictures = readdirSync(folder).filter((name) => name.endsWith('.png')).sort();
    return { text, codes: pictures.flatMap((name) => codesIn(PNG.sync.read(readFileSync(join(folder, name))))), sheets: pictures.length };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// Its types say that the function is the module's default, which it is not when the module is loaded.
const jsQR = jsqr as unknown as typeof jsqr.default;

/** One after the other: what has been read is painted over. */
function codesIn({ width, height, data }: PNG): string[] {
  const pixels = new Uint8ClampedArray(data);
  const found: string[] = [];
  for (;;) {
    const code = jsQR(pixels, width, height);
    if (!code?.data || found.length > 20) return found;
    found.push(code.data);
    const { topLeftCorner, topRightCorner, bottomLeftCorner, bottomRightCorner } = code.location;
    const corners = [topLeftCorner, topRightCorner, bottomLeftCorner, bottomRightCorner];
    const [left, right] = [Math.min, Math.max].map((pick) => Math.round(pick(...corners.map(({ x }) => x))));
    const [top, bottom] = [Math.min, Math.max].map((pick) => Math.round(pick(...corners.map(({ y }) => y))));
    for (let y = Math.max(0, top); y < Math.min(height, bottom); y += 1) {
      pixels.fill(255, 4 * (y * width + Math.max(0, left)), 4 * (y * width + Math.min(width, right)));
    }
  }
}
