/** Runs commands, some at the same time, and says at the end what passed, what failed and how long it took. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './install.mjs';

/**
 * @typedef {{ name: string, bin: string, args: string[], env?: Record<string, string> }} Step
 * @typedef {Step & { passed: boolean, output: string, seconds: number }} Done
 */

/**
 * A program of node_modules, as a step.
 * @param {string} name
 * @param {string} bin its script inside node_modules
 * @param {string[]} args
 * @returns {Step}
 */
export function step(name, bin, ...args) {
  return { name, bin: join(root, 'node_modules', bin), args };
}

/**
 * One step; its output is shown when it fails, or always where `loud`.
 * @param {Step} wanted
 * @param {boolean} [loud]
 * @returns {Promise<Done>}
 */
export function run(wanted, loud = false) {
  const began = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [wanted.bin, ...wanted.args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...wanted.env },
    });
    let output = '';
    const keep = (/** @type {Buffer} */ part) => {
      output += part;
      if (loud) process.stdout.write(part);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('close', (code) => {
      const passed = code === 0;
      const seconds = (Date.now() - began) / 1000;
      if (!passed && !loud) process.stdout.write(output);
      console.log(`${passed ? '✓' : '✗'} ${wanted.name} (${seconds.toFixed(1)} s)`);
      resolve({ ...wanted, passed, output, seconds });
    });
  });
}

/**
 * How many tests a runner said it passed and failed; a step without tests counts as one.
 * @param {Done} done
 */
export function counted({ output, passed }) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
  const plain = output.replace(/\u001b\[[0-9;]*m/g, '');
  const vitest = /^\s*Tests\s+(.*)$/m.exec(plain)?.[1];
  const text = vitest ?? plain;
  const number = (/** @type {string} */ word) =>
    Number(new RegExp(`(\\d+) ${word}`).exec(text)?.[1] ?? 0);
  const tests = { passed: number('passed'), failed: number('failed') };
  if (tests.passed + tests.failed > 0) return tests;
  return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Prints the closing line and sets the exit code.
 * @param {Done[]} all
 */
export function conclude(all) {
  const total = all
    .map(counted)
    .reduce((sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed }), {
      passed: 0,
      failed: 0,
    });
  const broken = all.filter((done) => !done.passed).map((done) => done.name);
  if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = broken.length === 0 ? 0 : 1;
}
