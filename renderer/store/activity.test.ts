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
  let waited = 0;
  const activity = createActivity(
    () => time,
    async (ms) => {
      waited += ms;
      time += ms;
    },
  );
  const paused = async () => {
    waited = 0;
    await activity.pause();
    return waited;
  };
  expect([activity.isBusy(), activity.batchSize(120)]).toEqual([false, 120]);
  expect(await paused()).toBe(0);
  activity.scanned();
  expect([activity.isBusy(), activity.batchSize(120), activity.batchSize(5)]).toEqual([
    true,
    20,
    5,
  ]);
  expect(await paused()).toBe(30);
  time += 100;
  expect(await paused()).toBe(20);
  time += 5_000;
  expect([activity.isBusy(), activity.batchSize(120)]).toEqual([false, 120]);
});

test('a clock that is set back after a scan holds nothing up until it has caught up', async () => {
  let time = 86_400_000;
  let waits = 0;
  const activity = createActivity(
    () => time,
    async (ms) => {
      time += ms;
      if (++waits > 100) throw new Error('waits for ever');
    },
  );
  activity.scanned();
  time -= 43_200_000;
  await activity.quiet();
  await activity.calm();
  expect([activity.isScanning(), activity.batchSize(120), waits]).toEqual([false, 120, 0]);
});
