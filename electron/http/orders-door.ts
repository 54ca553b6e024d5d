/**
 * `POST /api/orders`: programs on this machine send orders as JSON. A thin door to the folder channel: what is right is
 * put into its `in/` and answered for once it is on the disk; all else of an order's way is the folder's.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FolderChannel } from '../channels/channel-desk.ts';
import { dropOrders } from '../channels/folder/drop.ts';
import { folderWords } from '../channels/folder/problem.ts';
import { readSent } from '../channels/folder/read-sent.ts';
import { createBucket } from './bucket.ts';
import { isSame } from './gate.ts';
import { readRequest } from './read-request.ts';
import { fill } from './words.ts';

const PATH = '/api/orders';
const MOST_BYTES = 5 * 1024 * 1024;
const MOST_PROBLEMS = 100;

/** A program that sends one order at a time may send 10 a second for long, and 100 at once. */
const OFTEN = { burst: 100, perSecond: 10 };
/** A program with a wrong key has nothing to gain by haste. */
const STRANGERS = { burst: 10, perSecond: 0.2 };

export interface OrdersDoorSetting {
  readonly key: string;
  readonly folders: () => Promise<readonly FolderChannel[]>;
  readonly now: () => number;
  readonly uuid: () => string;
}

interface Asking {
  /** Of every answer of this host. */
  readonly headers: Readonly<Record<string, string>>;
  readonly admitted: boolean;
}

export type OrdersDoor = (
  request: IncomingMessage,
  response: ServerResponse,
  asking: Asking,
) => Promise<void>;

type DoorWord = keyof typeof folderWords.door;

interface Reply {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export function isOrdersUrl(url: string): boolean {
  return url === PATH || url.startsWith(`${PATH}?`);
}

export function openOrdersDoor(setting: OrdersDoorSetting): OrdersDoor {
  const known = createBucket(OFTEN, setting.now);
  const strangers = createBucket(STRANGERS, setting.now);

  /** What is wrong before anything of what was sent is looked at. */
  function stopped({ method, headers }: IncomingMessage, admitted: boolean): Reply | undefined {
    if (!admitted) return fault(403, 'elsewhere');
    const isKnown = isSame(headers.authorization ?? '', `Bearer ${setting.key}`);
    const waitMs = (isKnown ? known : strangers).take();
    if (waitMs > 0)
      return { ...fault(429, 'often'), headers: { 'Retry-After': `${Math.ceil(waitMs / 1000)}` } };
    if (!isKnown) return { ...fault(401, 'key'), headers: { 'WWW-Authenticate': 'Bearer' } };
    if (method !== 'POST') return { ...fault(405, 'method'), headers: { Allow: 'POST' } };
    const type = headers['content-type'] ?? '';
    return /^application\/json\s*(;|$)/i.test(type) ? undefined : fault(415, 'type');
  }

  async function taken(body: Buffer, url: string): Promise<Reply> {
    const json = parsed(body);
    if (json === undefined) return fault(400, 'not-json');
    const { orders, problems } = readSent(json);
    if (problems.length > 0) {
      const { status, body: said } = fault(400, 'orders');
      return { status, body: { ...said, problems: problems.slice(0, MOST_PROBLEMS) } };
    }
    const folder = chosen(await setting.folders(), wanted(url));
    if ('status' in folder) return folder;
    const sent: readonly unknown[] = Array.isArray(json) ? json : [json];
    try {
      await dropOrders(folder.path, sent, { now: setting.now(), uuid: setting.uuid() });
    } catch {
      return fault(503, 'folder-away');
    }
    const ids = orders.map(({ reading }) => reading.externalId);
    return { status: 202, body: { channel: folder.id, accepted: ids } };
  }

  return async (request, response, { headers, admitted }) => {
    const wrong = stopped(request, admitted);
    if (wrong) return send(response, wrong, headers);
    const body = await readRequest(request, MOST_BYTES);
    if (body === 'gone') return;
    const reply = body === 'too-large' ? fault(413, 'size') : await taken(body, request.url ?? '');
    send(response, reply, headers);
  };
}

function wanted(url: string): string | null {
  return new URL(url, 'http://127.0.0.1').searchParams.get('channel');
}

function chosen(folders: readonly FolderChannel[], id: string | null): FolderChannel | Reply {
  const [first] = folders;
  if (first === undefined) return fault(503, 'no-folder');
  if (id !== null) return folders.find((one) => one.id === id) ?? fault(404, 'unknown-channel');
  const ids = folders.map((one) => one.id).join(', ');
  return folders.length === 1 ? first : fault(400, 'which-folder', { ids });
}

function fault(status: number, word: DoorWord, values: Record<string, string> = {}): Reply {
  return { status, body: { error: word, reason: fill(folderWords.door[word], values) } };
}

function send(response: ServerResponse, reply: Reply, headers: Asking['headers']): void {
  response
    .writeHead(reply.status, {
      ...headers,
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
      // What is left of a body that was not read is not waited for.
      ...(reply.status === 202 ? {} : { Connection: 'close' }),
      ...reply.headers,
    })
    .end(JSON.stringify(reply.body));
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
