// The recorded test of direct conversations: Calais and Troyes agree to talk, and everything that protects in it is used:
// advice for the recipient only, pause, the kit, a report in two taps, the safe exit in two taps, and a block after which
// nothing of the other is left on either screen, in a shared room too. axe looks at each state at 320 px and on a desktop.
// `SCREENS=<folder>` keeps pictures.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { acceptCharter, composer, enter, line, menu, say, signedIn, story } from './browser.mjs';

const EXIT_MS_MAX = 300;
const PHONE = { width: 320, height: 640 };
const DESKTOP = { width: 1280, height: 800 };
const folder = process.env.SCREENS;
if (folder) mkdirSync(folder, { recursive: true });

// What a person's own page may ask the server; used where another page's buttons are another test's matter.
const ask = (page, method, path, body) => page.evaluate(async ([verb, where, content]) => {
  const init = { method: verb, headers: { 'content-type': 'application/json', accept: 'application/json' } };
  if (verb !== 'GET') init.body = JSON.stringify(content ?? {});
  const answer = await fetch(`/api/v1/${where}`, init);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${verb} ${where}: ${answer.status} ${text}`);
  return text ? JSON.parse(text) : null;
}, [method, path, body]);

// axe and the width of the page, on a small phone and on a desktop; then the window is as it was.
async function look(page, name) {
  const before = page.viewportSize();
  for (const [size, viewport] of [['phone', PHONE], ['desktop', DESKTOP]]) {
    await page.setViewportSize(viewport);
    await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))));
    if (folder) await page.screenshot({ path: `${folder}/${name}-${size}.png` });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' | ')}`);
    assert.deepEqual(found, [], `${name} ${size}`);
    const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(wide <= window, `${name} ${size}: ${wide} px wide`);
  }
  await page.setViewportSize(before);
}

// Counts every click that a person makes, from here on.
async function counted(page) {
  await page.evaluate(() => {
    window.taps = 0;
    addEventListener('click', (event) => { if (event.isTrusted) window.taps += 1; }, true);
  });
  return () => page.evaluate(() => window.taps);
}

const button = (page, name) => page.getByRole('button', { name, exact: true });
const shown = (page) => page.evaluate(() => document.body.textContent);
const nothingOf = async (page, words) => {
  const gone = (list) => !list.some((each) => document.body.textContent.includes(each));
  await page.waitForFunction(gone, words, { timeout: 5000 }).catch(() => undefined);
  const text = await shown(page);
  assert.deepEqual(words.filter((each) => text.includes(each)), []);
};
const talk = async (page, id) => {
  await page.goto(new URL(`/conversation/${id}`, page.url()).href);
  await button(page, 'Actions de la conversation').waitFor();
};
const act = async (page, name) => {
  await button(page, 'Actions de la conversation').click();
  await button(page, name).click();
};

// Someone who comes in new, by the front door.
async function newcomer(browser, port, nickname, options) {
  const page = await (await browser.newContext({ locale: 'fr-FR', ...options })).newPage();
  await page.goto(`http://placette.localhost:${port}/entree`);
  await page.locator('#nickname').fill(nickname);
  await page.locator('#age').fill('41');
  await page.locator('input[value=unsaid]').check();
  await page.locator('#postcode').fill('62100');
  await page.locator('form button.main').click();
  await page.locator('.provider button').click();
  await page.locator('section button.main').click();
  await page.locator('.rooms-pane a').first().waitFor({ state: 'attached' });
  return page;
}

await story(async ({ server, browser, step }) => {
  const calais = await signedIn(browser, server.port, 'calais', { viewport: DESKTOP, colorScheme: 'light' });
  const troyes = await signedIn(browser, server.port, 'troyes', { viewport: PHONE, colorScheme: 'dark', hasTouch: true });
  let id;

  await step('both speak in a room, and allow typing and receipts', async () => {
    for (const [page, words] of [[calais, 'Bonjour de Calais'], [troyes, 'Bonjour de Troyes']]) {
      await enter(page, 'entraide');
      await say(page, words);
      await acceptCharter(page);
      await line(page, words).waitFor();
      await ask(page, 'PUT', 'settings', { typing: true, receipts: true });
    }
  });

  await step('a request is counted where it waits; a yes opens the conversation on both screens', async () => {
    const me = await ask(troyes, 'GET', 'me');
    const rooms = await ask(calais, 'GET', 'rooms');
    const room = rooms.find((one) => one.slug === 'entraide');
    const terms = { mode: 'examined', consent: true };
    await ask(calais, 'POST', 'asks', { to: me.account.id, opener: 'talk_neighbour', room_id: room.id, ...terms });
    await troyes.locator('.tabs').getByText('une nouveauté').waitFor({ state: 'attached' });
    await troyes.locator('.tabs button').first().click();
    await troyes.getByRole('link', { name: 'Demandes une demande attend' }).waitFor();
    await look(troyes, 'liste');
    const { received } = await ask(troyes, 'GET', 'asks');
    ({ rooms: [{ id }] } = await ask(troyes, 'POST', 'asks/answer', { ids: [received[0].id], answer: 'accept', ...terms }));
    for (const page of [calais, troyes]) await page.locator(`a[href="/conversation/${id}"]`).waitFor({ state: 'attached' });
    assert.equal(await troyes.getByText('une demande attend').count(), 0);
  });

  await step('its mode, its term and the right to leave are stated; three things can be said', async () => {
    await calais.locator(`a[href="/conversation/${id}"]`).click();
    await troyes.locator(`a[href="/conversation/${id}"]`).click();
    for (const page of [calais, troyes]) {
      await page.getByText('un automate relit chaque message avant de le remettre', { exact: false }).waitFor();
      await page.getByText('Les messages restent 30 jours.', { exact: false }).waitFor();
      await page.getByText('Vous pouvez partir à tout moment, sans explication.').waitFor();
    }
    assert.equal(await calais.locator('.empty li button').count(), 3);
    await look(calais, 'conversation-vide');
    await calais.locator('.empty li button').nth(1).click();
    await composer(calais).press('Enter');
    await line(troyes, 'Bonjour ! Qu’est-ce qui vous plaît le plus dans le coin ?').waitFor();
  });

  await step('they talk both ways; what was read and that one writes is told, as both allow', async () => {
    await say(troyes, 'Le marché du samedi');
    await line(calais, 'Le marché du samedi').waitFor();
    await troyes.getByText('vu', { exact: true }).waitFor();
    await composer(calais).pressSequentially('Et la', { delay: 20 });
    await troyes.locator('.typing span').first().waitFor();
    await composer(calais).fill('');
  });

  await step('advice stands below the message, on the screen of who received it and on no other', async () => {
    await say(troyes, 'Voici mon numéro : 06 39 98 12 34');
    await calais.getByText('On vous propose de continuer ailleurs.', { exact: false }).waitFor();
    await line(troyes, 'Voici mon numéro : 06 39 98 12 34').waitFor();
    assert.equal(await troyes.getByText('On vous propose de continuer ailleurs.', { exact: false }).count(), 0);
    await look(calais, 'conseil');
    await calais.reload();
    await calais.getByText('On vous propose de continuer ailleurs.', { exact: false }).waitFor();
    await button(calais, 'Masquer ce conseil').click();
    assert.equal(await calais.getByText('On vous propose de continuer ailleurs.', { exact: false }).count(), 0);
  });

  await step('a pause stops both sides, and who paused resumes', async () => {
    await act(calais, 'Mettre en pause');
    await calais.getByText('Vous avez mis la conversation en pause.', { exact: false }).waitFor();
    await troyes.getByText('La conversation est en pause.', { exact: true }).waitFor();
    for (const page of [calais, troyes]) assert.equal(await composer(page).count(), 0);
    await look(calais, 'pause');
    await look(troyes, 'en-pause');
    await button(troyes, 'Actions de la conversation').click();
    assert.equal(await button(troyes, 'Reprendre').count(), 0);
    await look(troyes, 'menu');
    await troyes.keyboard.press('Escape');
    await button(calais, 'Reprendre').click();
    await say(troyes, 'De retour');
    await line(calais, 'De retour').waitFor();
  });

  await step('a copy and a calendar file are made; the kit sends nothing and works without a line', async () => {
    await button(calais, 'Actions de la conversation').click();
    const [copy] = await Promise.all([calais.waitForEvent('download'), button(calais, 'Garder une copie').click()]);
    const kept = JSON.parse(readFileSync(await copy.path(), 'utf8'));
    assert.match(kept.copy, /Le marché du samedi/);
    assert.ok(kept.signature && kept.public_key);
    await button(calais, 'Se voir en vrai').click();
    await calais.getByRole('dialog', { name: 'Se voir en vrai' }).waitFor();
    await calais.context().setOffline(true);
    const sent = [];
    calais.on('request', (one) => sent.push(one.url()));
    await calais.getByLabel('Où ?').fill('Médiathèque; rez-de-chaussée');
    await calais.getByLabel('Quel jour ?').fill('2030-05-04');
    await calais.getByLabel('À quelle heure ?').fill('15:30');
    assert.match(await calais.getByLabel('Un mot pour un proche').inputValue(), /Théo de Troyes.*4 mai.*Médiathèque; rez-de-chaussée/);
    const [ics] = await Promise.all([calais.waitForEvent('download'), button(calais, 'Mettre dans mon agenda').click()]);
    const file = readFileSync(await ics.path(), 'utf8');
    assert.match(file, /\r\nDTSTART:20300504T\d{4}00Z\r\n/);
    assert.match(file, /\r\nLOCATION:Médiathèque\\; rez-de-chaussée\r\n/);
    assert.deepEqual(sent.filter((url) => !url.startsWith('blob:')), []);
    await calais.getByLabel('Me demander le lendemain', { exact: false }).check();
    await calais.context().setOffline(false);
    await look(calais, 'se-voir');
    await calais.keyboard.press('Escape');
  });

  await step('the next day asks one quiet question', async () => {
    await calais.evaluate(() => {
      const key = Object.keys(localStorage).find((one) => one.startsWith('placette.meeting.'));
      localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), atMs: Date.now() - 86_400_000 }));
    });
    await calais.reload();
    await calais.getByRole('heading', { name: 'Tout s’est bien passé ?' }).waitFor();
    await look(calais, 'lendemain');
    await button(calais, 'Non').click();
    await button(calais, 'En parler à l’équipe').click();
    assert.equal(await calais.locator('.reasons button').first().textContent().then((text) => text.trim()), 'Rendez-vous dangereux');
    await look(calais, 'lendemain-signaler');
    await calais.keyboard.press('Escape');
    assert.equal(await calais.evaluate(() => Object.keys(localStorage).filter((one) => one.startsWith('placette.meeting.')).length), 0);
  });

  await step('a message is reported two taps after its menu', async () => {
    await menu(calais, 'De retour');
    await button(calais, 'Signaler').waitFor();
    await look(calais, 'actions');
    const taps = await counted(calais);
    await button(calais, 'Signaler').click();
    await button(calais, 'Arnaque, argent').click();
    await calais.getByText(/^Numéro /).waitFor();
    assert.equal(await taps(), 2);
    await look(calais, 'signale');
    await button(calais, 'Terminé').click();
    await line(calais, 'De retour').waitFor(); // reporting a message blocks nobody, unless one says so
  });

  const shared = await troyes.context().newPage();
  await step('"Je ne suis pas à l’aise" is on the screen, and two taps end it all', async () => {
    await shared.setViewportSize(DESKTOP);
    await shared.goto(new URL('/salon/entraide', troyes.url()).href);
    await line(shared, 'Bonjour de Calais').waitFor();
    await talk(calais, id);
    await line(calais, 'De retour').waitFor();
    await calais.waitForTimeout(1200);
    await button(calais, 'Je ne suis pas à l’aise').click();
    await button(calais, 'Sortir en sécurité').waitFor();
    await look(calais, 'sortie');
    await calais.keyboard.press('Escape');
    const taps = await counted(calais);
    await calais.evaluate(() => {
      addEventListener('click', (event) => {
        if (!event.target.closest?.('button')?.textContent.includes('Sortir en sécurité')) return;
        const began = performance.now();
        const watch = () => {
          if (document.body.textContent.includes('Le marché du samedi')) requestAnimationFrame(watch);
          else window.goneAfterMs = performance.now() - began;
        };
        watch();
      }, true);
    });
    let lost = 0; // the network fails twice: the screen does not wait for it, and says that it tries again
    await calais.route('**/api/v1/direct/*/exit', (route) => ((lost += 1) <= 2 ? route.abort() : route.continue()));
    await button(calais, 'Je ne suis pas à l’aise').click();
    await button(calais, 'Sortir en sécurité').click();
    await calais.getByText('nous réessayons', { exact: false }).waitFor();
    await calais.getByText(/^Numéro /).waitFor();
    assert.equal(await taps(), 2);
    assert.equal(lost, 3);
    const ms = await calais.evaluate(() => window.goneAfterMs);
    console.log(`  gone ${Math.round(ms)} ms after the second tap`);
    assert.ok(ms < EXIT_MS_MAX, `${ms} ms`);
    assert.equal(await calais.getByRole('link', { name: 'Numéros d’urgence et aide' }).getAttribute('href'), '/aide');
    await look(calais, 'sorti');
    const number = (await calais.getByText(/^Numéro /).textContent()).replace('Numéro ', '').trim();
    assert.match(server.staff('report', 'list'), new RegExp(number));
    await button(calais, 'Terminé').click();
    assert.equal(new URL(calais.url()).pathname, '/');
  });

  await step('nothing of the other is left on either screen, in the shared room too', async () => {
    const theirs = ['Camille de Calais', 'Bonjour de Calais', 'Qu’est-ce qui vous plaît'];
    await nothingOf(troyes, theirs);
    await nothingOf(shared, theirs);
    await line(shared, 'Bonjour de Troyes').waitFor();
    await enter(calais, 'entraide');
    await line(calais, 'Bonjour de Calais').waitFor();
    await nothingOf(calais, ['Théo de Troyes', 'Bonjour de Troyes', 'Le marché du samedi']);
    await say(calais, 'Encore un mot de Calais');
    await line(calais, 'Encore un mot de Calais').waitFor();
    await shared.waitForTimeout(700);
    await nothingOf(shared, [...theirs, 'Encore un mot de Calais']);
    await look(shared, 'salon-apres');
    await troyes.goto(new URL(`/conversation/${id}`, troyes.url()).href); // the old address leads home, and says why
    await troyes.getByText('Cette conversation n’est plus là.').first().waitFor({ state: 'attached' });
    assert.equal(new URL(troyes.url()).pathname, '/');
  });

  await step('who is out of it finds it without a name among what can be reported', async () => {
    await troyes.goto(new URL('/mes-mots', troyes.url()).href);
    await troyes.getByRole('heading', { name: 'Conversations terminées' }).waitFor();
    await look(troyes, 'terminees');
    assert.doesNotMatch(await shown(troyes), /Camille/);
    await button(troyes, 'Signaler la conversation').click();
    await look(troyes, 'signaler-terminee');
    await button(troyes, 'Menace').click();
    await troyes.getByText(/^Numéro /).first().waitFor();
  });

  await step('where nobody writes now, the composer gives way to why, and to where or when one can', async () => {
    const page = await (await browser.newContext({ storageState: await troyes.context().storageState(), locale: 'fr-FR', viewport: PHONE })).newPage();
    const opens = Date.now() + 3 * 3_600_000;
    const [place, rooms] = [await ask(troyes, 'GET', 'place'), await ask(troyes, 'GET', 'rooms')];
    await page.route('**/api/v1/place', (route) => route.fulfill({ json: { ...place, opens_ms: opens } }));
    await page.goto(new URL('/salon/entraide', troyes.url()).href);
    await page.getByText('La place rouvre le', { exact: false }).waitFor();
    assert.equal(await composer(page).count(), 0);
    await line(page, 'Bonjour de Troyes').waitFor(); // one can still read
    await look(page, 'ferme');
    await page.unroute('**/api/v1/place');
    // A room by place that rests, a host on duty, a room without personal contact: as the server would say it.
    const told = (room) => (room.slug === 'entraide'
      ? { ...room, kind: 'cell', slug: 'coin-test', name: 'Troyes', around: 'autour de Troyes', resting: true, contacts: false }
      : room);
    await page.route('**/api/v1/rooms', (route) => route.fulfill({ json: rooms.map(told) }));
    await page.routeWebSocket('**/ws', (socket) => {
      const wire = socket.connectToServer();
      wire.onMessage((text) => {
        const frame = JSON.parse(text);
        if (frame.type === 'welcome') frame.rooms = frame.rooms.map(told);
        if (frame.type === 'batch') frame.events = frame.events.map((event) => ({ ...event, host: true }));
        if (frame.type === 'presence') frame.people = frame.people.map((person) => ({ ...person, host: true }));
        socket.send(JSON.stringify(frame));
      });
    });
    await page.goto(new URL('/salon/coin-test', troyes.url()).href);
    await page.getByRole('heading', { name: 'Autour de Troyes', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Aller dans Aube' }).waitFor();
    await page.getByText('Animation').first().waitFor({ state: 'attached' });
    assert.equal(await page.locator('.people-pane li button').count(), 0);
    await look(page, 'au-calme');
    await page.locator('.tabs button').first().click();
    await page.getByRole('link', { name: 'Autour de Troyes au calme' }).waitFor();
    await page.context().close();
  });

  await step('a block from a message: both are gone from each other, at once and in the same room', async () => {
    const basile = await newcomer(browser, server.port, 'Basile', { viewport: DESKTOP, colorScheme: 'dark' });
    await enter(basile, 'entraide');
    await say(basile, 'Bonjour, ici Basile');
    await acceptCharter(basile);
    await line(calais, 'Bonjour, ici Basile').waitFor();
    await line(basile, 'Bonjour de Calais').waitFor();
    await menu(basile, 'Bonjour de Calais'); // an open menu that quotes the other goes too
    await basile.getByRole('dialog', { name: 'Message de Camille de Calais' }).waitFor();
    await menu(calais, 'Bonjour, ici Basile');
    await button(calais, 'Bloquer cette personne').click();
    await look(calais, 'bloquer');
    await button(calais, 'Bloquer').click();
    await nothingOf(calais, ['Basile']);
    await nothingOf(basile, ['Camille de Calais', 'Bonjour de Calais', 'Encore un mot de Calais']);
    await line(basile, 'Bonjour, ici Basile').waitFor();
  });
});
