/**
 * Where passwords are kept: with the operating system, or, where it keeps none, in memory until the host ends.
 *
 * Electron and the keychain's library are types here; the hosts hand them in.
 */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AsyncEntry } from '@napi-rs/keyring';
import type { SafeStorage } from 'electron';
import { z } from 'zod';

/** Passwords by name. Nothing here rejects: what cannot be kept is kept in memory. */
export interface Secrets {
  read(name: string): Promise<string | null>;
  write(name: string, secret: string): Promise<void>;
  forget(name: string): Promise<void>;
}

/** Secrets that last as long as this process. */
export function memorySecrets(): Secrets {
  return keptIn({ read: nowhere, write: nowhere, forget: nowhere });
}

async function nowhere(): Promise<null> {
  return null;
}

/** A place that may fail, as keychains do. */
type Place = { [Call in keyof Secrets]: (...args: Parameters<Secrets[Call]>) => Promise<unknown> };

/** Secrets in `place`, and in memory where that does not work. */
function keptIn(place: Place): Secrets {
  const memory = new Map<string, string>();
  return {
    read: async (name) => {
      const kept = memory.get(name) ?? (await place.read(name).catch(() => null));
      return typeof kept === 'string' ? kept : null;
    },
    write: async (name, secret) => {
      memory.set(name, secret);
      await place.write(name, secret).catch(() => undefined);
    },
    forget: async (name) => {
      memory.delete(name);
      await place.forget(name).catch(() => undefined);
    },
  };
}

/** An entry of the keychain, opened by service and name. */
export type OpenEntry = (
  name: string,
) => Promise<Pick<AsyncEntry, 'getPassword' | 'setPassword' | 'deleteCredential'>>;

/** Secrets in the keychain of the operating system (the Node host). */
export function keychainSecrets(open: OpenEntry): Secrets {
  return keptIn({
    read: async (name) => (await open(name)).getPassword(),
    write: async (name, secret) => (await open(name)).setPassword(secret),
    forget: async (name) => (await open(name)).deleteCredential(),
  });
}

type Safe = Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> &
  Partial<Pick<SafeStorage, 'getSelectedStorageBackend'>>;

/** Secrets in a file that Electron encrypts with a key of the operating system's, which it has once it is ready. */
export function encryptedSecrets(safe: Safe, file: string, ready: Promise<unknown>): Secrets {
  const isSafe = async () => {
    await ready;
    // On Linux without a keyring Electron would encrypt with a key that everybody knows.
    if (process.platform === 'linux' && safe.getSelectedStorageBackend?.() === 'basic_text')
      return false;
    return safe.isEncryptionAvailable();
  };
  const change = async (name: string, secret: string | undefined) => {
    const keeps = secret !== undefined && (await isSafe());
    const sealed = keeps ? { [name]: safe.encryptString(secret).toString('base64') } : {};
    const { [name]: _, ...others } = readAll(file);
    writeAll(file, { ...others, ...sealed });
  };
  return keptIn({
    read: async (name) => {
      const sealed = readAll(file)[name];
      await ready;
      return sealed === undefined ? null : safe.decryptString(Buffer.from(sealed, 'base64'));
    },
    write: change,
    forget: (name) => change(name, undefined),
  });
}

function readAll(file: string): Readonly<Record<string, string>> {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}

function writeAll(file: string, sealed: Readonly<Record<string, string>>): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify(sealed), { mode: 0o600 });
  chmodSync(file, 0o600);
}
