/** What the Node host was told on its command line and in the environment. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Homes } from '../channels/connect-vendor.ts';
import { isToken } from './token.ts';

const homes = z
  .strictObject({ amazonTokens: z.url(), ebay: z.url(), etsy: z.url(), walmart: z.url() })
  .partial();

/** A browser keeps orders per address, so the port is the same at every start. */
export const DEFAULT_PORT = 4870;

export interface Options {
  readonly port: number;
  readonly token: string | undefined;
  /** Of programs that send orders; without one none can. */
  readonly ordersKey: string | undefined;
  /** Where channels are that have one address for everybody: stubs, for tests. */
  readonly channelHomes: Homes;
  readonly scanners: { readonly port: number; readonly address: string } | undefined;
}

export type OptionsFault =
  | { readonly kind: 'bad-port'; readonly value: string }
  | { readonly kind: 'bad-token' }
  | { readonly kind: 'bad-orders-key' }
  | { readonly kind: 'bad-channel-homes' }
  | { readonly kind: 'bad-flag'; readonly flag: string };

/** The options, the command line before the environment; or the first that makes no sense. */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Result<Options, OptionsFault> {
  const { tokens, values } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: {
      port: { type: 'string' },
      'scanner-port': { type: 'string' },
      'scanner-address': { type: 'string' },
    },
  });
  const known = new Set(['port', 'scanner-port', 'scanner-address']);
  for (const part of tokens)
    if (part.kind === 'positional' || (part.kind === 'option' && !known.has(part.name)))
      return err({ kind: 'bad-flag', flag: part.kind === 'option' ? part.rawName : part.value });

  const empty = Object.keys(values).find((flag) => typeof values[flag] !== 'string');
  if (empty !== undefined) return err({ kind: 'bad-flag', flag: `--${empty}` });
  const said = (flag: string, name: string) => `${values[flag] ?? env[name] ?? ''}`;
  const port = said('port', 'PACKBENCH_PORT') || `${DEFAULT_PORT}`;
  const scannerPort = said('scanner-port', 'PACKBENCH_SCANNER_PORT');
  const address = said('scanner-address', 'PACKBENCH_SCANNER_ADDRESS') || '127.0.0.1';
  for (const value of [port, scannerPort])
    if (value !== '' && !isPort(value)) return err({ kind: 'bad-port', value });
  const token = env.PACKBENCH_TOKEN || undefined;
  if (token !== undefined && !isToken(token)) return err({ kind: 'bad-token' });
  const ordersKey = env.PACKBENCH_ORDERS_KEY || undefined;
  if (ordersKey !== undefined && !isToken(ordersKey)) return err({ kind: 'bad-orders-key' });
  const channelHomes = homesIn(env.PACKBENCH_CHANNEL_HOMES ?? '');
  if (!channelHomes) return err({ kind: 'bad-channel-homes' });
  return ok({
    port: Number(port),
    token,
    ordersKey,
    channelHomes,
    scanners: scannerPort === '' ? undefined : { port: Number(scannerPort), address },
  });
}

function homesIn(text: string): Homes | null {
  if (text === '') return {};
  try {
    return homes.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function isPort(value: string): boolean {
  return /^[1-9]\d{0,4}$/.test(value) && Number(value) <= 65_535;
}
