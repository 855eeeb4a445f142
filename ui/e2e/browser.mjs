// A running server on a free port, and Debian's chromium: shared by the recorded tests and by the screenshots.
import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
  '--disable-background-networking', '--disable-component-update'];

const freePort = () => new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

export async function square() {
  const folder = mkdtempSync(join(tmpdir(), 'placette-e2e-'));
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), PLACETTE_DATA: folder };
  let server;
  const start = async () => {
    server = spawn('placette', ['serve', '--demo'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    for (let tries = 0; tries < 200; tries += 1) {
      try {
        if ((await fetch(`http://127.0.0.1:${port}/api/v1/place`)).ok) return;
      } catch { /* not yet */ }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('the server did not start');
  };
  await start();
  const ended = (signal) => new Promise((resolve) => { server.once('exit', resolve); server.kill(signal); });
  return {
    port,
    start,
    kill: () => ended('SIGKILL'),
    staff: (...words) => execFileSync('placette', words, { env, encoding: 'utf8' }),
    stop: async () => {
      if (server.exitCode === null && server.signalCode === null) await ended('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: FLAGS });

export async function signedIn(browser, port, who, options = {}) {
  const context = await browser.newContext({ locale: 'fr-FR', ...options });
  const page = await context.newPage();
  await page.goto(`http://${who}.localhost:${port}/demo/come-in/${who}`);
  await page.getByText('Théo de Troyes').or(page.getByRole('textbox', { name: /Écrire dans/ })).or(page.getByText('Fernand Automate')).first().waitFor({ state: 'attached' });
  return page;
}

// One recorded story: a server, a browser, its steps said one by one; the first that fails ends it and the process.
export async function story(tell) {
  const server = await square();
  const browser = await launch();
  const done = [];
  const step = async (name, act) => {
    await act();
    done.push(name);
    console.log(`ok ${done.length} - ${name}`);
  };
  try {
    await tell({ server, browser, step });
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  } finally {
    await browser.close();
    await server.stop();
  }
  console.log(`${done.length} passed, ${process.exitCode ? 1 : 0} failed`);
}

// What a person's own page may ask the server; for what another recorded test does by its buttons.
export const ask = (page, method, path, body) => page.evaluate(async ([verb, where, content]) => {
  const init = { method: verb, headers: { 'content-type': 'application/json', accept: 'application/json' } };
  if (verb !== 'GET') init.body = JSON.stringify(content ?? {});
  const answer = await fetch(`/api/v1/${where}`, init);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${verb} ${where}: ${answer.status} ${text}`);
  return text ? JSON.parse(text) : null;
}, [method, path, body]);

export const composer = (page) => page.getByRole('textbox', { name: /Écrire dans/ });

export const say = async (page, words) => {
  await composer(page).fill(words);
  await composer(page).press('Enter');
};

export const enter = async (page, room) => {
  await page.goto(new URL(`/salon/${room}`, page.url()).href);
  const join = page.getByRole('button', { name: /Rejoindre|Entrer dans/ });
  await Promise.race([join.waitFor(), composer(page).waitFor()]);
  if (await join.isVisible()) await join.click();
  await composer(page).waitFor();
};

export const acceptCharter = async (page) => {
  await page.getByRole('radio', { name: /signale/ }).check();
  await page.getByRole('button', { name: /accepte la charte/ }).click();
};

// The line of one message, and the dialog of what can be done with it.
export const line = (page, words) => page.locator('li[data-key]').filter({ has: page.getByText(words, { exact: true }) });

export const menu = async (page, words) => {
  await line(page, words).hover();
  await line(page, words).getByRole('button', { name: /Actions pour le message/ }).click();
};
