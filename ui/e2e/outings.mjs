// The recorded test of a square that is not empty: a newcomer is welcomed, by this browser only; a quiet room asks the
// question of the day; an outing is proposed, judged, joined until it is full, and only who comes sees who comes.
import assert from 'node:assert/strict';
import { acceptCharter, composer, enter, line, signedIn, story } from './browser.mjs';

const WHAT = 'Une partie de dominos, vers 15 h';
const button = (page, name) => page.getByRole('button', { name, exact: true });
const typed = (text) => text.replace(/\s/g, ' ');
const card = (page) => page.getByRole('region', { name: 'Sortie' });
const inDays = (days) => {
  const day = new Date(Date.now() + days * 86_400_000);
  return `${day.getFullYear()}-${`${day.getMonth() + 1}`.padStart(2, '0')}-${`${day.getDate()}`.padStart(2, '0')}`;
};

// Someone who comes in new, by the front door.
async function newcomer(browser, port, nickname) {
  const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
  await page.goto(`http://placette.localhost:${port}/entree`);
  await page.getByLabel('Pseudo').fill(nickname);
  await page.getByLabel('Âge').fill('41');
  await page.getByRole('radio', { name: 'Je préfère ne pas dire' }).check();
  await page.getByLabel('Code postal').fill('62100');
  await button(page, 'Continuer').click(); // at once: who is quicker than the table of cells waits for it
  await page.locator('.provider button').click();
  await page.locator('section button.main').click();
  await page.locator('.rooms-pane a').first().waitFor({ state: 'attached' });
  return page;
}

await story(async ({ server, browser, step }) => {
  const aubin = await newcomer(browser, server.port, 'Aubin');
  const theo = await signedIn(browser, server.port, 'troyes');

  await step('a newcomer is welcomed until the first message, and no one else is told', async () => {
    await enter(aubin, 'sorties');
    await aubin.getByRole('heading', { name: 'Bienvenue, Aubin' }).waitFor();
    assert.equal(await aubin.getByRole('link', { name: 'Voir qui est autour' }).getAttribute('href'), '/autour');
    await button(aubin, 'Dire bonjour').first().click();
    assert.match(await composer(aubin).inputValue(), /^Bonjour à tous\s!$/);
    await composer(aubin).press('Enter');
    await acceptCharter(aubin);
    await line(aubin, 'Bonjour à tous !').waitFor();
    await aubin.getByRole('heading', { name: 'Bienvenue, Aubin' }).waitFor({ state: 'detached' });
    await aubin.reload();
    await line(aubin, 'Bonjour à tous !').waitFor();
    assert.equal(await aubin.getByText('Bienvenue, Aubin').count(), 0);
    await enter(theo, 'sorties');
    await line(theo, 'Bonjour à tous !').waitFor();
    const told = await theo.evaluate(async () => [await (await fetch('/api/v1/rooms')).text(), document.body.textContent]);
    for (const words of told) assert.doesNotMatch(words, /nouveau membre|newcomer|arrivé/i);
  });

  await step('the question of the day is asked where it is quiet, and can be put away', async () => {
    await enter(aubin, 'seniors');
    const question = await aubin.locator('.ice p').textContent();
    assert.match(question, /\?$/);
    await composer(aubin).fill('Le matin');
    await button(aubin, 'Répondre').click();
    assert.equal(typed(await composer(aubin).inputValue()), `« ${typed(question)} » Le matin`);
    await composer(aubin).fill('');
    await button(aubin, 'Masquer jusqu’à demain').click();
    assert.equal(await aubin.locator('.ice').count(), 0);
    await aubin.reload();
    await composer(aubin).waitFor();
    await aubin.waitForLoadState('networkidle');
    assert.equal(await aubin.locator('.ice').count(), 0);
  });

  await step('an outing is proposed once its fields are right', async () => {
    await enter(aubin, 'sorties');
    await composer(aubin).fill(WHAT);
    await button(aubin, 'Proposer une sortie').click();
    const form = aubin.getByRole('dialog', { name: 'Proposer une sortie' });
    assert.equal(await form.getByLabel('Que proposez-vous').inputValue(), WHAT);
    await form.getByLabel('Quel jour ?').fill(inDays(61));
    await button(form, 'Proposer').click();
    await form.getByText('Choisissez un jour', { exact: false }).waitFor();
    await form.getByText('Indiquez un lieu public.').waitFor();
    await form.getByLabel('Quel jour ?').fill(inDays(3));
    await form.getByLabel('Dans quel lieu public ?').fill('Médiathèque');
    await form.getByRole('radio', { name: '3' }).check();
    await button(form, 'Proposer').click();
    await line(theo, WHAT).waitFor();
    for (const page of [aubin, theo]) await card(page).getByText('Encore 2 places').waitFor();
    assert.equal(await composer(aubin).inputValue(), '');
    await card(aubin).getByText('C’est vous qui proposez.').waitFor();
  });

  await step('who comes sees who comes; who does not, sees only the places left', async () => {
    assert.equal(await card(theo).getByText('Qui vient').count(), 0);
    await button(card(theo), 'J’y vais').click();
    await card(theo).getByText('Encore une place').waitFor();
    await card(theo).getByText('Aubin').waitFor();
    const camille = await signedIn(browser, server.port, 'calais');
    await enter(camille, 'sorties');
    await card(camille).getByText('Encore une place').waitFor();
    assert.doesNotMatch(await card(camille).textContent(), /Aubin|Théo/);
    await button(card(camille), 'J’y vais').click();
    await card(camille).getByText('Théo de Troyes').waitFor();
    await card(camille).getByText('Complet').waitFor();
    const denise = await newcomer(browser, server.port, 'Denise');
    await enter(denise, 'sorties');
    await card(denise).getByText('Complet').waitFor();
    assert.equal(await button(card(denise), 'J’y vais').count(), 0);
    await button(card(camille), 'Je n’y vais plus').click();
    await card(camille).getByText('Encore une place').waitFor();
    assert.doesNotMatch(await card(camille).textContent(), /Théo/);
  });

  await step('a proposal is judged as a message is, and what is refused comes back into its form', async () => {
    await button(theo, 'Proposer une sortie').click();
    const form = theo.getByRole('dialog', { name: 'Proposer une sortie' });
    await form.getByLabel('Que proposez-vous').fill('Un café, appelez-moi au 06 39 98 12 34');
    await form.getByLabel('Quel jour ?').fill(inDays(2));
    await form.getByLabel('Dans quel lieu public ?').fill('Parc');
    await button(form, 'Proposer').click();
    await acceptCharter(theo);
    await theo.locator('li.refused').waitFor();
    assert.equal(await line(aubin, 'Un café, appelez-moi au 06 39 98 12 34').count(), 0);
    await button(theo.locator('li.refused'), 'Voir pourquoi').click();
    await button(theo, 'Modifier').click();
    assert.equal(await form.getByLabel('Dans quel lieu public ?').inputValue(), 'Parc');
    assert.match(await form.getByLabel('Que proposez-vous').inputValue(), /^Un café/);
    await theo.keyboard.press('Escape');
  });

  await step('a proposal taken back is gone with its card', async () => {
    await line(aubin, WHAT).hover();
    await line(aubin, WHAT).getByRole('button', { name: /Actions pour le message/ }).click();
    await button(aubin, 'Retirer').click();
    await button(aubin, 'Retirer le message').click();
    await theo.getByText('Message retiré par son auteur.').waitFor();
    await card(theo).waitFor({ state: 'detached' });
  });
});
