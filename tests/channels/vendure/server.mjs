/**
 * A real Vendure on SQLite in memory, as a program of its own (it is GPL: the tests talk to it over HTTP and share nothing).
 * Says where it listens in one line of JSON, and ends with its standard input.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import core from '@vendure/core';
import testing from '@vendure/testing';
import { seed } from './seed.mjs';

// It would report to its makers, and leave an id behind for that.
process.env.VENDURE_DISABLE_TELEMETRY = '1';

const here = import.meta.dirname;
const products = join(here, 'products.csv');

// What was seeded once is used again until the seed changes.
const seeded = createHash('sha256')
  .update(JSON.stringify(seed))
  .update(readFileSync(products))
  .update(readFileSync(import.meta.filename))
  .digest('hex');
const cache = join(here, 'node_modules', '.cache', seeded.slice(0, 12));
mkdirSync(cache, { recursive: true });
testing.registerInitializer('sqljs', new testing.SqljsInitializer(cache));

const { server } = testing.createTestEnvironment(
  core.mergeConfig(testing.testConfig, {
    apiOptions: { port: 0 },
    authOptions: { tokenMethod: ['bearer', 'api-key'] },
    // Ids as every other Vendure has them.
    entityOptions: { entityIdStrategy: new core.AutoIncrementIdStrategy() },
    paymentOptions: { paymentMethodHandlers: [core.dummyPaymentHandler] },
  }),
);
await server.init({ initialData: seed, productsCsvPath: products, customerCount: 0 });
const { port } = server.app.getHttpServer().address();
console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` }));
process.stdin.resume().on('end', () => process.exit(0));
