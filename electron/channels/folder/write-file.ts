/** A file that is there whole or not at all, whatever happens while it is written; on the disk when this resolves. */
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** For files that others take away: who may is for the folder to say. */
export const FOR_OTHERS = 0o666;

/** @param mode as of files with buyers' data, where nothing is said */
export async function writeWhole(path: string, text: string, mode = 0o600): Promise<void> {
  const unfinished = join(dirname(path), `.${basename(path)}.tmp`);
  try {
    const file = await open(unfinished, 'w', mode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(path));
}

/** So that the name outlives a power cut, too. Windows has no such call, and does it by itself. */
async function syncFolder(folder: string): Promise<void> {
  const held = await open(folder).catch(() => undefined);
  await held?.sync().catch(() => undefined);
  await held?.close();
}
