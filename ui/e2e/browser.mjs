// A running server on a free port, and Debian's chromium: shared by the recorded test and by the screenshots.
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
  return {
    port,
    staff: (...words) => execFileSync('placette', words, { env, encoding: 'utf8' }),
    stop: () => new Promise((resolve) => {
      server.once('exit', () => { rmSync(folder, { recursive: true, force: true }); resolve(); });
      server.kill('SIGTERM');
    }),
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
