// Every screen on a phone of 320 px and on a desktop, light and dark, in both languages, as someone who comes in new:
// axe finds nothing and nothing is wider than the window. `SCREENS=<folder>` keeps a picture of each, to be looked at.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { acceptCharter, ask, enter, say, signedIn, story } from './browser.mjs';

const LOOKS = [
  { name: 'phone-light', who: 'Aubin', quiet: 'seniors', locale: 'fr-FR', colorScheme: 'light', viewport: { width: 320, height: 640 } },
  { name: 'phone-dark', who: 'Basile', quiet: 'entraide', locale: 'fr-FR', colorScheme: 'dark', viewport: { width: 320, height: 640 } },
  { name: 'desktop-light-en', who: 'Cyprien', quiet: 'sport', locale: 'en-GB', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'desktop-dark', who: 'Damase', quiet: 'nouveaux-arrivants', locale: 'fr-FR', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
];
const PUBLIC = { vitrine: '/', charte: '/charte', reglages: '/reglages', demo: '/demo', preuve: '/preuve', notice: '/notice' };
// Of a direct conversation; the kit is opened from its menu.
const SHEETS = [['sortie-sure', '.head .out'], ['menu-conversation', '.head .menu'], ['se-voir', 'dialog .button >> nth=1']];
const folder = process.env.SCREENS;
if (folder) mkdirSync(folder, { recursive: true });

// One look: a browser of its own, and `look`, which pictures and examines what is on the screen.
async function looking(browser, port, how) {
  const { name: prefix, who, quiet, ...options } = how;
  const page = await (await browser.newContext(options)).newPage();
  const at = async (path, status = 200) => {
    const answer = await page.goto(`http://placette.localhost:${port}${path}`);
    assert.equal(answer.status(), status, path);
    await page.locator('h1:not(.unseen)').first().waitFor();
    await page.waitForLoadState('networkidle');
  };
  const look = async (name, { fullPage = false } = {}) => {
    await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))));
    if (folder) await page.screenshot({ path: `${folder}/${prefix}-${name}.png`, fullPage });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' | ')}`);
    assert.deepEqual(found, [], `${prefix} ${name}`);
    const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(wide <= window, `${prefix} ${name}: ${wide} px wide in ${window}`);
  };
  return { page, at, look, who, quiet, prefix, phone: options.viewport.width < 900 };
}

async function fillIn(page, nickname, age) {
  await page.locator('#nickname').fill(nickname);
  await page.locator('#age').fill(age);
  await page.locator('input[value=unsaid]').check();
  await page.locator('#postcode').fill('62100');
  await page.locator('.good').nth(1).waitFor();
}

async function outside({ page, at, look }) {
  for (const [name, path] of Object.entries(PUBLIC)) {
    await at(path);
    await look(name, { fullPage: true });
  }
  await at('/nulle-part', 404);
  await look('nulle-part');
  const told = await page.evaluate(async () => (await fetch('/api/v1/nulle-part', { headers: { accept: 'text/html' } })).json());
  assert.equal(told.code, 'not_found'); // a program is told by a code, whatever it says it reads
}

async function tooYoung({ page, at, look, who }) {
  await at('/entree');
  await page.locator('form button.main').click();
  await page.locator('.fault').first().waitFor();
  await page.locator('#postcode').fill('10004');
  await page.locator('#postcode-said .fault').waitFor();
  await look('entree-fautes', { fullPage: true });
  await fillIn(page, who, '16');
  await look('entree', { fullPage: true });
  await page.locator('form button.main').click();
  await page.locator('a[href="tel:119"]').waitFor();
  await look('moins-de-18', { fullPage: true });
  await at('/entree'); // this browser is not asked again
  assert.equal(await page.locator('#nickname').count(), 0);
}

async function comingIn({ page, at, look, who }) {
  await at('/entree');
  await fillIn(page, who, '41');
  await page.locator('form button.main').click();
  await page.locator('.provider button').click();
  await page.locator('#waiting').waitFor();
  await look('preuve-attente', { fullPage: true });
  await page.locator('section button.main').click();
  await page.locator('.rooms-pane a').first().waitFor({ state: 'attached' });
}

const write = async (page, text) => {
  await page.locator('textarea').fill(text);
  await page.keyboard.press('Enter');
};

async function talking({ page, at, look, prefix }) {
  await at('/salon/cuisine');
  await page.locator('.join button').waitFor();
  await look('salon-a-rejoindre');
  await page.locator('.join button').click();
  await page.locator('#welcome-title').waitFor();
  await look('bienvenue');
  await write(page, `Bonjour, vu sur ${prefix}`);
  const answers = page.locator('dialog input[type=radio]');
  await answers.first().waitFor();
  await look('charte-question');
  await answers.nth(1).check();
  await page.locator('dialog button.main').click();
  await page.locator('li.mine').waitFor();
  await write(page, "j'ai 15 ans");
  await page.locator('li.held').waitFor();
  await write(page, 'Écrivez-moi au 06 39 98 12 34');
  await page.locator('li.refused').waitFor();
  await look('conversation');
}

async function dialogs({ page, look }) {
  const act = async (message) => {
    await message.hover();
    await message.locator('button.more').click();
    await page.locator('dialog[open]').waitFor();
  };
  const close = () => page.keyboard.press('Escape');
  await page.locator('li.refused button').first().click();
  await page.locator('dialog dl').waitFor();
  await look('pourquoi');
  await close();
  await act(page.locator('li.mine'));
  await look('actions');
  await page.locator('dialog button.grave').click();
  await page.locator('dialog .quote').waitFor();
  await look('retirer');
  await close();
  await act(page.locator('li[data-key]:not(.mine)').first());
  await page.locator('dialog button.grave').click();
  await page.locator('dialog .reasons button').first().waitFor();
  await look('signaler');
  await page.locator('dialog .reasons button').first().click();
  await page.locator('dialog .number').waitFor();
  await look('signale');
  await close();
  for (const [name, button] of [['a-propos', '.head button.quiet'], ['aide', 'header nav button >> nth=0']]) {
    await page.locator(button).click();
    await page.locator('dialog[open]').waitFor();
    await look(name);
    await close();
  }
}

// `quiet` is a room in which nobody has written yet.
async function together({ page, at, look, quiet }) {
  await at(`/salon/${quiet}`);
  await page.locator('.join button').click();
  await page.locator('.ice').waitFor();
  await look('question-du-jour');
  await page.locator('.offer').click();
  await page.locator('dialog button.main').click();
  await page.locator('dialog .fault').first().waitFor();
  await look('sortie-a-proposer');
  await page.locator('#outing-what').fill('Une partie de dominos, vers 15 h');
  await page.locator('#outing-day').fill(await page.locator('#outing-day').getAttribute('max'));
  await page.locator('#outing-place').fill('Médiathèque');
  await page.locator('dialog button.main').click();
  await page.locator('.outing').last().waitFor();
  await look('sortie');
}

async function neighbours({ page, at, look, partner }) {
  await at('/autour');
  await page.locator('.people button.open').first().waitFor();
  await look('autour', { fullPage: true });
  await page.locator('.people button.open').first().click();
  await page.locator('dialog .row').waitFor();
  await look('fiche');
  const me = (await ask(page, 'GET', 'me')).account.id;
  const room = (await ask(page, 'GET', 'rooms')).find((one) => one.slug === 'cuisine').id;
  const terms = { mode: 'examined', consent: true };
  await ask(partner, 'POST', 'asks', { to: me, opener: 'talk_neighbour', room_id: room, ...terms });
  await at('/demandes');
  await page.locator('li.ask').first().waitFor();
  await look('demandes', { fullPage: true });
  const [{ id }] = (await ask(page, 'GET', 'asks')).received;
  const { rooms: [direct] } = await ask(page, 'POST', 'asks/answer', { ids: [id], answer: 'accept', ...terms });
  for (const [name, path] of [['bloques', '/bloques'], ['mon-profil', '/mon-profil'], ['aide-urgence', '/aide']]) {
    await at(path);
    await look(name, { fullPage: true });
  }
  await at(`/conversation/${direct.id}`);
  await page.locator('.empty li button').first().waitFor();
  await look('conversation-privee-vide');
  await write(page, 'Bonjour, et merci');
  await page.locator('li.mine').waitFor();
  await look('conversation-privee');
  for (const [name, button] of SHEETS) {
    await page.locator(button).click();
    await page.locator('dialog[open]').waitFor();
    await look(name);
    if (name !== 'menu-conversation') await page.keyboard.press('Escape');
  }
}

async function around({ page, at, look, phone }) {
  for (const [name, tab] of phone ? [['salons', 0], ['presents', 2]] : []) {
    await page.locator('.tabs button').nth(tab).click();
    await look(name);
  }
  for (const [name, path] of [['mes-mots', '/mes-mots'], ['reglages-membre', '/reglages']]) {
    await at(path);
    await page.locator('main li').first().waitFor();
    await look(name, { fullPage: true });
  }
  await at('/salon/cuisine');
  await page.locator('.head button.quiet').click();
  await page.locator('dialog[open] .row button').nth(1).click();
  await page.locator('.join button').waitFor(); // left: nothing of it is shown any more
  assert.equal(await page.locator('li.mine').count(), 0);
}

await story(async ({ server, browser, step }) => {
  const partner = await signedIn(browser, server.port, 'calais');
  await enter(partner, 'cuisine');
  await say(partner, 'Une soupe, ce soir');
  await acceptCharter(partner);
  for (const how of LOOKS) {
    await step(`before coming in: ${how.name}`, async () => {
      const seen = await looking(browser, server.port, how);
      await outside(seen);
      await tooYoung(seen);
      await seen.page.context().close();
    });
    await step(`coming in, and on the square: ${how.name}`, async () => {
      const seen = await looking(browser, server.port, how);
      await comingIn(seen);
      await talking(seen);
      await dialogs(seen);
      await together(seen);
      await neighbours({ ...seen, partner });
      await around(seen);
      await seen.page.context().close();
    });
  }
});
