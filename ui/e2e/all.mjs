// All recorded tests, in two lanes: the walk over every screen takes as long as the others together.
import { spawn } from 'node:child_process';

const LANES = [['screens'], ['square', 'places', 'outings', 'direct', 'help', 'people']];

const run = (name) => new Promise((resolve) => {
  const said = [];
  const one = spawn(process.execPath, [new URL(`./${name}.mjs`, import.meta.url).pathname], { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [one.stdout, one.stderr]) stream.on('data', (data) => said.push(data));
  one.once('close', (code) => {
    console.log(`\n-- ${name}\n${Buffer.concat(said).toString().trimEnd()}`);
    if (code !== 0) process.exitCode = 1;
    resolve();
  });
});

await Promise.all(LANES.map(async (names) => {
  for (const name of names) await run(name);
}));
