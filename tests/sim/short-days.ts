/** For each of the plugin's faults the shortest day in which it shows; without the fault the day ends in step. */
import type { Plant } from '../stations/station-messages.ts';
import type { Act, Happening, Plan } from './steps.ts';

const ALL = [0, 1, 2];
const MUG = [['MUG', 1]] as const;

/** Three stations with the right time. */
export function shortDay(plant: Plant): Plan {
  return {
    seed: 1,
    stations: ALL.length,
    skews: ALL.map(() => 0),
    refusedForGood: plant === 'batch-held' ? 'shop:1000' : '',
    steps: [...opening(), ...happenings(plant)].map((one, n) => ({ ...one, n, time: n * 60_000 })),
  };
}

function opening(): Happening[] {
  return [
    does(0, { name: 'saveSku', args: ['MUG', { title: 'Mug' }] }),
    does(0, { name: 'read', args: [[{ number: '1001', lines: MUG }]] }),
    exchange(ALL),
    exchange(ALL),
  ];
}

function happenings(plant: Plant): Happening[] {
  switch (plant) {
    case 'checkpoint-first':
      return [
        does(0, { name: 'read', args: [[{ number: '1002', lines: MUG }]] }),
        does(0, { name: 'moved', args: ['received', 'MUG', 5, 'delivery'] }),
        exchange([0]),
        { kind: 'disk', station: 1, state: 'full' },
        exchange([1]),
        { kind: 'disk', station: 1, state: 'writable' },
      ];
    case 'bell-missed':
      // All of it is sent when everybody reconnects, while the others have pulled already.
      return ALL.flatMap((station) => [
        does(station, { name: 'note', args: ['shop:1001', `note of ${station}`] }),
        does(station, { name: 'moved', args: ['received', 'MUG', 1, `delivery ${station}`] }),
        does(station, { name: 'scanUnit', args: [`?${station}`] }),
      ]);
    case 'batch-held':
      return [
        does(1, {
          name: 'read',
          args: [
            [
              { number: '1000', lines: MUG },
              { number: '1002', lines: MUG },
            ],
          ],
        }),
        exchange(ALL),
      ];
    case 'delete-unmerged':
      return [does(1, { name: 'takeOutSku', args: ['mug'] }), exchange(ALL), exchange(ALL)];
    case 'claim-accepted':
      return [
        does(0, { name: 'takeAlong', args: [['shop:1001']] }),
        exchange([0]),
        exchange([1]),
        does(1, { name: 'takeAlong', args: [['shop:1001']] }),
      ];
  }
}

function does(station: number, act: Act): Happening {
  return { kind: 'work', station, act };
}

function exchange(stations: readonly number[]): Happening {
  return { kind: 'exchange', stations, mishaps: [] };
}
