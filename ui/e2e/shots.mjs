// Screenshots of the real product for the README: the place, people nearby, a request, a private conversation, help and the
// demonstration; on a desktop and a phone, light and dark. Théo de Troyes looks; Camille de Calais is who writes to him.
import { mkdirSync } from 'node:fs';
import { acceptCharter, ask, enter, launch, line, say, signedIn, square } from './browser.mjs';

const out = new URL('../shots/', import.meta.url).pathname;
const LOOKS = [['desktop', { width: 1280, height: 800 }], ['phone', { width: 390, height: 844 }]]
  .flatMap(([name, viewport]) => ['light', 'dark'].map((colorScheme) => ({ name: `${name}-${colorScheme}`, viewport, colorScheme })));
const TERMS = { mode: 'examined', consent: true };
const PLACE = ['Bonsoir à tous ! Qui connaît un bon coin pour marcher ?', 'Le tour du lac : c’est plat, et à l’ombre.'];
const TALK = ['Bonjour ! Le marché est toujours le samedi ?', 'Oui, le matin. Et chez vous, la digue est finie ?', 'Presque. On y marche déjà, c’est très beau le soir.'];

// The same browser in each look, so that what was said is there.
async function shoot(browser, from, shots) {
  const storageState = await from.context().storageState();
  for (const { name, ...look } of LOOKS) {
    const context = await browser.newContext({ locale: 'fr-FR', storageState, ...look });
    const page = await context.newPage();
    for (const [what, path, ready] of shots) {
      await page.goto(new URL(path, from.url()).href);
      await page.locator(ready).first().waitFor({ state: 'attached' }); // a phone shows one pane of three
      await page.waitForLoadState('networkidle');
      await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))));
      await page.screenshot({ path: `${out}${what}-${name}.png` });
    }
    await context.close();
  }
}

// Said by the two in turn, as people do; the first words of each bring the charter.
async function talk(words, speakers, first = false) {
  for (const [at, text] of words.entries()) {
    const page = speakers[at % speakers.length];
    await say(page, text);
    if (first) await acceptCharter(page);
    await line(page, text).waitFor();
  }
}

async function propose(page, words, place) {
  await page.getByRole('button', { name: 'Proposer une sortie' }).click();
  const form = page.getByRole('dialog', { name: 'Proposer une sortie' });
  await form.getByLabel('Que proposez-vous').fill(words);
  await form.getByLabel('Quel jour ?').fill(new Date(Date.now() + 4 * 86_400_000).toISOString().slice(0, 10));
  await form.getByLabel('Dans quel lieu public ?').fill(place);
  await form.getByRole('button', { name: 'Proposer', exact: true }).click();
  await line(page, words).waitFor();
}

mkdirSync(out, { recursive: true });
const server = await square();
const browser = await launch();
try {
  const theo = await signedIn(browser, server.port, 'troyes');
  const camille = await signedIn(browser, server.port, 'calais');
  for (const page of [camille, theo]) await enter(page, 'sport');
  await talk(PLACE, [camille, theo], true);
  await propose(camille, 'Une promenade au bord de l’eau, vers 15 h ?', 'Devant la médiathèque');
  const [{ account }, rooms] = [await ask(theo, 'GET', 'me'), await ask(camille, 'GET', 'rooms')];
  const room = rooms.find((one) => one.slug === 'sport').id;
  await ask(camille, 'POST', 'asks', { to: account.id, opener: 'talk_neighbour', room_id: room, ...TERMS });
  await shoot(browser, theo, [
    ['place', '/salon/sport', '.people-pane li'],
    ['autour', '/autour', '.people > li'],
    ['demande', '/demandes', 'li.ask'],
    ['aide', '/aide', 'h1'],
    ['demo', '/demo', 'h1'],
  ]);
  const [{ id }] = (await ask(theo, 'GET', 'asks')).received;
  const { rooms: [direct] } = await ask(theo, 'POST', 'asks/answer', { ids: [id], answer: 'accept', ...TERMS });
  for (const page of [camille, theo]) await page.goto(new URL(`/conversation/${direct.id}`, page.url()).href);
  await talk(TALK, [camille, theo]);
  await shoot(browser, theo, [['conversation-privee', `/conversation/${direct.id}`, '.people-pane li']]);
} finally {
  await browser.close();
  await server.stop();
}
