// The recorded test: two browsers talk; one goes and comes back, the server is killed and comes back, and every message
// is there once; "j'ai 15 ans" is held and nobody sees it; a report gets its answer; a device is thrown out.
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { acceptCharter, enter, line, menu, say, signedIn, story } from './browser.mjs';

const SCRIPT_BYTES_MAX = 60_000; // gzipped, what the chat page loads
const words = (page, text) => page.getByText(text, { exact: true });
const once = async (page, text) => {
  await line(page, text).first().waitFor();
  assert.equal(await line(page, text).count(), 1, text);
};

await story(async ({ server, browser, step }) => {
  let calais = await signedIn(browser, server.port, 'calais');
  const troyes = await signedIn(browser, server.port, 'troyes');

  await step('both enter a room', async () => {
    await enter(calais, 'entraide');
    await enter(troyes, 'entraide');
  });

  await step('the chat page is light', async () => {
    const scripts = [];
    const page = await (await browser.newContext({ storageState: await troyes.context().storageState() })).newPage();
    page.on('response', (one) => { if (one.url().endsWith('.js')) scripts.push(one.body()); });
    await page.goto(troyes.url());
    await page.locator('textarea').waitFor();
    await page.waitForLoadState('networkidle');
    const bytes = (await Promise.all(scripts)).reduce((sum, script) => sum + gzipSync(script).length, 0);
    await page.context().close();
    assert.ok(bytes > 0 && bytes <= SCRIPT_BYTES_MAX, `${bytes} bytes of script`);
    console.log(`  ${bytes} bytes of script, gzipped`);
  });

  await step('the first message asks the charter once, then goes out', async () => {
    for (const [page, text] of [[calais, 'Bonjour de Calais'], [troyes, 'Bonjour de Troyes']]) {
      await say(page, text);
      await acceptCharter(page);
    }
    await words(troyes, 'Bonjour de Calais').first().waitFor();
    await words(calais, 'Bonjour de Troyes').first().waitFor();
  });

  await step('a stated age under 18 is held and the other never sees it', async () => {
    await say(calais, "j'ai 15 ans");
    await calais.locator('li.held').waitFor();
    await say(calais, 'Un mot après');
    await words(troyes, 'Un mot après').first().waitFor();
    assert.equal(await words(troyes, "j'ai 15 ans").count(), 0);
    assert.match(server.staff('held', 'list'), /j'ai 15 ans/);
  });

  await step('a browser that goes and comes back has every message once', async () => {
    const kept = await calais.context().storageState();
    await calais.context().close();
    await say(troyes, 'Pendant ton absence');
    calais = await (await browser.newContext({ storageState: kept, locale: 'fr-FR' })).newPage();
    await calais.goto(`http://calais.localhost:${server.port}/salon/entraide`);
    for (const text of ['Bonjour de Calais', 'Bonjour de Troyes', 'Un mot après', 'Pendant ton absence']) {
      await once(calais, text);
    }
  });

  await step('a server killed and started again: what was written meanwhile goes out, once', async () => {
    await server.kill();
    await calais.getByText('Hors connexion', { exact: false }).first().waitFor();
    await say(calais, 'Écrit hors connexion');
    await words(calais, 'en attente').waitFor();
    const { violations } = await new AxeBuilder({ page: calais }).analyze();
    assert.deepEqual(violations.map((one) => one.id), []);
    await server.start();
    await once(troyes, 'Écrit hors connexion');
    await once(calais, 'Écrit hors connexion');
  });

  await step('a report gets a number, and its author sees the answer', async () => {
    await menu(troyes, 'Un mot après');
    await troyes.getByRole('button', { name: 'Signaler' }).click();
    await troyes.getByRole('button', { name: 'Insultes' }).click();
    const said = await troyes.getByText(/^Numéro /).textContent();
    const number = said.replace('Numéro ', '').trim();
    await troyes.getByRole('button', { name: 'Terminé' }).click();
    assert.match(server.staff('report', 'list'), new RegExp(number));
    server.staff('report', 'answer', number, 'Merci, nous avons lu : ce message peut rester.');
    await troyes.getByRole('link', { name: /une réponse nouvelle/ }).click();
    await words(troyes, 'Merci, nous avons lu : ce message peut rester.').waitFor();
    await words(troyes, 'répondu').waitFor();
    await troyes.getByRole('link', { name: 'Retour', exact: true }).click();
  });

  await step('a message taken back is gone for the other at once', async () => {
    await enter(troyes, 'entraide');
    await once(troyes, 'Écrit hors connexion');
    await menu(calais, 'Écrit hors connexion');
    await calais.getByRole('button', { name: 'Retirer' }).click();
    await calais.getByRole('button', { name: 'Retirer le message' }).click();
    await words(calais, 'Vous avez retiré ce message.').waitFor();
    await words(troyes, 'Message retiré par son auteur.').waitFor();
    for (const page of [calais, troyes]) assert.equal(await words(page, 'Écrit hors connexion').count(), 0);
  });

  await step('a muted room counts nothing', async () => {
    const muted = troyes.getByRole('navigation', { name: 'Salons' }).getByRole('link', { name: /Entraide/ });
    await troyes.getByRole('button', { name: 'À propos de ce salon' }).click();
    await troyes.getByRole('button', { name: 'Mettre en sourdine' }).click();
    await troyes.getByRole('button', { name: 'Remettre le compte des messages' }).waitFor();
    await troyes.keyboard.press('Escape');
    await muted.getByText('En sourdine').waitFor({ state: 'attached' });
    await troyes.getByRole('navigation', { name: 'Salons' }).getByRole('link', { name: /Sport/ }).click();
    await troyes.getByRole('button', { name: 'Rejoindre' }).click();
    await say(calais, 'Dit pendant la sourdine');
    await once(calais, 'Dit pendant la sourdine');
    await troyes.waitForTimeout(2500); // a counted room is told within two sweeps of one second
    assert.equal(await muted.getByText('non lus').count(), 0);
    await enter(troyes, 'entraide');
    await once(troyes, 'Dit pendant la sourdine');
  });

  await step('a device that is signed out from another is thrown out of the square', async () => {
    const phone = await signedIn(browser, server.port, 'calais');
    await enter(phone, 'entraide');
    await calais.getByRole('link', { name: 'Réglages' }).click();
    await calais.getByRole('button', { name: /Déconnecter/ }).first().click();
    await calais.getByText('Appareil déconnecté').waitFor();
    await phone.getByText('Votre session est terminée sur cet appareil.', { exact: false }).waitFor({ timeout: 4000 });
    assert.equal(await phone.getByText('Bonjour de Calais').count(), 0);
  });

  await step('who signs out reads nothing more, also with the address', async () => {
    await troyes.getByRole('link', { name: 'Réglages' }).click();
    await troyes.getByRole('button', { name: 'Sortir de la place' }).click();
    await troyes.getByRole('link', { name: 'Entrer', exact: true }).first().waitFor();
    await troyes.goto(new URL('/salon/entraide', troyes.url()).href);
    await troyes.getByRole('link', { name: 'Entrer', exact: true }).first().waitFor();
    assert.equal(await troyes.getByText('Bonjour de Calais').count(), 0);
  });
});
