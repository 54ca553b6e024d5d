/** When this station's last backup was made, so that one is reminded of the next. Never leaves the station. */
import { z } from 'zod';
import { saved } from '../saving.ts';
import type { Store } from '../store.ts';

const account = z.object({ at: z.iso.datetime(), records: z.int() });

export type BackupAccount = z.infer<typeof account>;

const ID = 'backup';

export async function rememberBackup(store: Store, records: number): Promise<void> {
  const body = JSON.stringify({ at: store.clock.iso(), records });
  // The file is written all the same; the frame says that the station's own disk is full.
  await saved(() => store.local.change(ID, () => ({ id: ID, body })));
}

/** Undefined when there has been none. */
export async function lastBackup(store: Store): Promise<BackupAccount | undefined> {
  const record = await store.local.get(ID);
  const read = record && account.safeParse(JSON.parse(record.body));
  return read?.success ? read.data : undefined;
}
