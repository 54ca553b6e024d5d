/** The sales channels as the host has them: which it has keys for, and what is asked of each by its connector. */
import type { AskFault, ChannelKeys, KnownChannel } from '../../shared/channels/calls.ts';
import type {
  ChannelFault,
  KeptOrder,
  PulledOrder,
  PulledSlice,
} from '../../shared/channels/port.ts';
import type { Quota } from '../../shared/channels/quota.ts';
import { vendors } from '../../shared/channels/vendors.ts';
import type { LogEntry } from '../../shared/host.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Secrets } from '../secrets.ts';
import { createAccountStore } from './account-file.ts';
import { connectVendor, type Homes, type KeptSecret, limitsOf } from './connect-vendor.ts';
import type { Answer, Connector, PullFrom } from './connector.ts';
import { type LimitsFile, limitsFileIn } from './limits-file.ts';
import { type RawAnswers, rawAnswersIn } from './raw-answers.ts';
import { createRenewedKeys } from './renewed-keys.ts';
import { createTransport } from './transport/create-transport.ts';
import type { LimiterState } from './transport/limiter.ts';
import { quotaOf } from './transport/quota.ts';

export interface ChannelDesk {
  known(): Promise<KnownChannel[]>;
  test(keys: ChannelKeys): Answer<string>;
  connect(id: string, keys: ChannelKeys): Answer<Record<string, never>>;
  forget(id: string): Promise<void>;
  /** The folders that are connected, for who puts orders into one. */
  folders(): Promise<FolderChannel[]>;
  /** Orders of a channel; what it answered of each is kept here, and not handed on. */
  pull(id: string, from: PullFrom): Promise<Result<PulledSlice, AskFault>>;
  refresh(id: string, externalIds: readonly string[]): Promise<Result<PulledOrder[], AskFault>>;
  /** What is left of its limits; null where it was not asked yet, or this host has no keys for it. */
  quota(id: string): Promise<Quota | null>;
  /** Orders from what was kept of them, without asking the channel. */
  reread(id: string, externalIds: readonly string[]): Promise<KeptOrder[]>;
  readonly raw: Pick<RawAnswers, 'read' | 'forget'>;
  /** Asks a channel, or says that this host has no keys for it. */
  ask<T>(id: string, call: (connector: Connector) => Answer<T>): Promise<Result<T, AskFault>>;
  close(): void;
}

export interface FolderChannel {
  readonly id: string;
  readonly path: string;
}

export interface ChannelDeskSetting {
  readonly folder: string;
  readonly secrets: Secrets;
  readonly log: (entry: LogEntry) => void;
  /** Where vendors are reached that are not at their own address: stubs, for tests. */
  readonly homes?: Homes;
}

interface Open {
  readonly vendor: ChannelKeys['vendor'];
  readonly connector: Connector;
  readonly limits: LimitsFile;
  readonly quota: () => Quota | null;
  readonly stop: () => void;
}

export function createChannelDesk(setting: ChannelDeskSetting): ChannelDesk {
  const { folder, secrets, log, homes = {} } = setting;
  const renewed = createRenewedKeys(Date.now);
  const accounts = createAccountStore(folder, secrets);
  const raw = rawAnswersIn(folder);
  const open = new Map<string, Promise<Open | undefined>>();

  /** A field as its vendor last replaced it. */
  function keptIn(id: string, keys: ChannelKeys): (field: string) => KeptSecret {
    return (field) => ({
      load: async () => (await accounts.read(id))?.fields[field] ?? keys.fields[field] ?? '',
      save: async (secret) => {
        const now = (await accounts.read(id)) ?? keys;
        await accounts.write(id, { ...now, fields: { ...now.fields, [field]: secret } });
      },
    });
  }

  function make(id: string, keys: ChannelKeys): Open {
    const limits = limitsFileIn(folder, id);
    const stopping = new AbortController();
    const quotas = limitsOf(keys.vendor);
    let lanes: LimiterState = {};
    const transport = createTransport({
      account: id,
      limits: quotas,
      log,
      load: limits.load,
      save: (state) => {
        lanes = state;
        limits.save(state);
      },
      signal: stopping.signal,
    });
    const kept = keptIn(id, keys);
    const connector = connectVendor(keys, { transport, now: Date.now, kept, homes });
    return {
      ...{ vendor: keys.vendor, connector, limits },
      quota: () => quotaOf(lanes, quotas, Date.now()),
      stop: () => stopping.abort(),
    };
  }

  function opened(id: string): Promise<Open | undefined> {
    const known = open.get(id);
    if (known !== undefined) return known;
    const opening = accounts.read(id).then((keys) => (keys ? make(id, keys) : undefined));
    open.set(id, opening);
    return opening;
  }

  async function shut(id: string): Promise<void> {
    const one = await open.get(id);
    open.delete(id);
    one?.stop();
    one?.limits.close();
  }

  async function ask<T>(
    id: string,
    call: (connector: Connector) => Answer<T>,
  ): Promise<Result<T, AskFault>> {
    const one = await opened(id);
    return one ? call(one.connector) : err({ kind: 'no-keys' });
  }

  /** The orders without what was answered of them, which is kept; an order is worth more than that. */
  async function kept(id: string, orders: readonly PulledOrder[]): Promise<PulledOrder[]> {
    const answers = orders.map(({ reading: { externalId }, raw: text }) => ({
      ...{ externalId, raw: text },
    }));
    await raw.keep(id, answers).catch((error) => {
      const message = `What ${id} answered could not be kept: ${error}`;
      log({ level: 'warn', message, where: 'channels' });
    });
    return orders.map((order) => ({ ...order, raw: '' }));
  }

  async function rereadOne(connector: Connector, id: string, externalId: string) {
    const answer = await raw.kept(id, externalId);
    if (answer === null) return [];
    try {
      const order = connector.reread(JSON.parse(answer.raw));
      return order ? [{ order: { ...order, raw: '' }, keptAt: answer.keptAt }] : [];
    } catch {
      return []; // A file that was cut short.
    }
  }

  return {
    raw,
    reread: async (id, externalIds) => {
      const one = await opened(id);
      if (!one) return [];
      const { connector } = one;
      const all = externalIds.map((externalId) => rereadOne(connector, id, externalId));
      return (await Promise.all(all)).flat();
    },
    pull: async (id, from) => {
      const slice = await ask(id, (at) => at.pull(from));
      if (!slice.ok) return slice;
      return ok({ ...slice.value, orders: await kept(id, slice.value.orders) });
    },
    refresh: async (id, externalIds) => {
      const orders = await ask(id, (at) => at.refresh(externalIds));
      return orders.ok ? ok(await kept(id, orders.value)) : orders;
    },
    quota: async (id) => (await opened(id))?.quota() ?? null,
    known: async () => {
      const all = await Promise.all(
        accounts.ids().map(async (id) => ({ id, one: await opened(id) })),
      );
      return all.flatMap(({ id, one }) =>
        one ? [{ id, vendor: one.vendor, capabilities: one.connector.capabilities }] : [],
      );
    },
    test: async (keys) => {
      const wrong = wrongKeys(keys);
      if (wrong) return err(wrong);
      const stopping = new AbortController();
      const transport = createTransport({
        account: `${keys.vendor} (test)`,
        limits: limitsOf(keys.vendor),
        log,
        signal: stopping.signal,
        // Somebody waits in front of the screen.
        patience: { tries: 2, startMs: 20_000 },
      });
      const kept = (field: string) => renewed.kept(keys, field);
      return connectVendor(keys, { transport, now: Date.now, kept, homes }).test();
    },
    connect: async (id, keys) => {
      const wrong = wrongKeys(keys);
      if (wrong) return err(wrong);
      await shut(id);
      await accounts.write(id, renewed.newest(keys));
      return ok({});
    },
    forget: async (id) => {
      const one = await opened(id);
      await shut(id);
      one?.limits.forget();
      await accounts.forget(id);
      await raw.forgetAll(id);
    },
    folders: async () => {
      const all = await Promise.all(
        accounts.ids().map(async (id) => ({ id, keys: await accounts.read(id) })),
      );
      return all.flatMap(({ id, keys }) =>
        keys?.vendor === 'folder' ? [{ id, path: (keys.fields.path ?? '').trim() }] : [],
      );
    },
    ask,
    close: () => {
      for (const id of open.keys()) void shut(id);
    },
  };
}

/** What is wrong with what was typed, before anybody is asked. */
function wrongKeys(keys: ChannelKeys): ChannelFault | undefined {
  const vendor = vendors[keys.vendor];
  for (const { name, kind, optional } of vendor.fields) {
    const typed = (keys.fields[name] ?? '').trim();
    if (typed === '' && optional) continue;
    if (typed === '') return { kind: 'refused', code: 'missing', reason: name };
    if (kind === 'address' && !isAddress(typed))
      return { kind: 'refused', code: 'address', reason: typed };
  }
  const isWhole = (group: readonly string[]) =>
    group.every((name) => (keys.fields[name] ?? '').trim() !== '');
  if (vendor.needs && !vendor.needs.some(isWhole))
    return { kind: 'refused', code: 'missing', reason: vendor.needs.flat().join(', ') };
  return undefined;
}

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  // Names and passwords in an address would end up in logs.
  return /^https?:$/.test(protocol) && username === '' && password === '';
}
