/**
 * The bench's sounds: decoded once, played without a wait. A browser lets a page sound only after a key or a
 * click, and a scanner's first key is one.
 */
import type { Verdict } from '../../../../shared/packing/pack-unit.ts';

const files = import.meta.glob<string>('../../../../resources/sounds/*.wav', {
  eager: true,
  import: 'default',
  query: '?url&no-inline', // A data: address is not ours to fetch under the page's policy.
});

/** Kinds that sound like another; all others have a file of their own name. */
const LIKE: { readonly [kind in Verdict['kind']]?: string } = {
  unpaid: 'on-hold',
  marketplace: 'on-hold',
  withdrawn: 'cancelled',
  'not-complete': 'too-many',
  'over-packed': 'too-many',
  'no-order': 'unknown',
  voided: 'undone',
  'nothing-to-undo': 'notice',
  closed: 'notice',
  'no-work': 'notice',
};

export interface Player {
  /** Sounds a verdict at `volume` (0 to 100). Silent while the browser allows no sound. */
  readonly play: (kind: Verdict['kind'], volume: number) => void;
}

/** A player whose sounds load behind the page. */
export function createPlayer(context: AudioContext): Player {
  const buffers = new Map<string, AudioBuffer>();
  for (const [path, url] of Object.entries(files)) void load(context, buffers, nameOf(path), url);
  return {
    play: (kind, volume) => {
      const buffer = buffers.get(LIKE[kind] ?? kind);
      // What could not sound at once would only come with the wrong verdict.
      if (!buffer || volume <= 0 || context.state !== 'running') return;
      const gain = new GainNode(context, { gain: (volume / 100) ** 2 });
      const source = new AudioBufferSourceNode(context, { buffer });
      source.connect(gain).connect(context.destination);
      source.start();
    },
  };
}

/** Lets the context sound from the first key or click on. */
export function unlock(context: AudioContext): void {
  const resume = () => {
    void context.resume();
    if (context.state !== 'running') return;
    window.removeEventListener('keydown', resume, true);
    window.removeEventListener('pointerdown', resume, true);
  };
  window.addEventListener('keydown', resume, true);
  window.addEventListener('pointerdown', resume, true);
}

async function load(
  context: AudioContext,
  buffers: Map<string, AudioBuffer>,
  name: string,
  url: string,
): Promise<void> {
  try {
    const file = await fetch(url);
    buffers.set(name, await context.decodeAudioData(await file.arrayBuffer()));
  } catch {
    // A bench without sound still has its colours and words.
  }
}

function nameOf(path: string): string {
  return /([^/]+)\.wav$/.exec(path)?.[1] ?? path;
}
