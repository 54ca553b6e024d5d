/** Backups that the host keeps as files: what crosses between page and host. */
import { z } from 'zod';

/** As `backupName` makes it: a name that leads nowhere else. */
export const backupFileName = z
  .string()
  .regex(/^packbench-backup-\d{4}-\d\d-\d\d(-small)?\.jsonl\.gz$/);

/** Of a backup under way. */
export const backupId = z.string().regex(/^[0-9a-f-]{36}$/);

/** Base64 of so many bytes at most. */
export const BACKUP_PART_BYTES = 256 * 1024;
export const backupPart = z.object({
  id: backupId,
  part: z.base64().max(Math.ceil(BACKUP_PART_BYTES / 3) * 4),
});

export const backupEnd = z.object({
  id: backupId,
  name: backupFileName,
  /** How many of the newest files stay, this one among them. */
  keep: z.int().min(1).max(365),
});

export const keptBackup = z.object({ name: z.string(), bytes: z.int(), at: z.iso.datetime() });
export type KeptBackup = z.infer<typeof keptBackup>;

export const keptBackups = z.object({ folder: z.string(), files: z.array(keptBackup) });
export type KeptBackups = z.infer<typeof keptBackups>;

/** `broken`: what arrived is no whole backup, and was thrown away. */
export const backupFault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-written'), reason: z.string() }),
  z.object({ kind: z.literal('broken'), reason: z.string() }),
]);
export type BackupFault = z.infer<typeof backupFault>;
