/**
 * Files in `out/`, for others to take away. What was put there once is not put there again: a mark of each stays, with
 * what it said.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentHash } from '../../../shared/records/canonical.ts';
import { idPart } from '../../../shared/records/ids.ts';
import { type CsvCell, csvOf } from '../../../shared/reports/csv.ts';
import type { Places } from './places.ts';
import { FOR_OTHERS, writeWhole } from './write-file.ts';

/** The same as JSON, exactly, and as rows for a spreadsheet, where no text can run as a formula. */
export interface Paper {
  readonly json: object;
  readonly header: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
}

/** A file name for a key of any letters; different keys have different names where letter case does not count, too. */
export function nameFor(kind: string, key: string): string {
  const readable = idPart(key)
    .replace(/_[0-9a-f]+_/g, '-')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
  return `${kind}-${readable}-${contentHash(key)}`.replace(/--+/g, '-');
}

/** Puts a paper into `out/` once; again only when it says something else. */
export async function putOnce(places: Places, name: string, paper: Paper): Promise<void> {
  const mark = join(places.told, name);
  const hash = contentHash(paper);
  if ((await textOf(mark)) === hash) return;
  await put(places, name, paper);
  await writeWhole(mark, hash);
}

async function put(places: Places, name: string, paper: Paper): Promise<void> {
  const at = join(places.out, name);
  await writeWhole(`${at}.csv`, csvOf(paper.header, paper.rows), FOR_OTHERS);
  await writeWhole(`${at}.json`, `${JSON.stringify(paper.json, null, 2)}\n`, FOR_OTHERS);
}

async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
