/** The journal's file: which lines are in it, and where. A line that a crash cut short is passed over. */
import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { pulledOrder } from '../../../shared/channels/port.ts';
import { whyFailed } from '../../http-answer.ts';
import { jsonIn } from './json-in.ts';

const heading = z.object({ journal: z.string().min(1) });
const entryShape = z.object({ at: z.string(), hash: z.string(), order: pulledOrder });
export type Entry = z.infer<typeof entryShape>;

const LINE_END = 0x0a;

/** Of an entry, in memory. */
export interface Place {
  readonly from: number;
  readonly bytes: number;
  readonly at: string;
}

export interface Loaded {
  readonly id: string;
  readonly places: Place[];
  readonly newest: Map<string, { readonly place: number; readonly hash: string }>;
  /** Bytes up to the last whole line. */
  size: number;
  /** Bytes behind it: a line that a crash cut short. */
  torn: number;
}

export function note(
  loaded: Loaded,
  entry: Pick<Entry, 'at' | 'hash' | 'order'>,
  bytes: number,
): void {
  const { externalId } = entry.order.reading;
  loaded.newest.set(externalId, { place: loaded.places.length, hash: entry.hash });
  loaded.places.push({ from: loaded.size, bytes, at: entry.at });
  loaded.size += bytes;
}

/** undefined: there is no journal. Any other trouble is thrown. */
export async function load(path: string): Promise<Loaded | undefined> {
  let loaded: Loaded | undefined;
  let torn = 0;
  for await (const { line, whole } of linesOf(path)) {
    const bytes = line.length + 1;
    if (!whole) torn = line.length;
    else if (loaded === undefined) {
      const begun = heading.safeParse(jsonIn(line.toString()));
      // Nothing is begun over what may hold orders.
      if (!begun.success) throw new Error(`${path} is not a journal of Packbench’s.`);
      loaded = { id: begun.data.journal, places: [], newest: new Map(), size: bytes, torn: 0 };
    } else {
      const entry = entryIn(line.toString());
      if (entry) note(loaded, entry, bytes);
      else skip(loaded, bytes);
    }
  }
  return loaded && Object.assign(loaded, { torn });
}

/** A line that nobody can read. Its place is counted all the same: cursors are places. */
function skip(loaded: Loaded, bytes: number): void {
  loaded.places.push({ from: loaded.size, bytes, at: loaded.places.at(-1)?.at ?? '' });
  loaded.size += bytes;
}

/** By line ends alone: readline takes other characters for some, too, which stand in texts. */
async function* linesOf(path: string): AsyncGenerator<{ line: Buffer; whole: boolean }> {
  const rest: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(path)) {
      let from = 0;
      for (let end = chunk.indexOf(LINE_END); end !== -1; end = chunk.indexOf(LINE_END, from)) {
        yield { line: Buffer.concat([...rest.splice(0), chunk.subarray(from, end)]), whole: true };
        from = end + 1;
      }
      if (from < chunk.length) rest.push(chunk.subarray(from));
    }
  } catch (error) {
    missing(error);
  }
  if (rest.length > 0) yield { line: Buffer.concat(rest), whole: false };
}

export function missing(error: unknown): undefined {
  if (whyFailed(error).code !== 'ENOENT') throw error;
  return undefined;
}

export function entryIn(line: string): Entry | undefined {
  const entry = entryShape.safeParse(jsonIn(line));
  return entry.success ? entry.data : undefined;
}
