/** Who sits at the port that we wanted: our own Packbench, another one, or some other program. */
import { cookieName, type Gate, originOf } from './gate.ts';
import { SIGN } from './serve.ts';

export type Neighbour = 'same-packbench' | 'other-packbench' | 'other-program';

/** Asks whoever answers at the gate's port. */
export async function neighbourAt(gate: Gate): Promise<Neighbour> {
  try {
    const answer = await fetch(`${originOf(gate.port)}/`, {
      headers: { cookie: `${cookieName(gate.port)}=${gate.token}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(3000),
    });
    await answer.body?.cancel();
    if (!answer.headers.has(SIGN)) return 'other-program';
    return answer.status === 200 ? 'same-packbench' : 'other-packbench';
  } catch {
    return 'other-program';
  }
}
