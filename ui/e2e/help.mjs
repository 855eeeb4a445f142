// The help page: read on a phone and on a desktop, by day and by night, without JavaScript, and without a line.
// `SCREENS=<folder>` keeps a picture of each, to be looked at.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { story } from './browser.mjs';

const PHONE = { width: 320, height: 640 };
const DESKTOP = { width: 1280, height: 800 };
const LOOKS = [
  { name: 'phone-light', locale: 'fr-FR', colorScheme: 'light', viewport: PHONE },
  { name: 'phone-dark-en', locale: 'en-GB', colorScheme: 'dark', viewport: PHONE },
  { name: 'desktop-light-en', locale: 'en-GB', colorScheme: 'light', viewport: DESKTOP },
  { name: 'desktop-dark', locale: 'fr-FR', colorScheme: 'dark', viewport: DESKTOP },
];
const SITUATIONS = 8;
const TARGET_PX = 44;
const folder = process.env.SCREENS;
if (folder) mkdirSync(folder, { recursive: true });

async function read(page, name) {
  assert.equal(await page.locator('section.card').count(), SITUATIONS, name);
  await page.locator('.emergency a[href="tel:17"]').waitFor();
  await page.locator('.emergency a[href="sms:114"]').waitFor();
}

async function look(page, name) {
  if (folder) {
    await page.screenshot({ path: `${folder}/help-${name}.png` });
    await page.screenshot({ path: `${folder}/help-${name}-whole.png`, fullPage: true });
  }
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' | ')}`), [], name);
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= window, `${name}: ${wide} px wide in ${window}`);
  for (const link of await page.locator('.bar a, .contents a, .numbers a, .button').all()) {
    const { height } = await link.boundingBox();
    assert.ok(height >= TARGET_PX, `${name}: ${await link.textContent()} is ${height} px high`);
  }
}

// The style came with the page: without it the bar would not stay in sight.
const styled = (page) => page.locator('.bar').evaluate((bar) => getComputedStyle(bar).position === 'sticky');

// `waitForFunction` takes the promise of an async question for a yes, so we ask again ourselves.
const kept = (page) => page.evaluate(async () => {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = await navigator.serviceWorker.getRegistration('/aide');
    if (found?.active?.state === 'activated') return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no worker keeps the help page');
});

await story(async ({ server, browser, step }) => {
  const place = `http://placette.localhost:${server.port}`;

  for (const { name, ...options } of LOOKS) {
    await step(`read, and nothing for axe to find: ${name}`, async () => {
      const page = await (await browser.newContext(options)).newPage();
      await page.goto(`${place}/aide`);
      await read(page, name);
      await look(page, name);
      await page.context().close();
    });
  }

  await step('a link of the contents shows its situation below the bar, which stays', async () => {
    const page = await (await browser.newContext({ viewport: PHONE, locale: 'fr-FR' })).newPage();
    await page.goto(`${place}/aide`);
    await page.getByRole('link', { name: 'On me menace' }).click();
    const [bar, title] = await page.evaluate(() => [
      document.querySelector('.bar').getBoundingClientRect(),
      document.querySelector('#menace h2').getBoundingClientRect(),
    ]);
    assert.equal(bar.top, 0);
    assert.ok(title.top >= bar.bottom && title.bottom <= PHONE.height, `${title.top} under ${bar.bottom}`);
    assert.equal(await page.getByRole('link', { name: 'Quitter cette page' }).getAttribute('href'), 'https://example.org/');
    await page.context().close();
  });

  await step('without JavaScript it reads, changes language and leads to the form', async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' })).newPage();
    await page.goto(`${place}/aide`);
    await read(page, 'without JavaScript');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Someone is blackmailing me' }).waitFor();
    await page.locator('#chantage').getByRole('link', { name: 'Write to us' }).click();
    await page.getByRole('heading', { name: 'Tell us about something' }).waitFor();
    await page.getByRole('textbox', { name: 'What happened?' }).fill('Someone asks me for money.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText(/Your word to us has the number/).waitFor();
    await page.context().close();
  });

  await step('reading the help page alone keeps nothing on the device', async () => {
    const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
    await page.goto(`${place}/aide`);
    const left = await page.evaluate(async () => [
      (await caches.keys()).length,
      (await navigator.serviceWorker.getRegistrations()).length,
      localStorage.length + sessionStorage.length,
      document.cookie,
    ]);
    assert.deepEqual(left, [0, 0, 0, '']);
    assert.deepEqual(await page.context().cookies(), []);
    await page.context().close();
  });

  const visitor = await browser.newContext({ locale: 'fr-FR', viewport: PHONE });
  await step('one visit of the place keeps the help page, and only that', async () => {
    const page = await visitor.newPage();
    await page.goto(place);
    await kept(page);
    const { scope, copies, controlled } = await page.evaluate(async () => ({
      scope: (await navigator.serviceWorker.getRegistrations()).map((one) => new URL(one.scope).pathname),
      copies: await Promise.all((await caches.keys()).map(async (name) => {
        const held = await (await caches.open(name)).keys();
        return held.map((one) => new URL(one.url).pathname + new URL(one.url).search);
      })),
      controlled: navigator.serviceWorker.controller !== null,
    }));
    assert.deepEqual(scope, ['/aide']);
    assert.deepEqual(copies, [['/aide?lang=fr', '/aide?lang=en', '/notice.css']]);
    assert.equal(controlled, false); // the square does not pass through the worker
    await page.close();
  });

  await step('without a line the page is still there, in both languages, and styled', async () => {
    const page = await visitor.newPage();
    await page.goto(`${place}/aide`);
    await visitor.setOffline(true);
    await page.reload();
    await read(page, 'offline');
    assert.ok(await styled(page));
    await page.getByRole('heading', { name: 'On me fait chanter' }).waitFor();
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Someone is blackmailing me' }).waitFor();
    assert.ok(await styled(page));
    await page.goto(`${place}/aide?lang=xx#mal`);
    await page.getByRole('heading', { name: 'Je me sens mal' }).waitFor();
    if (folder) await page.screenshot({ path: `${folder}/help-offline.png` });
    await assert.rejects(page.goto(`${place}/notice`)); // nothing else was kept
    await visitor.setOffline(false);
    await page.close();
  });

  await step('with the server gone the page is still there, and with the server back it is the server that answers', async () => {
    const page = await visitor.newPage();
    await server.kill();
    await page.goto(`${place}/aide`);
    await read(page, 'server gone');
    assert.ok(await styled(page));
    await server.start();
    const answer = await page.goto(`${place}/aide`);
    assert.equal(answer.status(), 200);
    assert.ok(answer.fromServiceWorker());
    await read(page, 'server back');
    await visitor.close();
  });
});
