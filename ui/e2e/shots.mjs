// Screenshots of the real product for the README: desktop and phone, light and dark.
import { mkdirSync } from 'node:fs';
import { launch, signedIn, square } from './browser.mjs';

const out = new URL('../shots/', import.meta.url).pathname;
mkdirSync(out, { recursive: true });
const server = await square();
const browser = await launch();
try {
  for (const [name, viewport] of [['desktop', { width: 1280, height: 800 }], ['phone', { width: 390, height: 844 }]]) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await signedIn(browser, server.port, 'troyes', { viewport, colorScheme });
      await page.waitForTimeout(1500);
      await page.screenshot({ path: `${out}place-${name}-${colorScheme}.png` });
      await page.goto(new URL('/demo', page.url()).href);
      await page.waitForTimeout(800);
      await page.screenshot({ path: `${out}demo-${name}-${colorScheme}.png` });
      await page.context().close();
    }
  }
} finally {
  await browser.close();
  await server.stop();
}
