/** Vitest's projects: `unit` is what `npm run check` runs; the slower ones are named on the command line. */
import { defineConfig } from 'vitest/config';

const quick = {
  environment: 'node',
  testTimeout: 20_000,
  // A busy machine is no reason to fail.
  expect: { poll: { timeout: 10_000 } },
} as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...quick,
          name: 'unit',
          include: [
            '{shared,electron}/**/*.test.ts',
            'renderer/**/*.test.{ts,tsx}',
            'tests/replication/couch-server.test.ts',
            'tests/channels/real/{stubs,undo}.test.ts',
          ],
        },
      },
      { test: { ...quick, name: 'house', include: ['tests/house/**/*.test.ts'] } },
      {
        test: {
          name: 'packaging',
          include: ['tests/packaging/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'sync',
          include: ['tests/replication/scenarios/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'channels',
          include: ['tests/channels/vendure/*.test.ts'],
          globalSetup: ['tests/channels/vendure/start.ts'],
          // One shop for all: what one file sells is not for another to count.
          fileParallelism: false,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'real-channels',
          include: ['tests/channels/real/given.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: { name: 'sim', include: ['tests/sim/**/*.test.ts'], testTimeout: 300_000 },
      },
    ],
  },
});
