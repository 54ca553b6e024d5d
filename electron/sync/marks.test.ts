import { expect, test } from 'vitest';
import { err, ok } from '../../shared/result.ts';
import { readMarks, writeMark } from './marks.ts';
import { serverWithShop, sessionAt } from './testing/shop.ts';

test('R7: the first station gives a database its generation, the others find it', async () => {
  const session = sessionAt(await serverWithShop());
  const asked = [1, 2, 3].map((n) =>
    readMarks(session, 'orders', { station: `s${n}`, newGeneration: `g${n}` }),
  );
  const answers = await Promise.all(asked);
  const generations = answers.map((answer) => answer.ok && answer.value.generation);
  expect(new Set(generations).size).toBe(1);
  expect(answers[0]).toEqual(ok({ generation: generations[0], mark: 0, markRev: '' }));
});

test('R7: a mark is written over the one that is known, and over no other', async () => {
  const server = await serverWithShop();
  const session = sessionAt(server);
  const station = 'till 1/../x';
  const write = (mark: number, markRev: string) =>
    writeMark(session, 'orders', { station, mark, markRev });
  const first = await write(1, '');
  expect(first).toEqual(ok('0-1'));
  const taken = await server.snapshot();
  expect(await write(2, '0-1')).toEqual(ok('0-2'));
  expect(await write(3, '0-1')).toEqual(err({ kind: 'mark-moved' }));
  expect(await readMarks(session, 'orders', { station, newGeneration: 'g' })).toEqual(
    ok({ generation: 'g', mark: 2, markRev: '0-2' }),
  );
  await server.restore(taken);
  await session.ask({ method: 'GET', collection: 'orders' });
  expect(await write(3, '0-2')).toEqual(err({ kind: 'mark-moved' }));
  expect(await readMarks(session, 'orders', { station, newGeneration: 'another' })).toMatchObject({
    value: { generation: 'another', mark: 1 },
  });
});

test('a database that is not there is told', async () => {
  const session = sessionAt(await serverWithShop(), { workspace: 'elsewhere' });
  expect(await readMarks(session, 'orders', { station: 's', newGeneration: 'g' })).toEqual(
    err({ kind: 'no-database' }),
  );
});
