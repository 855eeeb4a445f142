// The recorded test: two browsers talk; one goes and comes back and has every message once; "j'ai 15 ans" is held and
// nobody sees it; axe finds nothing on the square.
import assert from 'node:assert/strict';
import AxeBuilder from '@axe-core/playwright';
import { launch, signedIn, square } from './browser.mjs';

const server = await square();
const browser = await launch();
const done = [];
const step = async (name, act) => { await act(); done.push(name); console.log(`ok ${done.length} - ${name}`); };
const composer = (page) => page.getByRole('textbox', { name: /Écrire dans/ });
const say = async (page, words) => { await composer(page).fill(words); await composer(page).press('Enter'); };
const enter = async (page) => {
  await page.goto(new URL('/salon/entraide', page.url()).href);
  const join = page.getByRole('button', { name: /Rejoindre|Entrer dans/ });
  await Promise.race([join.waitFor(), composer(page).waitFor()]);
  if (await join.isVisible()) await join.click();
  await composer(page).waitFor();
};
try {
  let calais = await signedIn(browser, server.port, 'calais');
  const troyes = await signedIn(browser, server.port, 'troyes');
  await step('both enter a room', async () => { await enter(calais); await enter(troyes); });
  await step('the first message asks the charter once, then goes out', async () => {
    for (const [page, words] of [[calais, 'Bonjour de Calais'], [troyes, 'Bonjour de Troyes']]) {
      await say(page, words);
      await page.getByRole('radio', { name: /signale/ }).check();
      await page.getByRole('button', { name: /accepte la charte/ }).click();
    }
    await troyes.getByText('Bonjour de Calais', { exact: true }).first().waitFor();
    await calais.getByText('Bonjour de Troyes', { exact: true }).first().waitFor();
  });
  await step('a stated age under 18 is held and the other never sees it', async () => {
    await say(calais, "j'ai 15 ans");
    await calais.locator('li.held').waitFor();
    await say(calais, 'Un mot après');
    await troyes.getByText('Un mot après', { exact: true }).first().waitFor();
    assert.equal(await troyes.getByText("j'ai 15 ans").count(), 0);
    assert.match(server.staff('held', 'list'), /j'ai 15 ans/);
  });
  await step('a browser that goes and comes back has every message once', async () => {
    const kept = await calais.context().storageState();
    await calais.context().close();
    await say(troyes, 'Pendant ton absence');
    calais = await (await browser.newContext({ storageState: kept, locale: 'fr-FR' })).newPage();
    await calais.goto(`http://calais.localhost:${server.port}/salon/entraide`);
    for (const words of ['Bonjour de Calais', 'Bonjour de Troyes', 'Un mot après', 'Pendant ton absence']) {
      await calais.locator('li[data-key]').getByText(words, { exact: true }).first().waitFor();
      assert.equal(await calais.locator('li[data-key]').getByText(words, { exact: true }).count(), 1, words);
    }
  });
  await step('axe finds nothing on the square', async () => {
    const found = await new AxeBuilder({ page: calais }).analyze();
    assert.deepEqual(found.violations.map((one) => one.id), []);
  });
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await browser.close();
  await server.stop();
}
console.log(`${done.length} passed, ${process.exitCode ? 1 : 0} failed`);
