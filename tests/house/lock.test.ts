/** The lock must hold the native packages of every platform: `npm ci` refuses one that does not, on all of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

test('package-lock.json is complete; if not: node electron/build/complete-lock.mjs', () => {
  const file = join(import.meta.dirname, '..', '..', 'package-lock.json');
  const packages: Record<string, Locked> = JSON.parse(readFileSync(file, 'utf8')).packages;
  const missing = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies).filter((name) => !(`node_modules/${name}` in packages)),
  );
  expect(Object.keys(packages).length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});
