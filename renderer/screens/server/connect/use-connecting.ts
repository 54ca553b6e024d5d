/** Testing and connecting from the form: what is under way, what came of it, and what has to be asked first. */
import { useState } from 'react';
import type { HostFault } from '../../../../shared/host.ts';
import type { ConnectReport, ConnectRequest } from '../../../../shared/replication/connecting.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { countOwnOrders, hasSampleShop } from '../../../store/commands/sample-shop.ts';
import {
  type Consent,
  consentFor,
  type JoinChoice,
  joinChoices,
  mayConnect,
  type StationOrders,
  shopOrders,
} from './join-plan.ts';

export type ConnectState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly what: 'running' | 'connecting' }
  | { readonly kind: 'tested'; readonly report: ConnectReport; readonly request: ConnectRequest }
  | { readonly kind: 'no-host'; readonly fault: HostFault };

/** What has to be asked before `request` may connect this station. */
export interface JoinQuestion {
  readonly request: ConnectRequest;
  readonly station: StationOrders;
  /** Orders of the shop on the server; null when that is not known. */
  readonly shop: number | null;
  readonly choices: readonly JoinChoice[];
}

export interface Connecting {
  readonly state: ConnectState;
  readonly question: JoinQuestion | null;
  /** Both resolve to the last report; null when the host gave none. */
  readonly test: (request: ConnectRequest) => Promise<ConnectReport | null>;
  readonly connect: (
    request: ConnectRequest,
    consent: Consent | null,
  ) => Promise<ConnectReport | null>;
  /** The question is answered or withdrawn. */
  readonly close: () => void;
}

export function useConnecting(onConnected: () => void): Connecting {
  const { server, store } = useWorkspace();
  const [state, setState] = useState<ConnectState>({ kind: 'idle' });
  const [question, setQuestion] = useState<JoinQuestion | null>(null);

  async function test(request: ConnectRequest): Promise<ConnectReport | null> {
    setState({ kind: 'busy', what: 'running' });
    const answer = await server.test(request);
    setState(
      answer.ok
        ? { kind: 'tested', report: answer.value, request }
        : { kind: 'no-host', fault: answer.error },
    );
    return answer.ok ? answer.value : null;
  }

  async function enter(request: ConnectRequest): Promise<ConnectReport | null> {
    setState({ kind: 'busy', what: 'connecting' });
    const answer = await server.connect(request);
    if (!answer.ok) {
      setState({ kind: 'no-host', fault: answer.error });
      return null;
    }
    const { report, connected } = answer.value;
    setState({ kind: 'tested', report, request });
    if (connected) onConnected();
    return report;
  }

  async function connect(
    request: ConnectRequest,
    consent: Consent | null,
  ): Promise<ConnectReport | null> {
    const report = await test(request);
    if (!report || !mayConnect(report, consent)) return report;
    const allowed = { ...request, make: consentFor(report) === 'make' };
    const station = {
      orders: await countOwnOrders(store),
      hasSample: await hasSampleShop(store),
    };
    const shop = shopOrders(report, request.workspace);
    const choices = joinChoices(station, shop);
    if (choices.length === 0) return enter(allowed);
    setQuestion({ request: allowed, station, shop, choices });
    return report;
  }

  return { state, question, test, connect, close: () => setQuestion(null) };
}
