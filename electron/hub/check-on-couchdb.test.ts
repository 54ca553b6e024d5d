/**
 * The check function where it belongs, in a CouchDB: COUCHDB_URL=http://admin:secret@127.0.0.1:5984 names one and its
 * administrator. A database and an account are made for it and taken out again.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orders } from '../../shared/records/order.ts';
import { checkDesign } from '../../shared/replication/check-function.ts';
import { orderOf } from '../../shared/testing/orders.ts';

const url = process.env.COUCHDB_URL;
const name = url ? 'a real CouchDB' : 'a real CouchDB (skipped: COUCHDB_URL names none)';

describe.runIf(url)(name, () => {
  const { origin, username, password } = new URL(url ?? 'http://127.0.0.1');
  const run = randomBytes(4).toString('hex');
  const database = `packbenchcheck${run}-orders`;
  const station = { user: `check-${run}`, password: randomBytes(12).toString('hex') };
  const account = `_users/org.couchdb.user:${station.user}`;
  const { id, ...fields } = orderOf('MUG 1/2');
  const good = { _id: id, v: orders.schema.version, ...fields };

  async function send(as: string, method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${origin}/${path}`, {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(as).toString('base64')}`,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return answer.json();
  }
  const asAdmin = (method: string, path: string, body?: object) =>
    send(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`, method, path, body);
  const write = (doc: object) =>
    send(`${station.user}:${station.password}`, 'POST', `${database}/_bulk_docs`, { docs: [doc] });

  beforeAll(async () => {
    await asAdmin('PUT', '_users');
    const made = { name: station.user, password: station.password, roles: [run], type: 'user' };
    expect(await asAdmin('PUT', account, made)).toMatchObject({ ok: true });
    expect(await asAdmin('PUT', database)).toEqual({ ok: true });
    const members = { names: [], roles: [run] };
    await asAdmin('PUT', `${database}/_security`, { members });
    const installed = await asAdmin('PUT', `${database}/_design/packbench`, checkDesign('orders'));
    expect(installed).toMatchObject({ ok: true });
  });
  afterAll(async () => {
    const { _rev } = (await asAdmin('GET', account)) as { _rev: string };
    await asAdmin('DELETE', `${account}?rev=${_rev}`);
    await asAdmin('DELETE', database);
  });

  test('takes what a station writes and refuses what none would', async () => {
    expect(await write(good)).toMatchObject([{ ok: true, id: good._id }]);
    expect(await write({ ...good, _id: 'shop:1002', log: 'none' })).toEqual([
      { id: 'shop:1002', error: 'forbidden', reason: 'Packbench: log is not of type array' },
    ]);
    expect(await write({ ...good, _id: 'shop:1003', _deleted: true })).toMatchObject([
      { error: 'forbidden', reason: 'Packbench: records of this kind are never deleted' },
    ]);
  });

  test('compares with what is there', async () => {
    const stored = (await asAdmin('GET', `${database}/${good._id}`)) as typeof good;
    expect(await write({ ...stored, log: [] })).toMatchObject([
      { error: 'forbidden', reason: 'Packbench: log has lost an entry' },
    ]);
  });

  test('leaves an administrator alone', async () => {
    const anything = { docs: [{ _id: 'Any thing' }] };
    expect(await asAdmin('POST', `${database}/_bulk_docs`, anything)).toMatchObject([{ ok: true }]);
  });
});
