/** Nothing stays because something else did. */
import { expect, test } from 'vitest';
import { createUndo } from './undo.ts';

test('the last is taken away first, once, and what fails is told behind the others', async () => {
  const undo = createUndo();
  const gone: string[] = [];
  for (const name of ['product', 'order', 'parcel'])
    undo.made(async () => {
      if (name === 'order') throw new Error(`${name} is in use`);
      gone.push(name);
    });
  await expect(undo.all()).rejects.toThrow('Left behind: Error: order is in use');
  expect(gone).toEqual(['parcel', 'product']);
  await undo.all();
  expect(gone).toHaveLength(2);
});
