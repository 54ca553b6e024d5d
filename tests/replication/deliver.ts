/** The way of a request to the databases and of its answer back, with what befalls it on the way. */
import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { judged, wholeRefusal } from './checks.ts';
import { type Asked, refusal, send } from './exchange.ts';
import type { FaultOf, Troubles } from './faults.ts';

type Befalling = ReturnType<Troubles['befalling']>;

const agent = new Agent({ keepAlive: true });

/** The server that has the databases. */
export interface Inner {
  readonly host: string;
  readonly port: number;
  /** In whose name everything is asked; without, in that of whoever asked. */
  readonly authorization?: string;
  /** Where a path is there. */
  readonly path: (asked: string) => string;
}

/** Brings `asked` to the `inner` server and its answer to `response`. */
export async function deliver(
  asked: Asked,
  response: ServerResponse,
  {
    befalling,
    inner,
    forbid,
  }: { befalling: Befalling; inner: Inner; forbid: FaultOf<'forbid'> | undefined },
): Promise<void> {
  const clock = befalling('clock');
  if (clock) response.setHeader('date', new Date(Date.now() + clock.aheadMs).toUTCString());
  await pause(befalling('delay')?.ms ?? 0);
  const answer = befalling('answer');
  if (answer) return send(response, answer.reply);
  if (befalling('lose')) return void response.destroy();
  const refused = wholeRefusal(asked, befalling('limit'));
  if (refused) return send(response, refused);

  const judgement = judged(asked, forbid);
  const passed = judgement?.asked ?? asked;
  if (befalling('twice')) await drain(await forward(passed, inner, response));
  const reply = await forward(passed, inner, response);
  if (judgement) {
    const outcomes = JSON.parse((await drain(reply)).toString());
    return send(response, { status: reply.statusCode ?? 500, body: judgement.complete(outcomes) });
  }
  const stall = befalling('stall');
  if (stall && stall.after === undefined) return;
  const { date: _, ...headers } = reply.headers;
  response.writeHead(reply.statusCode ?? 500, clock ? headers : reply.headers);
  await handOut(reply, response, befalling);
}

/** Passes the answer on in pieces, until it ends or the fault does. */
async function handOut(
  reply: IncomingMessage,
  response: ServerResponse,
  befalling: Befalling,
): Promise<void> {
  const end = befalling('cut') ?? befalling('stall');
  const drip = befalling('drip');
  let left = end ? (end.after ?? 0) : Number.POSITIVE_INFINITY;
  response.flushHeaders();
  for await (const chunk of reply) {
    const piece = drip?.bytes ?? chunk.length;
    for (let at = 0; at < chunk.length && left > 0; at += piece) {
      response.write(chunk.subarray(at, at + Math.min(piece, left)));
      left -= piece;
      await pause(drip?.everyMs ?? 0);
    }
    if (left <= 0) break;
  }
  if (end?.kind === 'stall') return;
  if (end?.kind === 'cut') return void response.destroy();
  response.end();
}

function forward(
  asked: Asked,
  { host, port, authorization, path }: Inner,
  response: ServerResponse,
): Promise<IncomingMessage> {
  const query = asked.query.size > 0 ? `?${asked.query}` : '';
  const { 'content-length': _, 'accept-encoding': __, ...headers } = asked.headers;
  const onward = request({
    agent,
    port,
    host,
    method: asked.method,
    path: `${path(asked.path)}${query}`,
    headers: {
      ...headers,
      ...(authorization !== undefined && { authorization }),
      'content-length': asked.body.length,
    },
  });
  // Whoever hangs up is not polled for any more.
  response.once('close', () => onward.destroy());
  onward.end(asked.body);
  return new Promise((resolve, reject) => onward.once('response', resolve).once('error', reject));
}

async function drain(reply: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of reply) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function pause(ms: number): Promise<void> | undefined {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined;
}

/** The answer to a request that could not be carried out. */
export function sendTrouble(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  send(response, refusal(500, 'internal_server_error', String(error)));
}
