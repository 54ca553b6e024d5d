/** What a station says of its replication (R10): one closed union, and the lists behind it. */
import type { Connection, RemoteFault, ReplicatedName } from './remote.ts';

export type ReplicationState =
  /** Not connected to a server; everything is kept at this station (R11). */
  | { readonly kind: 'off' }
  | { readonly kind: 'connecting' }
  /** Receiving what others did: about `left` changes to go. */
  | { readonly kind: 'catching-up'; readonly left: number }
  /** In step: what is done here is seen elsewhere within a moment. */
  | { readonly kind: 'live' }
  /** Working without the server since this UTC ISO time. */
  | { readonly kind: 'offline'; readonly since: string; readonly fault: RemoteFault }
  /** In step but for `count` documents that one side would not take: see the list. */
  | { readonly kind: 'refused'; readonly count: number }
  /** The server did not accept account or password; nothing is asked of it until somebody signs in again. */
  | {
      readonly kind: 'signed-out';
      readonly why: Extract<RemoteFault, { kind: 'signed-out' }>['why'];
      readonly since: string;
    };

/** A document that was set aside (R6): it holds up no other, and it is listed until it is through. */
export interface SetAside {
  readonly collection: ReplicatedName;
  readonly id: string;
  /**
   * `refused`: the server will not take ours. `too-large`: ours is over the server's limit. `newer`: the server's was
   * written by a later version of Packbench than this one. `damaged`: the server's breaks the record's shape.
   */
  readonly kind: 'refused' | 'too-large' | 'newer' | 'damaged';
  /** What the server said, or what is wrong with its document, for people who look after servers. */
  readonly reason: string;
  /** UTC ISO. */
  readonly at: string;
}

/** Everything that a screen shows of replication. */
export interface ReplicationView {
  readonly state: ReplicationState;
  readonly connection: Connection | null;
  /** Documents changed here that the server does not have yet, and since when (UTC ISO; null: there are none). */
  readonly waiting: { readonly count: number; readonly since: string | null };
  readonly aside: readonly SetAside[];
}

export const replicationOff: ReplicationView = {
  state: { kind: 'off' },
  connection: null,
  waiting: { count: 0, since: null },
  aside: [],
};
