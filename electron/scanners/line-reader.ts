/**
 * Bytes of a network scanner -> codes, one per line.
 *
 * CR, LF and CR LF end a code. A scanner with no suffix is understood by its silence: `flush` after a
 * pause gives what has come. Control characters inside a code (GS of GS1) are kept.
 */

/** Longer than any barcode; what exceeds it is noise or another protocol. */
const LONGEST_CODE = 4096;

/** Collects text and gives the codes that are complete. */
export interface LineReader {
  push(text: string): string[];
  flush(): string[];
}

/** A reader with nothing read yet. */
export function createLineReader(): LineReader {
  let rest = '';
  let skipping = false;

  function push(text: string): string[] {
    const parts = (rest + text).split(/[\r\n]+/);
    rest = parts.pop() ?? '';
    const codes = parts.filter((part, n) => part !== '' && !(skipping && n === 0)).filter(isShort);
    if (parts.length > 0) skipping = false;
    if (!isShort(rest)) {
      rest = '';
      skipping = true;
    }
    return codes;
  }

  return { push, flush: () => (skipping ? [] : push('\n')) };
}

function isShort(code: string): boolean {
  return code.length <= LONGEST_CODE;
}
