/**
 * Writes sample-shop.json. Run by hand after a change here, from the project's folder:
 * `npx jiti resources/sample-shop/generate.ts`; a test says when the file is not what this makes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { makeShopText } from './make-shop.ts';

const source = process.argv[2] ?? 'resources/data/online-retail-2010-12_2011-06.csv.gz';
const csv = gunzipSync(readFileSync(source)).toString('utf8');
writeFileSync('resources/sample-shop/sample-shop.json', makeShopText(csv));
