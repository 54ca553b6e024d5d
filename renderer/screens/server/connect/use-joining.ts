/**
 * Joining a shop with what this station has, in the order that loses nothing: a backup first; then the sample shop is
 * taken out, or the station's own orders, before anything can reach the server; then the connection.
 */
import { useState } from 'react';
import type { HostFault } from '../../../../shared/host.ts';
import type { ConnectFault } from '../../../../shared/replication/connecting.ts';
import { useReplication, useWorkspace } from '../../../app/workspace.ts';
import { startOver } from '../../../store/commands/start-over.ts';
import { type BackupControl, useBackup } from '../../settings/data/use-backup.ts';
import { type SampleState, useSampleShop } from '../../welcome/useSampleShop.ts';
import { rememberJoining } from '../joined-with.ts';
import type { JoinChoice } from './join-plan.ts';
import type { JoinQuestion } from './use-connecting.ts';

/** How far joining is. `file` is the backup's. */
export type JoinPhase =
  | { readonly kind: 'choose' }
  | { readonly kind: 'no-backup'; readonly reason: string | null }
  | { readonly kind: 'backing-up' | 'clearing' | 'emptying' | 'connecting' }
  /** The station is emptied only when somebody has seen that the file is there. */
  | { readonly kind: 'confirm'; readonly file: string }
  | { readonly kind: 'not-cleared' }
  | { readonly kind: 'not-emptied'; readonly reason: string; readonly file: string }
  | {
      readonly kind: 'not-connected';
      readonly fault: HostFault | ConnectFault | null;
      readonly file: string;
      readonly choice: JoinChoice;
    }
  /** Connected and emptied: the page has to be loaded again. */
  | { readonly kind: 'done'; readonly file: string };

export interface Joining {
  readonly phase: JoinPhase;
  readonly backup: BackupControl['state'];
  readonly sample: SampleState;
  readonly begin: (choice: JoinChoice) => Promise<void>;
  readonly afresh: (file: string) => Promise<void>;
  readonly enter: (choice: JoinChoice, file: string) => Promise<void>;
}

export function useJoining({ request, station }: JoinQuestion, onConnected: () => void): Joining {
  const { store, server } = useWorkspace();
  const replication = useReplication();
  const [phase, setPhase] = useState<JoinPhase>({ kind: 'choose' });
  const backup = useBackup();
  const sample = useSampleShop();

  async function begin(choice: JoinChoice): Promise<void> {
    setPhase({ kind: 'backing-up' });
    const saved = await backup.save();
    if (saved.kind !== 'saved') {
      const reason = saved.kind === 'not-written' ? saved.reason : null;
      return setPhase({ kind: 'no-backup', reason });
    }
    if (choice === 'afresh') setPhase({ kind: 'confirm', file: saved.name });
    else await add(saved.name);
  }

  async function add(file: string): Promise<void> {
    await rememberJoining(store, file);
    if (station.hasSample) {
      setPhase({ kind: 'clearing' });
      if (!(await sample.remove())) return setPhase({ kind: 'not-cleared' });
    }
    await enter('add', file);
  }

  async function afresh(file: string): Promise<void> {
    setPhase({ kind: 'emptying' });
    await replication.stop();
    const emptied = await startOver(store);
    if (!emptied.ok) {
      const { error } = emptied;
      const reason = error.kind === 'not-saved' ? error.reason : error.kind;
      return setPhase({ kind: 'not-emptied', reason, file });
    }
    await enter('afresh', file);
  }

  async function enter(choice: JoinChoice, file: string): Promise<void> {
    setPhase({ kind: 'connecting' });
    const answer = await server.connect(request);
    if (!answer.ok) return setPhase({ kind: 'not-connected', fault: answer.error, file, choice });
    const { connected, report } = answer.value;
    if (!connected) {
      const fault = report.failed?.fault ?? null;
      return setPhase({ kind: 'not-connected', fault, file, choice });
    }
    if (choice === 'afresh') setPhase({ kind: 'done', file });
    else onConnected();
  }

  return { phase, backup: backup.state, sample: sample.state, begin, afresh, enter };
}
