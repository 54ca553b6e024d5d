/**
 * Backups as files in a folder of the host: a file is written under another name, read again to its end, and gets its own
 * name only when it is whole, so that the newest one is always one that can be restored.
 */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, mkdir, open as openFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { type BackupFault, backupFileName, type KeptBackups } from '../../shared/backups.ts';
import { err, ok, type Result } from '../../shared/result.ts';

export interface BackupFiles {
  /** A backup begins; what an earlier one left half written is thrown away. */
  begin(): Promise<Result<{ readonly id: string }, BackupFault>>;
  append(id: string, part: Uint8Array): Promise<Result<object, BackupFault>>;
  finish(end: { id: string; name: string; keep: number }): Promise<Result<object, BackupFault>>;
  list(): Promise<KeptBackups>;
}

const PARTIAL = /^partial-[0-9a-f-]{36}$/;
const lastLine = z.looseObject({
  end: z.literal(true),
  counts: z.record(z.string(), z.int()),
});

export function backupFiles(folder: string): BackupFiles {
  const partial = (id: string) => join(folder, `partial-${id}`);
  const sizeIn = (name: string) => sizeOf(join(folder, name));
  const backups = async () =>
    (await names()).filter((one) => backupFileName.safeParse(one).success);
  const names = async () => (await readdir(folder).catch(() => [])).toSorted();

  async function written<T extends object>(
    work: () => Promise<T>,
  ): Promise<Result<T, BackupFault>> {
    try {
      return ok(await work());
    } catch (error) {
      return err({ kind: 'not-written', reason: String(error) });
    }
  }

  /** Its own; another where that is a far larger one's of the same day, which is not lost for it. */
  async function freeName(name: string, bytes: number): Promise<string> {
    const is = await sizeIn(name).catch(() => 0);
    if (bytes * 2 >= is) return name;
    return name.replace('.jsonl.gz', '-small.jsonl.gz');
  }

  return {
    begin: () =>
      written(async () => {
        await mkdir(folder, { recursive: true });
        for (const name of await names()) if (PARTIAL.test(name)) await rm(join(folder, name));
        return { id: randomUUID() };
      }),
    append: (id, part) =>
      written(async () => {
        await appendFile(partial(id), part, { mode: 0o600 });
        return {};
      }),
    finish: async ({ id, name, keep }) => {
      const fault = await whyBroken(partial(id));
      if (fault !== null) {
        await rm(partial(id), { force: true });
        return err({ kind: 'broken', reason: fault });
      }
      return written(async () => {
        const bytes = await sizeOf(partial(id));
        await flushed(partial(id));
        await rename(partial(id), join(folder, await freeName(name, bytes)));
        // Their names begin with the day: in their order they are the oldest first.
        const all = await backups();
        const sizes = await Promise.all(all.map(sizeIn));
        // A browser that lost its data saves little day after day: the last one that is not far smaller stays.
        const last = all[sizes.findLastIndex((one) => one * 2 >= Math.max(...sizes))];
        for (const old of all.slice(0, Math.max(0, all.length - keep)))
          if (old !== last) await rm(join(folder, old));
        return {};
      });
    },
    list: async () => {
      const all = await backups();
      const files = await Promise.all(
        all.toReversed().map(async (name) => {
          const { size, mtime } = await stat(join(folder, name));
          return { name, bytes: size, at: mtime.toISOString() };
        }),
      );
      return { folder, files };
    },
  };
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file)).size;
}

/** On the disk and not only on its way: it may take the place of an earlier one of the same day. */
async function flushed(file: string): Promise<void> {
  const open = await openFile(file, 'r+');
  await open.sync().finally(() => open.close());
}

/** Why a file is no whole backup, read to its end: every line JSON, and as many records of each kind as its end says. */
async function whyBroken(file: string): Promise<string | null> {
  const counts = new Map<string, number>();
  let last: unknown;
  try {
    const unpacked = createReadStream(file).pipe(createGunzip());
    for await (const line of createInterface({ input: unpacked, crlfDelay: Infinity })) {
      last = JSON.parse(line);
      const kind = z.object({ kind: z.string() }).safeParse(last).data?.kind;
      if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  } catch (error) {
    return String(error);
  }
  const end = lastLine.safeParse(last);
  if (!end.success) return 'it has no end';
  const wrong = Object.entries(end.data.counts).find(
    ([kind, count]) => (counts.get(kind) ?? 0) !== count,
  );
  return wrong ? `it has not all ${wrong[0]}` : null;
}
