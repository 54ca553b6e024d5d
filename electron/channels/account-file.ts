/**
 * The channels that this host can ask: which, of what vendor, at which address. In a file of its own; keys are with the
 * other secrets, never here.
 */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type ChannelKeys, channelId, channelKeys } from '../../shared/channels/calls.ts';
import { vendors } from '../../shared/channels/vendors.ts';
import type { Secrets } from '../secrets.ts';

/** By channel. */
const accounts = z.record(channelId, channelKeys);
const secretFields = z.record(z.string(), z.string());

export interface AccountStore {
  /** The channels that have been connected here and not forgotten. */
  ids(): readonly string[];
  /** With its secrets; undefined when the keychain has them no more. */
  read(id: string): Promise<ChannelKeys | undefined>;
  /** Throws when the folder cannot be written. */
  write(id: string, keys: ChannelKeys): Promise<void>;
  forget(id: string): Promise<void>;
}

export function createAccountStore(folder: string, secrets: Secrets): AccountStore {
  const file = join(folder, 'channels.json');
  let known = readAll(file);

  function keep(next: typeof known): void {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify(next), { mode: 0o600 });
    chmodSync(file, 0o600);
    known = next;
  }

  return {
    ids: () => Object.keys(known),
    read: async (id) => {
      const account = known[id];
      if (account === undefined) return undefined;
      const kept = secretFields.safeParse(parsed((await secrets.read(nameOf(id))) ?? ''));
      return kept.success ? { ...account, fields: { ...account.fields, ...kept.data } } : undefined;
    },
    write: async (id, { vendor, fields }) => {
      const secret = isSecretIn(vendor);
      const entries = Object.entries(fields);
      const hidden = Object.fromEntries(entries.filter(([name]) => secret(name)));
      const open = Object.fromEntries(entries.filter(([name]) => !secret(name)));
      keep({ ...known, [id]: { vendor, fields: open } });
      await secrets.write(nameOf(id), JSON.stringify(hidden));
    },
    forget: async (id) => {
      const { [id]: _, ...others } = known;
      keep(others);
      await secrets.forget(nameOf(id));
    },
  };
}

/** What is not known to be harmless is kept secret. */
function isSecretIn(vendor: ChannelKeys['vendor']): (name: string) => boolean {
  const open = vendors[vendor].fields.filter(({ kind }) => kind !== 'secret');
  return (name) => !open.some((field) => field.name === name);
}

function nameOf(id: string): string {
  return `channel ${id}`;
}

function readAll(file: string): z.infer<typeof accounts> {
  try {
    return accounts.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
