/** The sample shop as screens use it: whether it is here, opening it and taking it out, with progress. */
import { useEffect, useState } from 'react';
import { err, type Result } from '../../../shared/result.ts';
import { type SampleData, sampleData } from '../../../shared/sample/sample-data.ts';
import { useWorkspace } from '../../app/workspace.ts';
import type { CommandRefusal } from '../../store/commands/change-order.ts';
import {
  hasSampleShop,
  onSampleShop,
  openSampleShop,
  removeSampleShop,
} from '../../store/commands/sample-shop.ts';

export type SampleFault = CommandRefusal | { readonly kind: 'not-loaded' };

/** What is under way or went wrong with the sample shop. */
export type SampleState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly done: number; readonly all: number }
  | { readonly kind: 'failed'; readonly fault: SampleFault };

export interface SampleControl {
  readonly state: SampleState;
  /** Both resolve to whether it worked. */
  readonly open: () => Promise<boolean>;
  readonly remove: () => Promise<boolean>;
}

/** Whether the sample shop is in the store; undefined until that is known. */
export function useHasSampleShop(): boolean | undefined {
  const { store } = useWorkspace();
  const [here, setHere] = useState<boolean>();
  useEffect(() => {
    void hasSampleShop(store).then(setHere);
    return onSampleShop(store, setHere);
  }, [store]);
  return here;
}

export function useSampleShop(): SampleControl {
  const { store } = useWorkspace();
  const [state, setState] = useState<SampleState>({ kind: 'idle' });
  const progress = (done: number, all: number) => setState({ kind: 'busy', done, all });
  const run = async (command: typeof openSampleShop): Promise<boolean> => {
    progress(0, 0);
    const data = await loadSampleData();
    const outcome: Result<unknown, SampleFault> = data.ok
      ? await command(store, data.value, progress)
      : data;
    setState(outcome.ok ? { kind: 'idle' } : { kind: 'failed', fault: outcome.error });
    return outcome.ok;
  };
  return { state, open: () => run(openSampleShop), remove: () => run(removeSampleShop) };
}

/** The sample shop's file, a part of the app that is loaded only when asked for. */
async function loadSampleData(): Promise<Result<SampleData, SampleFault>> {
  try {
    const file = await import('../../../resources/sample-shop/sample-shop.json');
    return { ok: true, value: sampleData.parse(file.default) };
  } catch {
    return err({ kind: 'not-loaded' });
  }
}
