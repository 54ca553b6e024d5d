import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { encryptedSecrets, keychainSecrets, type OpenEntry, type Secrets } from './secrets.ts';

/** A keychain in memory, in the shape of the library's. */
function keychain(): OpenEntry {
  const kept = new Map<string, string>();
  return async (name) => ({
    getPassword: async () => kept.get(name) ?? null,
    setPassword: async (secret) => void kept.set(name, secret),
    deleteCredential: async () => kept.delete(name),
  });
}

function secretsFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'packbench-secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'deep', 'secrets.json');
}

/** Electron's storage: letters backwards are cipher enough here. */
const safe = {
  isEncryptionAvailable: () => true,
  encryptString: (text: string) => Buffer.from([...text].reverse().join('')),
  decryptString: (sealed: Buffer) => [...sealed.toString()].reverse().join(''),
  getSelectedStorageBackend: () => 'gnome_libsecret' as const,
};
const ready = Promise.resolve();

const folder = mkdtempSync(join(tmpdir(), 'packbench-kept-'));
afterAll(() => rmSync(folder, { recursive: true }));
const chain = keychain();

test.each<[string, () => Secrets]>([
  ['the keychain', () => keychainSecrets(chain)],
  ['the encrypted file', () => encryptedSecrets(safe, join(folder, 'secrets.json'), ready)],
])(
  '%s keeps secrets by name, from one start to the next, until they are forgotten',
  async (_, open) => {
    await open().write('a', 'secret a');
    await open().write('b', 'secret b');
    expect([await open().read('a'), await open().read('b'), await open().read('c')]).toEqual([
      'secret a',
      'secret b',
      null,
    ]);
    await open().forget('a');
    expect([await open().read('a'), await open().read('b')]).toEqual([null, 'secret b']);
  },
);

test('the file holds no secret as it is', async () => {
  const path = secretsFile();
  await encryptedSecrets(safe, path, ready).write('a', 'hunter2');
  expect(readFileSync(path, 'utf8')).not.toContain('hunter2');
});

const broken: OpenEntry = () => Promise.reject(new Error('no keychain here'));
const basic = { ...safe, getSelectedStorageBackend: () => 'basic_text' as const };
const none = { ...safe, isEncryptionAvailable: () => false };

test.each<[string, () => Secrets]>([
  ['no keychain', () => keychainSecrets(broken)],
  ['no encryption', () => encryptedSecrets(none, secretsFile(), ready)],
  ['a key that everybody knows', () => encryptedSecrets(basic, secretsFile(), ready)],
])('with %s a secret lasts as long as the process', async (_, open) => {
  const secrets = open();
  await secrets.write('a', 'secret');
  expect([await secrets.read('a'), await open().read('a')]).toEqual(['secret', null]);
  await secrets.forget('a');
  expect(await secrets.read('a')).toBe(null);
});
