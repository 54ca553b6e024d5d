/** A station without a server to connect to: what stands in until the host and the store have theirs. */
import { createStore } from 'zustand/vanilla';
import type { HostFault } from '../../shared/host.ts';
import { replicationOff } from '../../shared/replication/state.ts';
import { err, ok } from '../../shared/result.ts';
import type { Replication } from '../store/replication/replication.ts';
import type { ServerDoor } from './server-door.ts';

const gone = async () => err<HostFault>({ kind: 'host-gone' });

export const noServer: ServerDoor = {
  current: async () => ok(null),
  test: gone,
  connect: gone,
  signIn: gone,
  leave: gone,
};

export const noReplication: Replication = {
  view: createStore(() => replicationOff),
  isOnlyHere: () => false,
  version: 0,
  subscribe: () => () => undefined,
  waiting: () => [],
  exchanged: async () => false,
  tryAgain: () => undefined,
  replaceThere: async () => false,
  stop: async () => undefined,
};
