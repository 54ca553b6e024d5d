/**
 * The files in `in/`: which of them are whole, and where they go when they have been read. A file counts as whole when
 * its size and its time have not changed for a while.
 */
import { lstat, readdir, readFile, rename } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fill } from '../../http/words.ts';
import { isTaken, type Places } from './places.ts';
import { folderWords, type Problem } from './problem.ts';
import { FOR_OTHERS, writeWhole } from './write-file.ts';

export const SETTLE_MS = 2_000;

/** What is for sale at the folder's own shop; it stays where it is. */
export const LISTINGS = 'listings.csv';

/** Half-written files of browsers, copying programs and editors, and what desktops leave in every folder. */
const NOT_OURS = /^[.~]|~$|\.(tmp|temp|part|partial|filepart|crdownload|swp|lock)$/i;
const DESKTOPS = new Set(['thumbs.db', 'desktop.ini', LISTINGS]);

export interface InboxFile {
  readonly name: string;
  readonly size: number;
  /** How long it has been as it is, as far as we saw. */
  readonly unchangedMs: number;
}

export interface Inbox {
  /** All files, the oldest first. */
  look(): Promise<InboxFile[]>;
  /** undefined: it has changed since it was looked at. */
  read(file: InboxFile): Promise<Buffer | undefined>;
}

interface Seen {
  readonly size: number;
  readonly mtimeMs: number;
  readonly at: number;
}

export function openInbox({ inbox }: Places, now: () => number): Inbox {
  let seen = new Map<string, Seen>();

  async function seeNow(name: string): Promise<Seen | undefined> {
    const found = await lstat(join(inbox, name)).catch(() => undefined);
    // Not through links: they may lead anywhere.
    if (!found?.isFile()) return undefined;
    const { size, mtimeMs } = found;
    const before = seen.get(name);
    const same = before?.size === size && before.mtimeMs === mtimeMs;
    return same ? before : { size, mtimeMs, at: now() };
  }

  return {
    look: async () => {
      const names = (await readdir(inbox)).filter(isOurs);
      const found: [string, Seen][] = [];
      for (const name of names) {
        const one = await seeNow(name);
        if (one) found.push([name, one]);
      }
      seen = new Map(found);
      found.sort(([a, one], [b, two]) => one.mtimeMs - two.mtimeMs || (a < b ? -1 : 1));
      return found.map(([name, { size, at }]) => ({ name, size, unchangedMs: now() - at }));
    },
    read: async ({ name }) => {
      const before = seen.get(name);
      const bytes = await readFile(join(inbox, name));
      return before !== undefined && (await seeNow(name)) === before ? bytes : undefined;
    },
  };
}

function isOurs(name: string): boolean {
  return !NOT_OURS.test(name) && !DESKTOPS.has(name.toLowerCase());
}

/** Puts a file that was read away; one with problems with a text beside it that says them. */
export async function putAway(
  places: Places,
  name: string,
  { taken, problems, at }: { taken: number; problems: readonly Problem[]; at: string },
): Promise<void> {
  const folder = problems.length === 0 ? places.done : places.failed;
  const free = await freeName(folder, name, at);
  await rename(join(places.inbox, name), join(folder, free));
  if (problems.length === 0) return;
  const report = reportOf(name, taken, problems, at);
  await writeWhole(join(folder, `${free}.txt`), report, FOR_OTHERS);
}

/** Its own name, or one with the moment in it: shops write the same name every day. */
async function freeName(folder: string, name: string, at: string): Promise<string> {
  if (!(await isTaken(join(folder, name)))) return name;
  const ending = extname(name);
  const moment = at.replace(/[:.]/g, '-');
  const dated = `${name.slice(0, name.length - ending.length)} ${moment}`;
  let free = `${dated}${ending}`;
  for (let n = 2; await isTaken(join(folder, free)); n++) free = `${dated} ${n}${ending}`;
  return free;
}

function reportOf(file: string, count: number, problems: readonly Problem[], at: string): string {
  const { heading, taken, mend } = folderWords.failed;
  const lines = problems.map((problem) => `- ${problemText(problem, file)}`);
  return [
    fill(heading, { file, at }),
    fill(taken, { count }),
    '',
    folderWords.failed['not-taken'],
    ...lines,
    '',
    mend,
    '',
  ].join('\n');
}

/** `line 7, quantity: Not a number of units` */
function problemText({ order, at, field, reason }: Problem, file: string): string {
  const { line, place } = folderWords.failed;
  const isList = extname(file).toLowerCase() === '.json';
  const where = [
    ...(at === 0 ? [] : [fill(isList ? place : line, { at })]),
    ...(order === '' ? [] : [`“${order}”`]),
    ...(field === '' ? [] : [field]),
  ];
  return where.length === 0 ? reason : `${where.join(', ')}: ${reason}`;
}
