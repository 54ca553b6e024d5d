/**
 * A file, or cells pasted from a spreadsheet, as tables: unpacked, decoded and cut into rows. Runs in the import
 * worker and in Node alike.
 */
import readSheets, { InvalidInputError, InvalidSpreadsheetError } from 'read-excel-file/universal';
import { decodeText, type Encoding } from '../../shared/importing/decode.ts';
import { type SheetCell, sheetTable } from '../../shared/importing/sheet.ts';
import {
  type Progress,
  type QuoteProblem,
  readTable,
  type Table,
} from '../../shared/importing/table.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/** One table of a file; a spreadsheet may have several. */
export interface FileTable {
  /** The sheet's name; '' for text. */
  readonly sheet: string;
  readonly table: Table;
  readonly encoding: Encoding | 'xlsx';
  /** Characters that were lost before the file reached us. */
  readonly lost: number;
  readonly problems: readonly QuoteProblem[];
}

export type FileFault =
  | { readonly kind: 'empty' }
  | { readonly kind: 'no-rows' }
  /** An .xls, a PDF, a picture: nothing that rows can be read from. */
  | { readonly kind: 'not-a-table' }
  | { readonly kind: 'locked-spreadsheet' };

/** The tables of a file, of which there is at least one. */
export async function readFile(
  bytes: Uint8Array,
  progress?: Progress,
): Promise<Result<FileTable[], FileFault>> {
  const raw = isGzip(bytes) ? await unpacked(bytes) : bytes;
  if (!raw) return err({ kind: 'not-a-table' });
  if (isZip(raw)) return readSpreadsheet(raw);
  if (isBinary(raw)) {
    // Old .xls files and spreadsheets with a password share this beginning.
    return err({
      kind: startsWith(raw, [0xd0, 0xcf, 0x11, 0xe0]) ? 'locked-spreadsheet' : 'not-a-table',
    });
  }
  const { text, encoding, lost } = decodeText(raw, (part, name) =>
    new TextDecoder(name).decode(part),
  );
  return readText(text, { encoding, lost, progress });
}

/** What is known of a text, and who hears how many of its characters are read. */
interface TextRead {
  readonly encoding?: Encoding;
  readonly lost?: number;
  readonly progress?: Progress | undefined;
}

/** The table in a text, pasted or decoded. */
export function readText(
  text: string,
  { encoding = 'utf-8', lost = 0, progress }: TextRead = {},
): Result<FileTable[], FileFault> {
  const read = readTable(text, progress);
  if (!read.ok) return read;
  const { table, problems } = read.value;
  return ok([{ sheet: '', table, encoding, lost, problems }]);
}

async function readSpreadsheet(bytes: Uint8Array): Promise<Result<FileTable[], FileFault>> {
  try {
    const sheets = await readSheets(new Blob([new Uint8Array(bytes)]));
    const tables = sheets.flatMap(({ sheet, data }) => {
      const read = sheetTable(data.map((row) => row.map(cellOf)));
      return read.ok
        ? [{ sheet, table: read.value, encoding: 'xlsx' as const, lost: 0, problems: [] }]
        : [];
    });
    return tables.length > 0 ? ok(tables) : err({ kind: 'no-rows' });
  } catch (fault) {
    if (fault instanceof InvalidInputError || fault instanceof InvalidSpreadsheetError)
      return err({ kind: 'not-a-table' });
    throw fault;
  }
}

/** The library's types say `typeof Date` where it gives a Date. */
function cellOf(cell: unknown): SheetCell {
  if (cell === null || cell instanceof Date) return cell;
  if (typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean')
    return cell;
  return String(cell);
}

async function unpacked(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    const stream = new Blob([new Uint8Array(bytes)])
      .stream()
      .pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return null; // Cut off on its way here, most likely.
  }
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}

function isGzip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x1f, 0x8b]);
}

function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
}

/** Control characters that no text has; UTF-16 is told by its zeros, which come in every other place. */
function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 1_000);
  return head.some((byte) => byte > 0 && byte < 9) || startsWith(bytes, [0x25, 0x50, 0x44, 0x46]);
}
