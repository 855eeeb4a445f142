// The postcode stays in the browser (law L8). Every request of the page and everything it keeps is looked at: a cell is
// there, a postcode nowhere; two postcodes of one cell cannot be told apart; without the table nothing is sent at all.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { story } from './browser.mjs';

const ROWS = readFileSync(new URL('../../src/placette/places/cells.csv', import.meta.url), 'utf8').trim().split('\n');
const row = (postcode) => ROWS.map((line) => line.split(',')).find((fields) => fields.at(-1).split(' ').includes(postcode));
const CALAIS = row('62100');
const TROYES = row('10000');
// One cell with several postcodes, whichever the table has.
const [ONE, OTHER] = ROWS.slice(1).map((line) => line.split(',').at(-1).split(' ')).find((postcodes) => postcodes.length > 1);
const alone = (postcode) => new RegExp(`(?<!\\d)${postcode.slice(0, 2)}[\\s+]?${postcode.slice(2)}(?!\\d)`);

// All that leaves the browser, service workers and sockets included.
function watched(context, page) {
  const sent = [];
  context.on('request', (request) => sent.push(request));
  const frames = [];
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => frames.push(String(payload))));
  return {
    of: (method, path) => sent.filter((one) => one.method() === method && new URL(one.url()).pathname === path),
    all: async () => [
      ...(await Promise.all(sent.map(async (one) => JSON.stringify([one.method(), one.url(), await one.allHeaders(), one.postData()])))),
      ...frames,
    ],
    lines: () => sent.map((one) => `${one.method()} ${one.url()} ${one.postData() ?? ''}`).sort(),
  };
}

// All that the browser keeps: storages, databases, caches, cookies, the address and what the history holds.
const kept = async (page) => JSON.stringify([await page.context().cookies(), await page.evaluate(async () => {
  const databases = await Promise.all((await indexedDB.databases()).map(({ name }) => new Promise((resolve) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = async () => {
      const stores = [...opening.result.objectStoreNames];
      resolve([name, await Promise.all(stores.map((store) => new Promise((done) => {
        const reading = opening.result.transaction(store).objectStore(store).getAll();
        reading.onsuccess = () => done(JSON.stringify(reading.result));
      })))]);
    };
  })));
  const caches_ = await Promise.all((await caches.keys()).map(async (name) => [name, (await (await caches.open(name)).keys()).map((one) => one.url)]));
  return [{ ...localStorage }, { ...sessionStorage }, databases, caches_, document.cookie, location.href, history.state, document.title];
})]);

const visitor = async (browser, port) => {
  const context = await browser.newContext({ locale: 'fr-FR' });
  const page = await context.newPage();
  const seen = watched(context, page);
  const entrance = async () => {
    await page.goto(`http://placette.localhost:${port}/entree`);
    await page.locator('#postcode').waitFor();
    await page.waitForLoadState('networkidle');
  };
  return { context, page, seen, entrance };
};

const fillIn = async (page, nickname, postcode) => {
  await page.getByLabel('Pseudo').fill(nickname);
  await page.getByLabel('Âge').fill('41');
  await page.getByRole('radio', { name: 'Je préfère ne pas dire' }).check();
  await page.getByLabel('Code postal').fill(postcode);
};
const go = (page) => page.getByRole('button', { name: 'Continuer' }).click();
const said = (page, words) => page.locator('#postcode-said').getByText(words);

await story(async ({ server, browser, step }) => {
  const calais = await visitor(browser, server.port);
  const memory = []; // what is kept while the postcode stands in its field, and afterwards

  await step('a postcode becomes a cell before anything is sent', async () => {
    const { page, seen, entrance } = calais;
    await entrance();
    await fillIn(page, 'Aubin de Calais', '62 100');
    await said(page, 'autour de Calais').waitFor();
    await page.getByText(`Quand vous serez assez nombreux par ici : 40-44 ans, ${CALAIS[4]}.`).waitFor();
    await page.getByText('« Aubin de Calais » est libre.').waitFor();
    assert.equal(seen.of('POST', '/api/v1/entry').length, 0);
    memory.push(await kept(page));
    await go(page);
    await page.locator('.provider button').click();
    await page.locator('section button.main').click();
    await page.getByRole('textbox', { name: /Écrire dans/ }).or(page.getByRole('button', { name: 'Rejoindre' })).first().waitFor();
    const [entry] = seen.of('POST', '/api/v1/entry');
    assert.deepEqual(Object.keys(entry.postDataJSON()).sort(), ['age', 'cell', 'gender', 'locale', 'nickname', 'shared_computer']);
    assert.equal(entry.postDataJSON().cell, CALAIS[0]);
  });

  await step('who moves sends the new cell and nothing else', async () => {
    const { page, seen } = calais;
    await page.goto(new URL('/reglages', page.url()).href);
    await page.getByText(`Votre lieu : ${CALAIS[4]}.`).waitFor();
    await page.getByText('Vous pouvez changer 2 fois en 30 jours.').waitFor();
    await page.getByLabel('Code postal du nouveau lieu').fill('62100');
    await page.getByText('C’est déjà votre lieu.').waitFor();
    await page.getByLabel('Code postal du nouveau lieu').fill('10000');
    await said(page, TROYES[4]).waitFor();
    memory.push(await kept(page));
    await page.getByRole('button', { name: 'Changer de lieu' }).click();
    await page.getByText(`C’est fait. Votre lieu : ${TROYES[4]}.`).waitFor();
    await page.getByText('Vous pouvez changer encore une fois dans les 30 jours.').waitFor();
    assert.deepEqual(seen.of('PUT', '/api/v1/place').map((one) => one.postData()), [JSON.stringify({ cell: TROYES[0] })]);
    assert.equal(await page.getByLabel('Code postal du nouveau lieu').inputValue(), '');
  });

  await step('no postcode in any address, header, body or frame, and none is kept', async () => {
    const { page, seen } = calais;
    const everything = [...await seen.all(), ...memory, await kept(page)];
    assert.ok(everything.length > 20, `${everything.length} looked at`);
    assert.ok(everything.some((one) => one.includes(`\\"cell\\":\\"${CALAIS[0]}\\"`)), 'what is sent is looked into');
    for (const postcode of ['62100', '10000']) assert.deepEqual(everything.filter((one) => alone(postcode).test(one)), []);
  });

  await step('two postcodes of one cell send the same bytes', async () => {
    const told = [];
    for (const postcode of [ONE, OTHER]) {
      const { context, page, seen, entrance } = await visitor(browser, server.port);
      await page.route('**/api/v1/entry', (route) => route.abort()); // both are the same new person
      await entrance();
      await fillIn(page, 'Basile', postcode);
      await page.getByText('« Basile » est libre.').waitFor();
      await said(page, row(postcode)[4]).waitFor();
      await go(page);
      await page.getByRole('alert').waitFor();
      const [entry] = seen.of('POST', '/api/v1/entry');
      const { cookie, ...headers } = await entry.allHeaders(); // the cookie is a random name of this browser
      told.push({ bytes: entry.postDataBuffer(), headers, lines: seen.lines() });
      assert.ok(cookie);
      await context.close();
    }
    assert.ok(told[0].bytes.length > 0);
    assert.deepEqual(told[0], told[1]);
  });

  await step('a company’s code, a slip, a place elsewhere: said before anything is sent', async () => {
    const { context, page, seen, entrance } = await visitor(browser, server.port);
    const place = await (await fetch(`http://127.0.0.1:${server.port}/api/v1/place`)).json();
    await page.route('**/api/v1/place', (route) => route.fulfill({ json: { ...place, territory: ['10', '51'] } }));
    await entrance();
    await fillIn(page, 'Cyprien', '10004');
    await said(page, 'C’est un code d’entreprise (CEDEX).').waitFor();
    await go(page);
    await page.getByRole('button', { name: `10000, ${TROYES[4]}` }).click();
    await said(page, TROYES[4]).waitFor();
    await page.getByLabel('Code postal').fill('62100');
    await said(page, 'cette place n’accueille pas encore ce coin').waitFor();
    await said(page, 'Elle accueille : Aube, Marne.').waitFor();
    await go(page);
    await page.locator('#postcode:focus').waitFor();
    assert.equal(seen.of('POST', '/api/v1/entry').length, 0);
    await context.close();
  });

  await step('without the table nothing is sent, the form is kept, and one may try again', async () => {
    const { context, page, seen, entrance } = await visitor(browser, server.port);
    await page.route('**/assets/cells*', (route) => route.abort());
    await entrance();
    await fillIn(page, 'Damase', '62100');
    await said(page, 'La liste des coins n’est pas venue.').waitFor();
    await go(page);
    assert.equal(seen.of('POST', '/api/v1/entry').length, 0);
    await page.unroute('**/assets/cells*');
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await said(page, 'autour de Calais').waitFor();
    assert.equal(await page.getByLabel('Pseudo').inputValue(), 'Damase');
    await context.close();
  });
});
