import { expect, test } from 'vitest';
import { createActivity } from './activity.ts';

test('calm waits for the end of bulk writing, one that fails included', async () => {
  const activity = createActivity(() => 0);
  const said: string[] = [];
  let end: (value: string) => void = () => undefined;
  const writing = activity.bulk(
    () =>
      new Promise<string>((resolve) => {
        end = resolve;
      }),
  );
  const failing = activity.bulk(() => Promise.reject(new Error('the disk is full')));
  const calm = activity.calm().then(() => said.push('calm'));
  await expect(failing).rejects.toThrow('the disk is full');
  expect(activity.isBusy()).toBe(true);
  said.push('written');
  end('all of it');
  expect(await writing).toBe('all of it');
  expect(activity.isBusy()).toBe(false);
  await calm;
  expect(said).toEqual(['written', 'calm']);
});
