/** The folder's own places, and what may be wrong with it. The folder itself is never made: a person names one that is. */
import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { FolderTrouble } from '../../../shared/channels/folder-trouble.ts';
import type { ChannelFault } from '../../../shared/channels/port.ts';
import { whyFailed } from '../../http-answer.ts';

export interface Places {
  readonly root: string;
  /** Where files of orders are put by others. */
  readonly inbox: string;
  readonly done: string;
  readonly failed: string;
  /** Where we put what others are told. */
  readonly out: string;
  /** What we know of the folder: not for others. */
  readonly own: string;
  /** A mark for each thing that was told, since others take the files in `out` away. */
  readonly told: string;
}

export function placesIn(root: string): Places {
  const own = join(root, '.packbench');
  return {
    root,
    inbox: join(root, 'in'),
    done: join(root, 'done'),
    failed: join(root, 'failed'),
    out: join(root, 'out'),
    own,
    told: join(own, 'told'),
  };
}

/** Makes the folders in the folder, one level each. */
export async function makePlaces({ root, own, told, ...others }: Places): Promise<void> {
  for (const place of [...Object.values(others), own, told]) {
    await mkdir(place).catch(async (error: unknown) => {
      if (!(await isFolder(place))) throw error;
    });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** What keeps the folder from being read and written; undefined when nothing does. */
export async function troubleOf(places: Places): Promise<ChannelFault | undefined> {
  const code = (await troubleReading(places.root)) ?? (await troubleWriting(places));
  return code && trouble(code, places);
}

/** Why the journal of a folder that had one cannot be found. */
export async function absenceOf(places: Places): Promise<ChannelFault> {
  return trouble((await troubleReading(places.root)) ?? 'folder-unlike', places);
}

/** Of what the system refused while the folder was read or written. */
export function faultOf(error: unknown, places: Places): ChannelFault {
  const { code, reason } = whyFailed(error);
  if (code === 'EACCES' || code === 'EPERM') return trouble('folder-unreadable', places);
  return code === 'EROFS' ? trouble('folder-unwritable', places) : { kind: 'unreachable', reason };
}

function trouble(code: FolderTrouble, { root }: Places): ChannelFault {
  return { kind: 'refused', code, reason: root };
}

async function troubleReading(root: string): Promise<FolderTrouble | undefined> {
  if (!isAbsolute(root)) return 'folder-relative';
  try {
    if (!(await stat(root)).isDirectory()) return 'folder-is-file';
    await readdir(root);
    return undefined;
  } catch (error) {
    const { code } = whyFailed(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'folder-absent' : 'folder-unreadable';
  }
}

async function troubleWriting(places: Places): Promise<FolderTrouble | undefined> {
  try {
    await makePlaces(places);
    for (const place of [places.inbox, places.out, places.own]) {
      const probe = join(place, `.probe-${randomUUID()}`);
      await writeFile(probe, '', { flag: 'wx' });
      await rm(probe);
    }
    return undefined;
  } catch {
    return 'folder-unwritable';
  }
}

/** Whether there is something at a path, a broken link too. */
export function isTaken(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
