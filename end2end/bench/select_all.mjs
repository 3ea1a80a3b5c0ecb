// How long a browser takes to select all buildings for somebody: from the press of the button until the picture shows it. Beside it a button that
// does nothing, pressed and drawn in the same page. Called by `make bench`; prints milliseconds as JSON.
//
//     node end2end/bench/select_all.mjs http://localhost:PORT COOKIE ACCOUNT
import { chromium } from '@playwright/test';

const ROUNDS = 20;
const [base, cookie, account] = process.argv.slice(2);

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en' });
  await context.addCookies([{ name: 'sid', value: cookie, url: base }]);
  const page = await context.newPage();
  await page.goto(`${base}/staff/${account}/access`);
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  await page.locator('.access-bulk button').waitFor();
  const measured = await page.evaluate(async (rounds) => {
    const bare = document.body.appendChild(document.createElement('button'));
    const [press, group] = [document.querySelector('.access-bulk button'), document.querySelector('#access-bulk-group')];
    const counted = document.querySelector('.access-line p');
    // The frame that is drawn next has been drawn when a message sent from within it arrives.
    const drawn = () => new Promise((done) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(0);
    }));
    const timed = async (button) => {
      await drawn();
      const began = performance.now();
      button.click();
      await drawn();
      return performance.now() - began;
    };
    const [all, nothing] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      // Another permission group each time, or nothing would change.
      group.selectedIndex = round % 2;
      group.dispatchEvent(new Event('change', { bubbles: true }));
      all.push(await timed(press));
      const chosen = document.querySelector('.matrix tbody tr:not(.wide) select')?.selectedOptions[0]?.textContent;
      if (chosen !== group.selectedOptions[0].textContent) throw new Error(`the row shows ${chosen}`);
      nothing.push(await timed(bare));
    }
    return { all, nothing, counted: counted.textContent };
  }, ROUNDS);
  process.stdout.write(JSON.stringify(measured));
} finally {
  await browser.close();
}
