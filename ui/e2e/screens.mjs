// Every screen on a phone of 320 px and on a desktop, light and dark, in both languages: axe finds nothing and nothing
// is wider than the window. `SCREENS=<folder>` keeps a picture of each, to be looked at.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { signedIn, story } from './browser.mjs';

const LOOKS = [
  { name: 'phone-light', locale: 'fr-FR', colorScheme: 'light', viewport: { width: 320, height: 640 } },
  { name: 'phone-dark', locale: 'fr-FR', colorScheme: 'dark', viewport: { width: 320, height: 640 } },
  { name: 'desktop-light-en', locale: 'en-GB', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'desktop-dark', locale: 'fr-FR', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
];
const folder = process.env.SCREENS;
if (folder) mkdirSync(folder, { recursive: true });

async function look(page, name, fullPage = true) {
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))));
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' | ')}`);
  assert.deepEqual(found, [], name);
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= window, `${name}: ${wide} px wide in ${window}`);
}

async function publicScreens(browser, port, how) {
  const page = await (await browser.newContext(how)).newPage();
  const at = async (path) => {
    const answer = await page.goto(`http://placette.localhost:${port}${path}`);
    assert.equal(answer.status(), path === '/nulle-part' ? 404 : 200, path);
    await page.locator('h1:not(.unseen)').first().waitFor();
    await page.waitForLoadState('networkidle');
  };
  for (const [name, path] of [['vitrine', '/'], ['charte', '/charte'], ['reglages', '/reglages'], ['demo', '/demo'],
    ['preuve', '/preuve'], ['nulle-part', '/nulle-part'], ['notice', '/notice']]) {
    await at(path);
    await look(page, `${how.name}-${name}`);
  }
  await at('/entree');
  await page.locator('form button.main').click();
  await page.locator('.fault').first().waitFor();
  await look(page, `${how.name}-entree-fautes`);
  await page.locator('#nickname').fill('Camille');
  await page.locator('#age').fill('16');
  await page.locator('input[value=unsaid]').check();
  await page.locator('#postcode').fill('62100');
  await page.locator('.good').nth(1).waitFor();
  await look(page, `${how.name}-entree`);
  await page.locator('form button.main').click();
  await page.locator('a[href="tel:119"]').waitFor();
  await look(page, `${how.name}-moins-de-18`);
  await at('/entree'); // sticky: this browser is not asked again
  assert.equal(await page.locator('#nickname').count(), 0);
  await page.context().close();
}

async function squareScreens(page, how) {
  const phone = how.viewport.width < 900;
  const tab = async (number) => { if (phone) await page.locator('.tabs button').nth(number).click(); };
  await page.goto(new URL('/salon/cuisine', page.url()).href);
  await page.locator('.join button, textarea').first().waitFor();
  await look(page, `${how.name}-salon-a-rejoindre`, false);
  await page.locator('.join button').click();
  await page.locator('textarea').fill(`Bonjour, vu sur ${how.name}`);
  await page.keyboard.press('Enter');
  const asked = page.locator('dialog input[type=radio]');
  const sent = page.locator('li[data-key]').filter({ hasText: `vu sur ${how.name}` });
  await Promise.race([asked.first().waitFor(), sent.waitFor()]);
  if (await asked.count()) {
    await look(page, `${how.name}-charte-question`, false);
    await asked.nth(1).check();
    await page.locator('dialog button.main').click();
    await sent.waitFor();
  }
  await page.locator('textarea').fill("j'ai 15 ans");
  await page.keyboard.press('Enter');
  await page.locator('li.held').last().waitFor();
  await page.locator('textarea').fill('Écrivez-moi au 06 39 98 12 34');
  await page.keyboard.press('Enter');
  await page.locator('li.refused').last().waitFor();
  await look(page, `${how.name}-conversation`, false);
  await page.locator('li.refused').last().locator('button').first().click();
  await page.locator('dialog dl').waitFor();
  await look(page, `${how.name}-pourquoi`, false);
  await page.keyboard.press('Escape');
  await sent.hover();
  await sent.locator('button.more').click();
  await page.locator('dialog[open]').waitFor();
  await look(page, `${how.name}-actions`, false);
  await page.locator('dialog button.grave').click();
  await page.locator('dialog .quote').waitFor();
  await look(page, `${how.name}-retirer`, false);
  await page.keyboard.press('Escape');
  const others = page.locator('li[data-key]:not(.mine)').first();
  await others.hover();
  await others.locator('button.more').click();
  await page.locator('dialog button.grave').click();
  await page.locator('dialog input[type=radio]').first().check();
  await look(page, `${how.name}-signaler`, false);
  await page.locator('dialog button.main').click();
  await page.locator('dialog .number').waitFor();
  await look(page, `${how.name}-signale`, false);
  await page.keyboard.press('Escape');
  await page.locator('.head button.quiet').click();
  await page.locator('dialog[open]').waitFor();
  await look(page, `${how.name}-a-propos`, false);
  await page.keyboard.press('Escape');
  await page.locator('header nav button').first().click();
  await page.locator('dialog[open]').waitFor();
  await look(page, `${how.name}-aide`, false);
  await page.keyboard.press('Escape');
  await tab(0);
  if (phone) await look(page, `${how.name}-salons`, false);
  await tab(2);
  if (phone) await look(page, `${how.name}-presents`, false);
  for (const [name, path] of [['mes-mots', '/mes-mots'], ['reglages-membre', '/reglages']]) {
    await page.goto(new URL(path, page.url()).href);
    await page.locator('main li').first().waitFor();
    await look(page, `${how.name}-${name}`);
  }
  await page.goto(new URL('/salon/cuisine', page.url()).href);
  await page.locator('.head button.quiet').click();
  await page.locator('dialog[open] .row button').nth(1).click();
  await page.locator('.join button').waitFor();
}

await story(async ({ server, browser, step }) => {
  for (const how of LOOKS) {
    await step(`before coming in: ${how.name}`, () => publicScreens(browser, server.port, how));
    await step(`on the square: ${how.name}`, async () => {
      const page = await signedIn(browser, server.port, 'troyes', how);
      await squareScreens(page, how);
      await page.context().close();
    });
  }
});
