/** Takes the files of `in/` into the journal, then puts them away: in this order, so that a crash loses no order. */
import { fill } from '../../http/words.ts';
import { whyFailed } from '../../http-answer.ts';
import type { FolderAccount } from './account.ts';
import { type Inbox, type InboxFile, putAway, SETTLE_MS } from './inbox.ts';
import type { Journal } from './journal.ts';
import type { Places } from './places.ts';
import { folderWords } from './problem.ts';
import { readFile, unread } from './read-file.ts';
import type { OrdersTold } from './read-sent.ts';

/** Larger ones would not fit into memory several times over. */
const LARGEST_MB = 64;
/** A file that ends too early may go on after a pause of whoever writes it. */
const TORN_MS = 60_000;
/** Of one go: somebody waits for its answer. */
const MOST_FILES = 200;

export interface Intake {
  readonly account: FolderAccount;
  readonly places: Places;
  readonly inbox: Inbox;
  readonly journal: Journal;
}

/** Reads files until `wanted` entries have come. How many files are to be read at once the next time. */
export async function takeIn(intake: Intake, wanted: number): Promise<number> {
  const { account, inbox, journal } = intake;
  let files = await inbox.look();
  if (files.length > 0 && !files.some(isWhole)) {
    await account.wait(SETTLE_MS);
    files = await inbox.look();
  }
  const whole = files.filter(isWhole);
  const enough = journal.length + wanted;
  let read = 0;
  for (const file of whole) {
    if (read === MOST_FILES || journal.length >= enough) break;
    read++;
    await takeFile(intake, file);
  }
  return whole.length - read;
}

function isWhole({ unchangedMs }: InboxFile): boolean {
  return unchangedMs >= SETTLE_MS;
}

async function takeFile(intake: Intake, file: InboxFile): Promise<void> {
  const { account, places, journal } = intake;
  const told = await toldBy(intake, file);
  if (told === undefined || (told.torn && file.unchangedMs < TORN_MS)) return;
  const { orders, problems } = told;
  await journal.append(orders, account.now());
  const at = new Date(account.now()).toISOString();
  // A file that another program holds stays: read again, it brings nothing new.
  await putAway(places, file.name, { taken: orders.length, problems, at }).catch(() => undefined);
}

/** undefined: it has changed while it was read. */
async function toldBy(
  { account, inbox }: Intake,
  file: InboxFile,
): Promise<OrdersTold | undefined> {
  const { reason } = folderWords;
  if (file.size > LARGEST_MB * 1024 * 1024)
    return unread(fill(reason.size, { megabytes: LARGEST_MB }));
  try {
    const bytes = await inbox.read(file);
    return bytes && readFile(file.name, bytes, account.utcOf);
  } catch (error) {
    // Another program may have it open for a while.
    const why = whyFailed(error).reason;
    return { ...unread(fill(reason.unreadable, { why })), torn: true };
  }
}
