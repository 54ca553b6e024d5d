/**
 * What channels answered of each order, as they wrote it and compressed: to read it again when we have learnt to read it
 * better, and to see what was said. One file an order, the newest answer alone; a buyer who is erased is erased here too.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

export interface RawAnswers {
  /** Keeps answers by their orders. Rejects when the disk is full: the orders themselves are the page's. */
  keep(channel: string, answers: readonly RawAnswer[]): Promise<void>;
  /** null: none is kept. */
  read(channel: string, externalId: string): Promise<string | null>;
  /** The same with when it was kept, UTC ISO. */
  kept(
    channel: string,
    externalId: string,
  ): Promise<{ readonly raw: string; readonly keptAt: string } | null>;
  forget(channel: string, externalIds: readonly string[]): Promise<void>;
  forgetAll(channel: string): Promise<void>;
}

export interface RawAnswer {
  readonly externalId: string;
  readonly raw: string;
}

/** Orders between which other work may come in. */
const AT_ONCE = 20;

export function rawAnswersIn(folder: string): RawAnswers {
  const home = (channel: string) => join(folder, 'channel-answers', channel);
  // Ids are the channel's text: a name of our own keeps it inside the folder.
  const fileOf = (channel: string, externalId: string) => {
    const name = createHash('sha256').update(externalId).digest('hex');
    return { place: join(home(channel), name.slice(0, 2)), name: `${name}.json.gz` };
  };

  async function keepOne(channel: string, { externalId, raw }: RawAnswer): Promise<void> {
    const { place, name } = fileOf(channel, externalId);
    await mkdir(place, { recursive: true, mode: 0o700 });
    const part = join(place, `${name}.part`);
    await writeFile(part, await pack(raw), { mode: 0o600 });
    await rename(part, join(place, name));
  }

  async function kept(channel: string, externalId: string) {
    const { place, name } = fileOf(channel, externalId);
    try {
      const file = join(place, name);
      const raw = (await unpack(await readFile(file))).toString('utf8');
      return { raw, keptAt: (await stat(file)).mtime.toISOString() };
    } catch {
      return null;
    }
  }

  return {
    keep: async (channel, answers) => {
      const told = answers.filter(({ raw }) => raw !== '');
      for (let from = 0; from < told.length; from += AT_ONCE)
        await Promise.all(told.slice(from, from + AT_ONCE).map((one) => keepOne(channel, one)));
    },
    read: async (channel, externalId) => (await kept(channel, externalId))?.raw ?? null,
    kept,
    forget: async (channel, externalIds) => {
      for (const externalId of externalIds) {
        const { place, name } = fileOf(channel, externalId);
        await rm(join(place, name), { force: true });
      }
    },
    forgetAll: (channel) => rm(home(channel), { recursive: true, force: true }),
  };
}
