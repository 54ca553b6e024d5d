/** The ways in which scanners are known to type, by name. */
import {
  bareWedgeSettings,
  defaultWedgeSettings,
  slowWedgeSettings,
  type WedgeSettings,
} from '../../../../shared/scanning/wedge-settings.ts';

export const PRESETS = [
  { name: 'fast', settings: timesOf(defaultWedgeSettings) },
  { name: 'slow', settings: timesOf(slowWedgeSettings) },
  { name: 'bare', settings: timesOf(bareWedgeSettings) },
] as const;

export type PresetName = (typeof PRESETS)[number]['name'] | 'own';

/** The preset that settings are, prefix and suffix aside; `own` when they are none. */
export function presetOf(settings: WedgeSettings): PresetName {
  const wanted = JSON.stringify(timesOf(settings));
  return PRESETS.find((one) => JSON.stringify(one.settings) === wanted)?.name ?? 'own';
}

function timesOf({ keyGapMs, idleMs, minLength, minLengthIdle }: WedgeSettings) {
  return { keyGapMs, idleMs, minLength, minLengthIdle };
}
