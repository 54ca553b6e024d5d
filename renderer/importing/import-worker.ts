/** The import worker: answers the page's calls from one session, off the page's thread. */

import { openSession, type Session } from './import-session.ts';
import type { Answered, Asked, CallName } from './messages.ts';

const session = openSession((local) => new Date(local).toISOString());

addEventListener('message', (event: MessageEvent<Asked>) => {
  const { id, call, ask } = event.data;
  answer(session, call, ask)
    .then((value): Answered => ({ id, answer: value }))
    .catch((fault: unknown): Answered => ({ id, crash: String(fault) }))
    .then((answered) => postMessage(answered));
});

/** `call` and `ask` of one message belong together, which the compiler cannot see. */
function answer(from: Session, call: CallName, ask: unknown): Promise<unknown> {
  const handle = from[call] as (ask: unknown) => Promise<unknown>;
  return handle(ask);
}
