/** Whether a shop can be worked with: step by step, so that what fails is told by name. Changes nothing. */
import { z } from 'zod';
import type { ChannelFault } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { readAnswer } from './answers.ts';
import { ask, type Question, type Shop } from './asking.ts';

const site = z.looseObject({ name: z.string().catch(''), namespaces: z.array(z.string()) });

/** An empty batch is allowed or not, and does nothing. */
const STEPS: readonly (readonly [step: string, question: Question])[] = [
  ['Reading orders', reading('orders')],
  ['Reading products', reading('products')],
  ['Changing orders', writing('orders/batch')],
  ['Changing stock', writing('products/batch')],
];

/** The site's name, or the first step that fails. */
export async function testKeys(shop: Shop): Answer<string> {
  const name = await siteName(shop);
  if (!name.ok) return name;
  for (const [step, question] of STEPS) {
    const answer = await ask(shop, question);
    if (!answer.ok) return err(at(step, question, answer.error));
  }
  return name;
}

async function siteName(shop: Shop): Answer<string> {
  const reply = await shop.transport.send({
    method: 'GET',
    url: `${shop.url}/wp-json/?_fields=name,namespaces`,
    headers: { accept: 'application/json' },
    operation: 'orders',
    repeatable: true,
  });
  if (!reply.ok) return reply;
  const { host } = new URL(shop.url);
  // Some shops hide this page from strangers and answer WooCommerce's own.
  if (reply.value.status === 401 || reply.value.status === 403) return ok(host);
  const answer = readAnswer(reply.value);
  if (!answer.ok && answer.error.kind === 'refused' && answer.error.code === '404')
    return refused(
      'no-rest-api',
      `${shop.url} has no REST API. In WordPress, under Settings, Permalinks, choose anything but Plain; and look whether the address is that of the shop.`,
    );
  if (!answer.ok) return answer;
  const about = site.safeParse(answer.value.json);
  if (!about.success) return err({ kind: 'nonsense', reason: `${shop.url} is not WordPress` });
  if (!about.data.namespaces.includes('wc/v3'))
    return refused('no-woocommerce', 'WordPress answers, but WooCommerce is not active there.');
  return ok(about.data.name || host);
}

function refused(code: string, reason: string) {
  return err({ kind: 'refused', code, reason } as const);
}

/** The fault with its step. A key that could read and cannot write has the wrong permission, in whatever language. */
function at(step: string, { method }: Question, fault: ChannelFault): ChannelFault {
  if (!('reason' in fault)) return fault;
  const reason = `${step}: ${fault.reason}`;
  if (fault.kind === 'signed-out' && method === 'POST')
    return { kind: 'signed-out', why: 'permission', reason };
  return { ...fault, reason };
}

function reading(path: string): Question {
  return { method: 'GET', path, query: { per_page: '1', _fields: 'id' }, operation: path };
}

function writing(path: string): Question {
  return { method: 'POST', path, body: {}, operation: 'stock', repeatable: true };
}
