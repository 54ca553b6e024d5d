/** What `npm run test:channels` does at any Vendure, at the one of this folder. */
import { inject } from 'vitest';
import { scenario } from '../real/scenario.ts';
import { openVendure } from '../real/vendure.ts';
import { makeKey } from './shop.ts';

scenario(async () =>
  openVendure({ url: `${inject('vendure').url}/admin-api`, apiKey: await makeKey() }),
);
