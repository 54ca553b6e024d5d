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

test('while somebody scans, bulk work takes little at a time and lets a scan go first', async () => {
  let time = 10_000;
  const activity = createActivity(() => time);
  const paused = async () => {
    const begun = performance.now();
    await activity.pause();
    return performance.now() - begun;
  };
  expect([activity.isBusy(), activity.batchSize(120)]).toEqual([false, 120]);
  expect(await paused()).toBeLessThan(15);
  activity.scanned();
  expect([activity.isBusy(), activity.batchSize(120), activity.batchSize(5)]).toEqual([
    true,
    20,
    5,
  ]);
  expect(await paused()).toBeGreaterThan(45);
  time += 100;
  expect(await paused()).toBeLessThan(45);
  time += 5_000;
  expect([activity.isBusy(), activity.batchSize(120)]).toEqual([false, 120]);
});
