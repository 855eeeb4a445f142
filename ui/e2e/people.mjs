// The recorded test of neighbours: someone is found in a list, asked with a sentence of the list, answered or not, blocked.
// What the other one sees is looked at from the other one's browser, and from the wire.
import assert from 'node:assert/strict';
import AxeBuilder from '@axe-core/playwright';
import { enter, signedIn, story } from './browser.mjs';

const PHONE = { viewport: { width: 320, height: 640 } };
const CALAIS = 'Camille de Calais';
const TROYES = 'Théo de Troyes';
const REFUSALS = ['déclin', 'refus', 'non merci', 'bloqu'];

const at = async (page, path) => {
  await page.goto(new URL(path, page.url()).href);
  await page.locator('h1:not(.unseen)').first().waitFor();
};
const button = (page, name) => page.getByRole('button', { name });
const dialog = (page) => page.locator('dialog[open]');
const person = (page, nickname) => page.getByRole('button', { name: new RegExp(`^${nickname}`) });
const card = (page, nickname) => page.locator('li.ask').filter({ has: page.getByRole('heading', { name: nickname }) });
const said = async (locator) => {
  await locator.first().waitFor();
  return (await locator.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
};

// The words of the wire, so that what a screen hides cannot hide in the answer.
const asked = (page, path) => page.evaluate(async (to) => (await fetch(`/api/v1/${to}`)).text(), path);

const clean = async (page, name) => {
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))));
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' | ')}`), [], name);
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= window, `${name}: ${wide} px wide in ${window}`);
};

// Only those who are here now, of that age: a list short enough to find someone in.
const near = async (page, min, max) => {
  await at(page, '/autour');
  const filters = page.locator('details');
  if ((await filters.getAttribute('open')) === null) await filters.locator('summary').click();
  await page.locator('#age-min').fill(min);
  await page.locator('#age-max').fill(max);
  await page.getByRole('checkbox', { name: 'Seulement en ligne' }).check();
  await button(page, 'Voir la liste').click();
};

const accept = async (page) => {
  await dialog(page).getByRole('checkbox', { name: /J’accepte que mes messages|J’ai compris/ }).check();
};

await story(async ({ server, browser, step }) => {
  const calais = await signedIn(browser, server.port, 'calais', PHONE);
  const troyes = await signedIn(browser, server.port, 'troyes', { viewport: { width: 1280, height: 800 } });

  await step('an age range for one person is not asked for, and what was typed stays', async () => {
    await near(calais, '40', '42');
    await calais.getByText('Indiquez deux âges d’adulte', { exact: false }).waitFor();
    assert.equal(await calais.locator('#age-max').inputValue(), '42');
    assert.match(await asked(calais, 'people?age_min=40&age_max=42'), /age_span/); // nor does the server answer it
  });

  await step('Calais finds Troyes at the right distance, and sees a département and ten years, not more', async () => {
    await near(calais, '38', '60');
    const row = calais.locator('.people > li').filter({ has: person(calais, TROYES) });
    await row.waitFor();
    const [text] = await said(row);
    assert.match(text, /en ligne/);
    assert.match(text, /40-49 ans/);
    assert.match(text, /Aube \(10\) · à plus de 300 km/);
    await clean(calais, 'people nearby');
    await near(troyes, '25', '45');
    assert.match((await said(troyes.locator('.people > li').filter({ has: person(troyes, CALAIS) })))[0], /à plus de 300 km/);
  });

  await step('nobody within 20 km: one button reaches farther', async () => {
    await near(troyes, '100', '120');
    await troyes.locator('#near-bucket').selectOption('20');
    await button(troyes, 'Voir la liste').click();
    for (const km of ['40', '80', '150', '300']) await button(troyes, `Élargir à ${km} km`).click();
    await button(troyes, 'Élargir à toutes les distances').click();
    await troyes.locator('.none').getByRole('button', { name: 'Enlever les filtres' }).click();
    await troyes.locator('.people > li').nth(5).waitFor();
    await troyes.getByText(/personnes affichées/).waitFor();
  });

  await step('more people come behind the first, and the keyboard goes on where they begin', async () => {
    const before = await troyes.locator('.people > li').count();
    await button(troyes, 'Voir plus').click();
    await troyes.locator('.people > li').nth(before).waitFor();
    assert.ok(await troyes.locator('.people .open').nth(before).evaluate((one) => one === document.activeElement));
    const ids = await troyes.evaluate(() => [...document.querySelectorAll('.people h3')].map((one) => one.textContent));
    assert.equal(new Set(ids).size, ids.length);
  });

  await step('a few words are judged before anyone reads them', async () => {
    await at(troyes, '/mon-profil');
    await troyes.locator('#bio').fill('Appelez-moi au 06 39 98 12 34');
    await button(troyes, 'Enregistrer').click();
    await troyes.getByText('Les coordonnées', { exact: false }).waitFor();
    await troyes.locator('#bio').fill('x'.repeat(201));
    await troyes.getByText('un caractère de trop').first().waitFor();
    await troyes.locator('#bio').fill('J’aime marcher au bord de l’eau.');
    await troyes.getByRole('checkbox', { name: 'Sortir' }).check();
    await button(troyes, 'Enregistrer').click();
    await troyes.getByText('Enregistré', { exact: true }).waitFor();
    await clean(troyes, 'my profile');
    await troyes.getByRole('link', { name: 'Retour', exact: true }).click(); // on the square again, and so online
    await troyes.getByRole('navigation', { name: 'Salons' }).first().waitFor();
  });

  await step('a profile opens and closes by keyboard, and the focus comes back', async () => {
    await near(calais, '38', '60');
    await person(calais, TROYES).focus();
    await calais.keyboard.press('Enter');
    await dialog(calais).getByText('J’aime marcher au bord de l’eau.').waitFor();
    await clean(calais, 'profile');
    const told = JSON.parse(await asked(calais, `people/${(await me(troyes)).id}`));
    assert.deepEqual(Object.keys(told).filter((key) => /seen|since|join|age$|cell|postcode/.test(key)), []);
    await calais.keyboard.press('Escape');
    assert.ok(await person(calais, TROYES).evaluate((one) => one === document.activeElement));
  });

  await step('with nothing in common there is nothing to send', async () => {
    await person(calais, TROYES).click();
    await button(dialog(calais), 'Demander à discuter').click();
    await dialog(calais).getByText('Vous n’avez encore rien en commun').waitFor();
  });

  let preview = [];
  await step('a room in common: the sentence, the preview, the consent, the charter once, and it is sent', async () => {
    for (const page of [calais, troyes]) await enter(page, 'entraide');
    await near(calais, '38', '60');
    await person(calais, TROYES).click();
    await button(dialog(calais), 'Demander à discuter').click();
    await dialog(calais).getByText('Il vous reste 5 demandes sur 5 aujourd’hui.').waitFor();
    await button(dialog(calais), 'Envoyer la demande').click();
    await dialog(calais).getByText('Choisissez une phrase.').waitFor();
    await dialog(calais).getByText('Cochez cette case pour continuer.').waitFor();
    await dialog(calais).getByRole('radio', { name: 'Sortir' }).check();
    await dialog(calais).getByRole('radio', { name: /Une promenade/ }).check();
    preview = await said(dialog(calais).locator('.preview .card > *'));
    assert.ok(preview.some((line) => line.includes('Une promenade')), preview.join(' / '));
    assert.ok(preview.some((line) => line.includes('Salon en commun : Entraide')), preview.join(' / '));
    await accept(calais);
    await clean(calais, 'request');
    await button(dialog(calais), 'Envoyer la demande').click();
    await dialog(calais).getByRole('radio', { name: /signale/ }).check();
    await button(dialog(calais), 'J’accepte la charte').click();
    await dialog(calais).getByText('Envoyée. Pas de réponse est une réponse.').waitFor();
    await button(dialog(calais), 'Terminé').click();
  });

  await step('the other one sees the preview, word for word', async () => {
    await at(troyes, '/demandes');
    const received = card(troyes, CALAIS);
    await received.waitFor();
    const lines = (await said(received.locator('> *'))).slice(0, preview.length);
    assert.deepEqual(lines, preview);
    await clean(troyes, 'requests');
    await at(calais, '/demandes');
    await card(calais, TROYES).getByText('envoyée', { exact: true }).waitFor();
    await clean(calais, 'requests on a phone');
  });

  await step('a no can be taken back, and is told to nobody', async () => {
    const calls = [];
    troyes.on('request', (one) => { if (one.url().endsWith('/asks/answer')) calls.push(one.postData()); });
    await button(card(troyes, CALAIS), /Non merci/).click();
    const undo = button(troyes, 'Annuler');
    await undo.waitFor();
    assert.ok(await undo.evaluate((one) => one === document.activeElement));
    await troyes.keyboard.press('Enter');
    await card(troyes, CALAIS).waitFor();
    assert.deepEqual(calls, []);
    await button(card(troyes, CALAIS), /Non merci/).click();
    await undo.waitFor();
    await troyes.goto(new URL('/reglages', troyes.url()).href); // leaving the page means it
    await at(troyes, '/demandes');
    await troyes.getByText('Aucune demande.', { exact: false }).waitFor();
    assert.equal(await card(troyes, CALAIS).count(), 0);
    await at(calais, '/demandes');
    await card(calais, TROYES).getByText('envoyée', { exact: true }).waitFor();
    const wire = (await asked(calais, 'asks')).toLowerCase();
    const screen = (await calais.locator('main').innerText()).toLowerCase();
    for (const word of [...REFUSALS, 'declined']) assert.ok(!wire.includes(word) && !screen.includes(word), word);
    assert.match(wire, /"left_today":4/);
  });

  await step('the same person is not asked again', async () => {
    await near(calais, '38', '60');
    await person(calais, TROYES).click();
    await button(dialog(calais), 'Demander à discuter').click();
    await dialog(calais).getByText('Vous avez déjà écrit à cette personne', { exact: false }).waitFor();
    assert.equal(await button(dialog(calais), 'Envoyer la demande').count(), 0);
  });

  await step('a yes opens the conversation, and only a yes is told', async () => {
    await near(troyes, '25', '45');
    await person(troyes, CALAIS).click();
    await button(dialog(troyes), 'Demander à discuter').click();
    await dialog(troyes).getByRole('radio', { name: /J’habite le coin/ }).check();
    await accept(troyes);
    await button(dialog(troyes), 'Envoyer la demande').click();
    await dialog(troyes).getByRole('radio', { name: /signale/ }).check();
    await button(dialog(troyes), 'J’accepte la charte').click();
    await dialog(troyes).getByText('Envoyée. Pas de réponse est une réponse.').waitFor();
    await at(calais, '/demandes');
    await button(card(calais, TROYES).first(), /Plus tard/).click();
    await calais.getByRole('heading', { name: 'Pour plus tard' }).waitFor();
    await button(card(calais, TROYES).first(), /Accepter/).click();
    await button(dialog(calais), 'Ouvrir la conversation').click();
    await dialog(calais).getByText('Cochez cette case pour continuer.').waitFor();
    await accept(calais);
    await clean(calais, 'accepting');
    await button(dialog(calais), 'Ouvrir la conversation').click();
    await calais.waitForURL(/\/conversation\//);
    await at(troyes, '/demandes');
    await card(troyes, CALAIS).getByText('acceptée', { exact: true }).waitFor();
    await card(troyes, CALAIS).getByRole('link', { name: 'Ouvrir la conversation' }).waitFor();
  });

  await step('who wants no requests says so once, and the page of requests remembers it', async () => {
    await at(troyes, '/reglages');
    await troyes.getByRole('radio', { name: 'Personne', exact: true }).check();
    await troyes.getByText('Enregistré', { exact: true }).waitFor();
    await troyes.reload();
    assert.ok(await troyes.getByRole('radio', { name: 'Personne', exact: true }).isChecked());
    await clean(troyes, 'settings');
    await at(troyes, '/demandes');
    await troyes.getByText('Vous ne recevez plus de demandes.', { exact: false }).waitFor();
  });

  await step('without a line the list of people is hidden, and comes back with it', async () => {
    await near(calais, '38', '60');
    await person(calais, TROYES).waitFor();
    await calais.context().setOffline(true);
    await calais.getByText('Nous cachons les autres', { exact: false }).waitFor();
    assert.equal(await calais.getByText(TROYES).count(), 0);
    await calais.context().setOffline(false);
    await person(calais, TROYES).waitFor();
  });

  await step('a block hides both from each other, and can be lifted', async () => {
    await person(calais, TROYES).click();
    await button(dialog(calais), 'Bloquer').click();
    await dialog(calais).getByText('Vous ne vous verrez plus', { exact: false }).waitFor();
    await clean(calais, 'block');
    await button(dialog(calais), 'Bloquer').click();
    await dialog(calais).waitFor({ state: 'detached' });
    assert.equal(await person(calais, TROYES).count(), 0);
    await near(troyes, '25', '45');
    await troyes.locator('.people > li, .none').first().waitFor();
    assert.equal(await person(troyes, CALAIS).count(), 0);
    assert.match(await asked(troyes, `people/${(await me(calais)).id}`), /person_unknown/);
    assert.ok(!(await asked(troyes, 'asks')).includes(CALAIS));
    await at(calais, '/bloques');
    await calais.locator('li').getByText(TROYES).first().waitFor();
    await clean(calais, 'blocks');
    await button(calais, new RegExp(`Débloquer ${TROYES}`)).click();
    await button(calais, new RegExp(`Bloquer à nouveau ${TROYES}`)).waitFor();
    await near(calais, '38', '60');
    await person(calais, TROYES).waitFor();
  });

  await step('who receives no requests has no button, and a sentence that does not say why', async () => {
    await person(calais, TROYES).click();
    await dialog(calais).getByText('Cette personne ne reçoit pas de demandes en ce moment.').waitFor();
    assert.equal(await button(dialog(calais), 'Demander à discuter').count(), 0);
  });

  async function me(page) {
    return JSON.parse(await asked(page, 'me')).account;
  }
});
