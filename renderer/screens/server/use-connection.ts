/** The server that this station is connected to: what replication says, and the host before it does. */
import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Connection } from '../../../shared/replication/remote.ts';
import { useReplication, useWorkspace } from '../../app/workspace.ts';

export interface ConnectionControl {
  /** Null: this station works alone. Undefined while nobody has said. */
  readonly connection: Connection | null | undefined;
  /** Asks the host again. */
  readonly refresh: () => void;
}

export function useConnection(): ConnectionControl {
  const { server } = useWorkspace();
  const replication = useReplication();
  const known = useStore(replication.view, ({ connection }) => connection);
  const [asked, setAsked] = useState<Connection | null>();
  const refresh = useCallback(() => {
    // A host that does not answer connects nobody: the form says what is wrong with it.
    void server.current().then((answer) => setAsked(answer.ok ? answer.value : null));
  }, [server]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when replication hears of a change.
  useEffect(() => refresh(), [refresh, known]);
  return { connection: known ?? asked, refresh };
}
