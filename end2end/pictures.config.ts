// The pictures of the README: `npm run pictures`, with the same TROUSSEAU_BINARY and LEPTOS_SITE_ROOT as the tests.
import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

export default defineConfig(tests, {
  testDir: '.',
  testMatch: 'pictures.ts',
  timeout: 180_000,
  reporter: 'line',
});
