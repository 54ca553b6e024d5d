/** The import worker: answers the page's calls from one session, off the page's thread. */

import { openSession, type Session } from './import-session.ts';
import type { Answered, Asked, CallName, Tell, Told } from './messages.ts';

const session = openSession((local) => new Date(local).toISOString());

addEventListener('message', (event: MessageEvent<Asked>) => {
  const { id, call, ask } = event.data;
  const tell = (told: Told) => postMessage({ id, told } satisfies Answered);
  answer(session, { call, ask }, tell)
    .then((value): Answered => ({ id, answer: value }))
    .catch((fault: unknown): Answered => ({ id, crash: String(fault) }))
    .then((answered) => postMessage(answered));
});

/** `call` and `ask` of one message belong together, which the compiler cannot see. */
function answer(
  from: Session,
  { call, ask }: { readonly call: CallName; readonly ask: unknown },
  tell: Tell,
): Promise<unknown> {
  const handle = from[call] as (ask: unknown, tell: Tell) => Promise<unknown>;
  return handle(ask, tell);
}
