// What a page must hold to be usable by everybody, as far as a program can tell.
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Person } from './person.ts';

/** WCAG 2.2, level AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What the theme changes is colours, and nothing else: these rules are all that can tell light from dark. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** Light and dark without a violation, and nothing to be scrolled sideways at 320 px (SC 1.4.10). */
export async function isAccessible({ page }: Person): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Colours take a moment to change where they do so smoothly; halfway between two themes nothing is legible.
    await page.evaluate(() =>
      Promise.allSettled(document.getAnimations().filter((animation) => animation instanceof CSSTransition).map((animation) => animation.finished)),
    );
    const axe = new AxeBuilder({ page });
    const { violations } = await (colorScheme === 'light' ? axe.withTags(TAGS) : axe.withRules(OF_COLOUR)).analyze();
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html}\n    ${failureSummary}`).join('\n  ')}`);
    expect(told, `${page.url()}, ${colorScheme}`).toEqual([]);
  }
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 800 });
  const { wide, widest } = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const outside = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > room + 1);
    return { wide: document.documentElement.scrollWidth - room, widest: outside.map((element) => element.outerHTML.slice(0, 120)).slice(0, 5) };
  });
  expect(wide, `${page.url()} is too wide for 320 px: ${widest.join('\n')}`).toBeLessThanOrEqual(0);
  if (size) await page.setViewportSize(size);
}
