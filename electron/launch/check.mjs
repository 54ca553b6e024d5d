/** `npm run check`: types of the four projects, lint and format, dead code, unit tests; two at a time. */
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { conclude, run, step } from './steps.mjs';

const steps = [
  step('unit tests', 'vitest/vitest.mjs', 'run', '--project', 'unit', '--project', 'house'),
  ...['shared', 'electron', 'renderer', 'tests'].map((project) =>
    step(`types of ${project}`, 'typescript/bin/tsc', '-p', project),
  ),
  step('lint and format', '@biomejs/biome/bin/biome', 'check', '.'),
  step('dead code', 'knip/bin/knip.js', '--no-progress'),
];

/** Runs all of it, two commands at a time: the machine that runs this may have two cores. */
export async function check() {
  const left = [...steps];
  /** @type {import('./steps.mjs').Done[]} */
  const done = [];
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift())
      done.push(await run(next));
  };
  await Promise.all([worker(), worker()]);
  return done;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  conclude(await check());
}
