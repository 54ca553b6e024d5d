/**
 * Control barcodes: a card on the bench that stands for the buttons one presses most.
 * Their letters, like an order code's, are typed alike on US, German and French layouts; the dot
 * is not, so any one sign in its place will do.
 */

export type ControlCommand =
  | 'undo'
  | 'unpack'
  | 'confirm'
  | 'parcel'
  | 'rest-later'
  | 'label'
  | 'hold'
  | 'next'
  | 'close';

/** What to print on the card for each command. */
export const controlCodes: Readonly<Record<ControlCommand, string>> = {
  undo: 'PB.UNDO',
  unpack: 'PB.OUT',
  confirm: 'PB.SHIP',
  parcel: 'PB.BOX',
  'rest-later': 'PB.REST',
  label: 'PB.PRINT',
  hold: 'PB.HOLD',
  next: 'PB.NEXT',
  close: 'PB.CLOSE',
};

const COMMANDS: ReadonlyMap<string, ControlCommand> = new Map([
  ['UNDO', 'undo'],
  ['OUT', 'unpack'],
  ['SHIP', 'confirm'],
  ['BOX', 'parcel'],
  ['REST', 'rest-later'],
  ['PRINT', 'label'],
  ['HOLD', 'hold'],
  ['NEXT', 'next'],
  ['CLOSE', 'close'],
]);

/** The command that the code `raw` stands for, or null. */
export function parseControlCode(raw: string): ControlCommand | null {
  // Upper case joins the Turkish dotless i to I.
  const word = /^PB[^A-Z0-9]([A-Z]+)$/.exec(raw.trim().toUpperCase())?.[1];
  return COMMANDS.get(word ?? '') ?? null;
}

/** While picking: the rest of the stop is not there. */
export const SHORT_CODE = 'PB.SHORT';

/** Whether `raw` is the code that leaves the rest of a stop out. */
export function isShortCode(raw: string): boolean {
  return /^PB[^A-Z0-9]SHORT$/.test(raw.trim().toUpperCase());
}
