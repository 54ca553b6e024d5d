/** The orders in a file, by its ending and its bytes. */
import { extname } from 'node:path';
import { decodeText } from '../../../shared/importing/decode.ts';
import { aboutFile, folderWords } from './problem.ts';
import { type OrdersTold, readSentText } from './read-sent.ts';
import { readOrderTable } from './read-table.ts';

export function readFile(
  name: string,
  bytes: Uint8Array,
  utcOf: (local: string) => string,
): OrdersTold {
  const told = readByEnding(name, bytes, utcOf);
  return told.orders.length + told.problems.length > 0
    ? told
    : { ...told, problems: [aboutFile(folderWords.reason['no-orders'])] };
}

function readByEnding(name: string, bytes: Uint8Array, utcOf: (local: string) => string) {
  const text = () =>
    decodeText(bytes, (part, encoding) => new TextDecoder(encoding).decode(part)).text;
  switch (extname(name).toLowerCase()) {
    case '.json':
      return readSentText(text());
    case '.csv':
    case '.tsv':
    case '.txt':
      return readOrderTable(text(), utcOf);
    default:
      return unread(folderWords.reason.kind);
  }
}

/** A file that is not read at all. */
export function unread(reason: string): OrdersTold {
  return { orders: [], problems: [aboutFile(reason)], torn: false };
}
