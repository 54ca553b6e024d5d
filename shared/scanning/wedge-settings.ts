/** How a keyboard scanner types, as a station may set it. */

export interface WedgeSettings {
  /** The longest usual time between two keys. Fast scanners need 5 to 20 ms, radio ones up to 60. */
  readonly keyGapMs: number;
  /**
   * How long a code may stall before it is taken to be over. A scanner that types no Enter or Tab
   * is read after this pause: set it to 60 for such a one, longer for a radio link with hiccups.
   */
  readonly idleMs: number;
  /** The shortest code that ends in Enter or Tab. */
  readonly minLength: number;
  /** The shortest code that ends in a pause: two letters may be a person in a hurry. */
  readonly minLengthIdle: number;
  /** Text the scanner types before and after each code; it is cut off. */
  readonly prefix: string;
  readonly suffix: string;
}

/** What fits scanners as they are sold: 10 ms a key and Enter. */
export const defaultWedgeSettings: WedgeSettings = {
  keyGapMs: 40,
  idleMs: 250,
  minLength: 2,
  minLengthIdle: 6,
  prefix: '',
  suffix: '',
};

/** For a radio scanner that needs up to 60 ms a key. */
export const slowWedgeSettings: WedgeSettings = { ...defaultWedgeSettings, keyGapMs: 75 };

/** For a scanner that types neither Enter nor Tab. */
export const bareWedgeSettings: WedgeSettings = {
  ...defaultWedgeSettings,
  idleMs: 60,
  minLengthIdle: 2,
};
