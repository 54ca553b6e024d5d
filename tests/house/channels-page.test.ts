/** docs/channels.md speaks of every vendor that can be connected, and says what the app says of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Vendor, vendors } from '../../shared/channels/vendors.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'channels.md'), 'utf8');
const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading);
/** Of the evidence table: whether a channel was seen at work, by the vendor's name. */
const seen = new Map(
  [...page.matchAll(/^\| \[(.+?)\]\(#.+?\) *\| (yes|no) *\|/gm)].map(([, name, is]) => [name, is]),
);

test.each(Object.values<Vendor>(vendors))('$name', ({ name, unproven }) => {
  expect(headings).toContain(name);
  expect(headings).toContain(`${name}: call by call`);
  expect(seen.get(name)).toBe(unproven ? 'no' : 'yes');
});
