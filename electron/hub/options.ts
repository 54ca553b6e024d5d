/** What `npm run hub` was told on its command line. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../shared/result.ts';
import { dataFolder } from '../data-folder.ts';
import { isAccountName } from './accounts.ts';

/** The one beside CouchDB's own. */
const HUB_PORT = 5985;

export type HubWish =
  | {
      readonly kind: 'serve';
      readonly folder: string;
      readonly address: string;
      readonly port: number;
    }
  | { readonly kind: 'add-account'; readonly folder: string; readonly name: string };

export type HubOptionsFault =
  | { readonly kind: 'bad-flag'; readonly flag: string }
  | { readonly kind: 'bad-port'; readonly value: string }
  | { readonly kind: 'bad-account'; readonly value: string };

const flags = ['address', 'port', 'folder', 'add-account'];

/** What is wanted, or the first thing that makes no sense. */
export function readHubOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): Result<HubWish, HubOptionsFault> {
  const { tokens, values } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: Object.fromEntries(flags.map((flag) => [flag, { type: 'string' as const }])),
  });
  for (const part of tokens)
    if (part.kind === 'positional') return err({ kind: 'bad-flag', flag: part.value });
    else if (part.kind === 'option' && !flags.includes(part.name))
      return err({ kind: 'bad-flag', flag: part.rawName });
  const said = new Map<string, string>();
  for (const [flag, value] of Object.entries(values))
    if (typeof value === 'string' && value !== '') said.set(flag, value);
    else return err({ kind: 'bad-flag', flag: `--${flag}` });

  const folder = said.get('folder') ?? join(dataFolder(env, platform), 'hub');
  const name = said.get('add-account');
  if (name !== undefined)
    return isAccountName(name)
      ? ok({ kind: 'add-account', folder, name })
      : err({ kind: 'bad-account', value: name });
  const port = said.get('port') ?? `${HUB_PORT}`;
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535)
    return err({ kind: 'bad-port', value: port });
  return ok({
    kind: 'serve',
    folder,
    address: said.get('address') ?? '127.0.0.1',
    port: Number(port),
  });
}
