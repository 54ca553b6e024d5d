/** The station's latest stamp, kept locally over restarts. */
import type { LocalRecord } from '../../shared/records/local.ts';
import type { Stamp } from '../../shared/records/stamp.ts';
import type { Table } from './table.ts';

const RECORD = 'clock';

/** The latest stamp before the restart; '' at the first start. */
export async function readLastStamp(table: Table<LocalRecord>): Promise<Stamp> {
  return (await table.get(RECORD))?.body ?? '';
}

export async function writeLastStamp(table: Table<LocalRecord>, last: Stamp): Promise<void> {
  await table.change(RECORD, (current) =>
    current?.body === last ? null : { id: RECORD, body: last },
  );
}
