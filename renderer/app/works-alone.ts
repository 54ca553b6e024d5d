/** A host that knows no shop's servers: stands in until the host contract has its calls. */
import type { HostFault } from '../../shared/host.ts';
import { err, ok } from '../../shared/result.ts';
import type { ServerDoor } from './server-door.ts';

const gone = async () => err<HostFault>({ kind: 'host-gone' });

export const noServer: ServerDoor = {
  current: async () => ok(null),
  test: gone,
  connect: gone,
  signIn: gone,
  leave: gone,
};
