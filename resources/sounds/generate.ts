/**
 * Makes the bench's sounds: `npx jiti resources/sounds/generate.ts` writes the .wav files beside it.
 *
 * Good news goes up and is soft (sines); a stop is low, rough and double; a question goes up and hangs. A packer
 * who looks at the goods can tell them apart, and so can somebody who hears only high or only low notes.
 */
import { writeFileSync } from 'node:fs';

type Wave = 'sine' | 'soft' | 'rough';

/** A tone: frequency in Hz (gliding to `to`), its start and length in ms, its loudness of 1. */
interface Tone {
  readonly hz: number;
  readonly to?: number;
  readonly at: number;
  readonly ms: number;
  readonly loud?: number;
  readonly wave?: Wave;
}

const RATE = 22_050;

const tone = (hz: number, at: number, ms: number, more: Partial<Tone> = {}): Tone => ({
  hz,
  at,
  ms,
  ...more,
});
const rough = { wave: 'rough', loud: 0.55 } as const;
const soft = { wave: 'soft' } as const;

/** One sound per verdict; verdicts that ask for no attention share `notice`. */
const sounds: Readonly<Record<string, readonly Tone[]>> = {
  opened: [tone(523, 0, 70, soft), tone(784, 70, 130, soft)],
  counted: [tone(1319, 0, 110)],
  'line-complete': [tone(1319, 0, 80), tone(1760, 80, 150)],
  'order-complete': [
    tone(1047, 0, 90),
    tone(1319, 90, 90),
    tone(1568, 180, 90),
    tone(2093, 270, 260),
  ],
  shipped: [
    tone(784, 0, 120, soft),
    tone(1175, 110, 120, soft),
    tone(1568, 220, 320, soft),
    tone(1976, 220, 320, { loud: 0.4 }),
  ],
  'not-on-order': [tone(196, 0, 170, rough), tone(147, 200, 280, rough)],
  'too-many': [tone(330, 0, 90, rough), tone(330, 130, 90, rough), tone(330, 260, 150, rough)],
  unknown: [tone(220, 0, 420, { ...rough, to: 330 })],
  ambiguous: [tone(587, 0, 130, soft), tone(880, 170, 260, { ...soft, to: 988 })],
  'on-hold': [tone(440, 0, 200, soft), tone(349, 220, 340, soft)],
  cancelled: [tone(392, 0, 140, rough), tone(311, 150, 140, rough), tone(233, 300, 280, rough)],
  'already-shipped': [tone(494, 0, 120, rough), tone(494, 240, 220, rough)],
  undone: [tone(988, 0, 80), tone(659, 90, 150)],
  tracking: [tone(1760, 0, 60), tone(1760, 100, 60), tone(2349, 200, 110)],
  notice: [tone(466, 0, 160, soft)],
  'not-saved': [
    tone(880, 0, 120, rough),
    tone(220, 120, 120, rough),
    tone(880, 240, 120, rough),
    tone(220, 360, 240, rough),
  ],
};

function shape(wave: Wave, turn: number): number {
  const sine = Math.sin(turn);
  if (wave === 'sine') return sine;
  if (wave === 'soft') return sine * 0.8 + Math.sin(2 * turn) * 0.2;
  // A few odd harmonics: a buzz that is heard through a warehouse without hurting.
  return sine * 0.6 + Math.sin(3 * turn) * 0.28 + Math.sin(5 * turn) * 0.16;
}

function render(tones: readonly Tone[]): Float32Array {
  const length = Math.max(...tones.map((one) => one.at + one.ms));
  const samples = new Float32Array(Math.ceil((length * RATE) / 1000));
  for (const one of tones) add(samples, one);
  return samples;
}

function add(
  samples: Float32Array,
  { hz, to = hz, at, ms, loud = 0.7, wave = 'sine' }: Tone,
): void {
  const start = Math.round((at * RATE) / 1000);
  const count = Math.round((ms * RATE) / 1000);
  let turn = 0;
  for (let n = 0; n < count && start + n < samples.length; n++) {
    turn += (2 * Math.PI * (hz + ((to - hz) * n) / count)) / RATE;
    // In within 3 ms and out over the second half, so that nothing clicks.
    const rise = Math.min(1, n / (RATE * 0.003));
    const fall = Math.min(1, (count - n) / (count * 0.5));
    const here = start + n;
    samples[here] = (samples[here] ?? 0) + shape(wave, turn) * loud * rise * fall;
  }
}

/** Mono, 16 bit. */
function wav(samples: Float32Array): Buffer {
  const file = Buffer.alloc(44 + samples.length * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + samples.length * 2, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, n) => {
    file.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample * 0.8)) * 32_767), 44 + n * 2);
  });
  return file;
}

for (const [name, tones] of Object.entries(sounds)) {
  writeFileSync(new URL(`${name}.wav`, import.meta.url), wav(render(tones)));
}
