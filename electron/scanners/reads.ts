/** The reads of all scanners attached to the host, as one stream that any number of pages may follow. */
import type { ScanRead } from '../../shared/host.ts';
import { createStream, type Stream } from '../stream.ts';

/** Scanners `put` reads in; each follower sees those put after it began. */
export type ScanReads = Stream<ScanRead>;

export function createScanReads(): ScanReads {
  return createStream();
}
