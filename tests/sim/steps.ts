/** The steps of a simulated day: all data, so that a plan can be replayed, printed and cut down. */
import type { Work } from '../stations/station-work.ts';

type Rest<F> = F extends (at: never, ...rest: infer R) => unknown ? R : never;

/** One thing that a station is asked to do. */
export type Act = {
  [N in keyof Work]: { readonly name: N; readonly args: Rest<Work[N]> };
}[keyof Work];

/** What befalls the `nth` request of this kind that a station makes in one exchange. */
export interface Mishap {
  readonly kind: 'twice' | 'delay' | 'cut' | 'lose' | 'error' | 'busy';
  readonly station: number;
  readonly request: 'changes' | 'push' | 'read' | 'mark';
  readonly nth: number;
  readonly times: number;
}

export type Happening =
  | { readonly kind: 'work'; readonly station: number; readonly act: Act }
  /** These stations find the server, exchange what they have and lose it again. */
  | {
      readonly kind: 'exchange';
      readonly stations: readonly number[];
      readonly mishaps: readonly Mishap[];
    }
  /** From here on the station hears every bell, until it is cut off. */
  | { readonly kind: 'connect'; readonly station: number }
  | { readonly kind: 'cut-off'; readonly station: number }
  /** Its process ends right after its nth write from now, whatever writes; 0: right before the next one. */
  | { readonly kind: 'crash'; readonly station: number; readonly writes: number }
  | { readonly kind: 'restart'; readonly station: number; readonly how: 'close' | 'kill' }
  | { readonly kind: 'clock'; readonly station: number; readonly skewMs: number }
  | { readonly kind: 'disk'; readonly station: number; readonly state: 'full' | 'writable' }
  | { readonly kind: 'server'; readonly what: 'down' | 'up' | 'snapshot' | 'restore' }
  /** The server refuses documents of this order from here on, or no longer. */
  | { readonly kind: 'refuse'; readonly order: string; readonly on: boolean };

export type Step = Happening & {
  /** Its number, which texts that are written in it carry. */
  readonly n: number;
  /** Simulated time in ms since the beginning. */
  readonly time: number;
};

export interface Plan {
  readonly seed: number;
  readonly stations: number;
  /** Each station's wall clock less the simulated time at the beginning, in ms. */
  readonly skews: readonly number[];
  /** An order that the server will not have to the very end; '' in most seeds. */
  readonly refusedForGood: string;
  readonly steps: readonly Step[];
}

/** A step in one line. */
export function tell(step: Step): string {
  switch (step.kind) {
    case 'work':
      return `s${step.station} ${step.act.name} ${JSON.stringify(step.act.args)}`;
    case 'exchange': {
      const mishaps = step.mishaps.map(
        (one) => `s${one.station} ${one.request} ${one.nth}: ${one.kind} x${one.times}`,
      );
      return `exchange ${step.stations.map((one) => `s${one}`).join(' ')} [${mishaps.join(', ')}]`;
    }
    case 'server':
      return `server ${step.what}`;
    case 'refuse':
      return `server ${step.on ? 'refuses' : 'takes'} ${step.order}`;
    default: {
      const { kind, station, n: _, time: __, ...rest } = step;
      return `s${station} ${kind} ${Object.values(rest).join(' ')}`;
    }
  }
}
