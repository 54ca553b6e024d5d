/**
 * The bench's sounds: decoded before they are needed, played without a wait. A browser lets a page sound only
 * after a key or a click, and a scanner's first key is one.
 */
import type { Verdict } from '../../../../shared/packing/verdict.ts';
import { soundOf } from './sound-of.ts';

const files = import.meta.glob<string>('../../../../resources/sounds/*.wav', {
  eager: true,
  import: 'default',
  query: '?url&no-inline', // A data: address is not ours to fetch under the page's policy.
});

const RATE = 22_050;

export interface Player {
  /** Sounds a verdict at `volume` (0 to 100). Silent while the browser allows no sound. */
  readonly play: (kind: Verdict['kind'], volume: number) => void;
}

/** A player whose sounds load behind the page. */
export function createPlayer(): Player {
  const buffers = new Map<string, AudioBuffer>();
  for (const [path, url] of Object.entries(files)) void load(buffers, nameOf(path), url);
  // Made when first needed: before a key or a click, the browser would refuse and complain.
  let context: AudioContext | null = null;
  return {
    play: (kind, volume) => {
      const buffer = buffers.get(soundOf(kind));
      if (!buffer || volume <= 0) return;
      context ??= new AudioContext({ latencyHint: 'interactive' });
      if (context.state === 'suspended') void context.resume();
      // What cannot sound now would only come with the wrong verdict.
      if (context.state === 'suspended' && !navigator.userActivation.hasBeenActive) return;
      const gain = new GainNode(context, { gain: (volume / 100) ** 2 });
      const source = new AudioBufferSourceNode(context, { buffer });
      source.connect(gain).connect(context.destination);
      source.start();
    },
  };
}

async function load(buffers: Map<string, AudioBuffer>, name: string, url: string): Promise<void> {
  try {
    const file = await fetch(url);
    const decoder = new OfflineAudioContext(1, 1, RATE);
    buffers.set(name, await decoder.decodeAudioData(await file.arrayBuffer()));
  } catch {
    // A bench without sound still has its colours and words.
  }
}

function nameOf(path: string): string {
  return /([^/]+)\.wav$/.exec(path)?.[1] ?? path;
}
