/** A backup handed to the host part by part, which keeps it as a file once it has read it whole. */
import { BACKUP_PART_BYTES, type BackupFault } from '../../../shared/backups.ts';
import type { HostClient, HostFault } from '../../../shared/host.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Store } from '../store.ts';
import { rememberBackup } from './backup-account.ts';
import { backupName, sumOf } from './backup-format.ts';
import { backupStream, countRecords } from './backup-write.ts';

export type HostBackups = HostClient['backups'];

/** `keep`: how many files stay. */
export async function backupToHost(
  store: Store,
  backups: HostBackups,
  keep: number,
): Promise<Result<{ readonly records: number }, BackupFault | HostFault>> {
  const begun = await backups.begin();
  if (!begun.ok) return begun;
  const { id } = begun.value;
  for await (const part of parts(backupStream(store))) {
    const taken = await backups.append({ id, part });
    if (!taken.ok) return taken;
  }
  const name = backupName(store.localDay(store.clock.iso()));
  const kept = await backups.finish({ id, name, keep });
  if (!kept.ok) return err(kept.error);
  const records = sumOf(await countRecords(store));
  await rememberBackup(store, records);
  return ok({ records });
}

/** The bytes as base64, so many at a time. */
async function* parts(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader();
  let waiting = new Uint8Array(0);
  for (;;) {
    const { done, value } = await reader.read();
    if (value) waiting = joined(waiting, value);
    while (waiting.length >= BACKUP_PART_BYTES || (done && waiting.length > 0)) {
      yield base64(waiting.subarray(0, BACKUP_PART_BYTES));
      waiting = waiting.slice(BACKUP_PART_BYTES);
    }
    if (done) return;
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
