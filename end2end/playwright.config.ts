// The pages in Debian's Chromium, against the server's own program, with mail through a real SMTP server process.
//
// TROUSSEAU_BINARY and LEPTOS_SITE_ROOT say which program and which site; `.ci/make test` gives both. Each spec file gets an installation
// of its own (support/house.ts), so files don't see each other's people, clocks or throttles.
import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'specs',
  outputDir: 'test-results/kept',
  // Each file has an installation of its own; a browser, a server and a mail server keep a core busy.
  workers: Math.min(2, availableParallelism()),
  // A machine that is busy with something else for a moment must not make the whole run worthless. What needed its second try is named at the
  // end, and more than a couple of those are a failure (`.ci/make`).
  retries: 1,
  forbidOnly: true,
  // For machines that do other work besides; nothing waits that long where all is well.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['line'], ['json', { outputFile: 'test-results/report.json' }]],
  use: {
    screenshot: 'only-on-failure',
    actionTimeout: 20_000,
    navigationTimeout: 40_000,
    launchOptions: {
      // Named, because a channel would be looked for in Playwright's download cache.
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
