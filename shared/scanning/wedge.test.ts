import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOf, keys, press, scan, typed } from './keyboard.testing.ts';
import type { Keystroke } from './keystroke.ts';
import { foldIdle, foldKey, idleDue, idleWedge } from './wedge.ts';
import { bareWedgeSettings, defaultWedgeSettings, slowWedgeSettings } from './wedge-settings.ts';

const EAN = '4006381333931';

describe('a scan is read whole', () => {
  test.each([
    ['Enter', ['Enter']],
    ['Tab', ['Tab']],
    ['nothing', []],
  ])('when the scanner ends with %s', (_, end) => {
    expect(typed(scan(EAN, 0, 10, end))).toEqual({
      codes: [EAN],
      left: [],
      swallowed: end,
      held: [],
    });
  });

  test.each([
    'A1',
    'B07',
    'https://id.gs1.org/01/04006381333931?17=261231',
    'A-1.2/3:4?5',
    'ABP N60C IQ3980',
    'Größe-Ä',
  ])('%s', (code) => {
    expect(typed(scan(code)).codes).toEqual([code]);
  });

  test('and says when its last key went down', () => {
    const strokes = scan('A1', 1000, 10);
    let state = idleWedge;
    let read: unknown;
    for (const stroke of strokes) {
      const step = foldKey(state, stroke, defaultWedgeSettings);
      state = step.state;
      read = step.read ?? read;
    }
    expect(read).toEqual({ text: 'A1', at: 1020 });
  });

  test('with AIM prefix and GS, typed as Ctrl+], as the character, as F8 or as Alt+029', () => {
    const before = [...']C10104006381333931'];
    const after = [...'17261231', 'Enter'];
    const gs: Record<string, readonly Keystroke[]> = {
      ctrl: [press('Control', 0), press(']', 0, { ctrl: true })],
      raw: [press('\x1d', 0)],
      ctrlRaw: [press('\x1d', 0, { ctrl: true })],
      f8: [press('F8', 0)],
      alt: [
        press('Alt', 0),
        ...['Insert', '2', 'PageUp'].map((key, i) =>
          press(key, 0, { alt: true, code: `Numpad${'029'[i]}` }),
        ),
      ],
    };
    for (const [way, strokes] of Object.entries(gs)) {
      const all = [
        ...before.map((key) => press(key, 0)),
        ...strokes,
        ...after.map((k) => press(k, 0)),
      ];
      const timed = all.map((stroke, i) => ({ ...stroke, at: i * 8 }));
      expect([way, typed(timed).codes]).toEqual([way, [']C10104006381333931\x1d17261231']]);
    }
  });

  test('with GS as its first character', () => {
    const strokes = [press(']', 0, { ctrl: true }), ...scan('10AB', 10)];
    expect(typed(strokes).codes).toEqual(['\x1d10AB']);
  });

  test('with capitals typed by Shift, and signs typed by AltGr', () => {
    const strokes = [
      press('Shift', 0),
      press('A', 2),
      press('AltGraph', 8),
      press(']', 10, { ctrl: true, alt: true }),
      press('b', 20),
      press('Enter', 30),
    ];
    expect(typed(strokes).codes).toEqual(['A]b']);
  });

  test('though a pause of 150 ms falls into it', () => {
    const gaps = [...EAN].map((_, i) => (i === 4 ? 150 : 10));
    expect(typed(keys([...EAN, 'Enter'], 0, gaps)).codes).toEqual([EAN]);
  });

  test('though its first character comes 90 ms ahead', () => {
    const gaps = [...EAN].map((_, i) => (i === 0 ? 90 : 10));
    expect(typed(keys([...EAN, 'Enter'], 0, gaps)).codes).toEqual([EAN]);
  });

  test('from a slow scanner, where the station is set to one', () => {
    expect(typed(scan(EAN, 0, 60), slowWedgeSettings).codes).toEqual([EAN]);
    expect(typed(scan(EAN, 0, 60)).codes).toEqual([]);
  });

  test('without the prefix and suffix that the station has set', () => {
    const settings = { ...defaultWedgeSettings, prefix: '~', suffix: '$$' };
    expect(typed(scan('~A1$$'), settings).codes).toEqual(['A1']);
    expect(typed(scan('A1'), settings).codes).toEqual(['A1']);
  });
});

describe('scans in a row', () => {
  test('two 30 ms apart stay two', () => {
    const first = scan(EAN);
    const second = scan('012345678905', endOf(first) + 30);
    expect(typed([...first, ...second]).codes).toEqual([EAN, '012345678905']);
  });

  test('ten of one code in less than two seconds are ten (odoo 3564)', () => {
    const strokes = Array.from({ length: 10 }, (_, i) => scan(EAN, i * 190)).flat();
    expect(endOf(strokes)).toBeLessThan(2000);
    expect(typed(strokes).codes).toEqual(Array.from({ length: 10 }, () => EAN));
  });

  test('twenty a second are twenty', () => {
    const codes = Array.from({ length: 20 }, (_, i) => `SKU-${i}`);
    expect(typed(codes.flatMap((code, i) => scan(code, i * 50, 4))).codes).toEqual(codes);
  });

  test('without an end key are told apart by the pause', () => {
    const strokes = [...scan('4354210', 0, 8, []), ...scan('4354210', 150, 8, [])];
    expect(typed(strokes, bareWedgeSettings).codes).toEqual(['4354210', '4354210']);
  });

  test('CR LF and Tab Enter end one scan once', () => {
    const crlf = [...scan('A1'), press('j', 32, { ctrl: true })];
    expect(typed(crlf)).toMatchObject({ codes: ['A1'], left: [], swallowed: ['Enter', 'j'] });
    const both = scan('A1', 0, 10, ['Tab', 'Enter']);
    expect(typed(both)).toMatchObject({ codes: ['A1'], left: [], swallowed: ['Tab', 'Enter'] });
  });

  test('an Enter that comes late, after its code was read for the pause, presses nothing', () => {
    const strokes = [...scan(EAN, 0, 10, []), press('Enter', 120 + 400)];
    expect(typed(strokes)).toMatchObject({ codes: [EAN], left: [], swallowed: ['Enter'] });
  });
});

describe('the cases of users (fixtures)', () => {
  test('OCA 239: focus moved into a field by an on-screen keyboard does not split a code', () => {
    const strokes = scan('8480000650672').map((stroke, i) => ({ ...stroke, editable: i >= 7 }));
    expect(typed(strokes).codes).toEqual(['8480000650672']);
  });

  test('hotwax picking 139: what was typed or left before is not glued to the code', () => {
    const left = keys(['1', '2', '3'], 0, 130);
    const strokes = [...left, ...scan(EAN, endOf(left) + 150)];
    expect(typed(strokes)).toMatchObject({ codes: [EAN], left: ['1', '2', '3'] });
  });

  test("hotwax count 1280: the Enter that pressed Start is the page's, the scan after it is read", () => {
    const strokes = [press('Enter', 0), ...scan(EAN, 40)];
    expect(typed(strokes)).toMatchObject({ codes: [EAN], left: ['Enter'], swallowed: ['Enter'] });
  });

  test('barcode-to-pc 214: keys that arrive late and in heaps on a slow PC are all kept', () => {
    const gaps = [...EAN].map((_, i) => (i % 5 === 4 ? 180 : 1));
    expect(typed(keys([...EAN, 'Enter'], 0, gaps)).codes).toEqual([EAN]);
  });
});

describe('a person is not a scanner', () => {
  test.each([
    ['a letter', ['s']],
    ['Enter', ['Enter']],
    ['a letter and Enter', ['s', 'Enter']],
    ['a blank', [' ']],
    ['Escape', ['Escape']],
  ])('%s stays with the page', (_, list) => {
    expect(typed(keys(list, 0, 30))).toEqual({ codes: [], left: list, swallowed: [], held: [] });
  });

  test.each([[[80, 120, 95, 110, 85]], [[50, 90, 50, 100, 50]]])(
    'typing a word with gaps of %j ms and Enter',
    (gaps) => {
      const list = [...'boxes', 'Enter'];
      expect(typed(keys(list, 0, gaps))).toMatchObject({ codes: [], left: list });
    },
  );

  test('two letters rolled over in 25 ms', () => {
    expect(typed(keys(['t', 'h'], 0, 25))).toMatchObject({ codes: [], left: ['t', 'h'] });
  });

  test('a key held down repeats and is not a code', () => {
    const held = Array.from({ length: 30 }, (_, i) => press('0', 500 + i * 30, { repeat: true }));
    const strokes = [press('0', 0), ...held, press('Enter', 1430)];
    expect(typed(strokes).codes).toEqual([]);
  });

  test('an input method composing', () => {
    const strokes = [...'nihao'].map((key, i) => press(key, i * 10, { composing: true }));
    expect(typed([...strokes, press('Dead', 60)]).codes).toEqual([]);
  });

  test('shortcuts keep their keys', () => {
    const strokes = [
      press('c', 0, { ctrl: true }),
      press('v', 30, { meta: true }),
      press('1', 60, { alt: true }),
    ];
    expect(typed(strokes)).toMatchObject({ codes: [], left: ['c', 'v', '1'] });
  });
});

test("a shortcut soon after a letter is the page's; Ctrl and a letter within a scan is the code's", () => {
  const { state } = foldKey(idleWedge, press('a', 0), defaultWedgeSettings);
  const chord = (at: number) =>
    foldKey(state, press('d', at, { ctrl: true }), defaultWedgeSettings);
  expect(chord(60)).toMatchObject({ does: 'pass', released: 1 });
  expect(chord(10)).toMatchObject({ does: 'hold', released: 0 });
});

test('a lone key is given back within 100 ms, a code without end read after its pause', () => {
  const lone = foldKey(idleWedge, press('j', 1000), defaultWedgeSettings).state;
  expect(idleDue(lone, defaultWedgeSettings)).toBe(1100);
  // In a field it is on screen already, and may wait for a scanner that stalls.
  const inField = foldKey(idleWedge, press('j', 1000, { editable: true }), defaultWedgeSettings);
  expect(idleDue(inField.state, defaultWedgeSettings)).toBe(1250);
  expect(foldIdle(lone, 1099, defaultWedgeSettings)).toEqual({
    state: lone,
    does: 'pass',
    released: 0,
  });
  expect(foldIdle(lone, 1100, defaultWedgeSettings).released).toBe(1);
  expect(idleDue(idleWedge, defaultWedgeSettings)).toBeNull();
});

describe('laws', () => {
  const code = fc.stringMatching(/^[A-Za-z0-9:/.?_-]{2,30}$/);
  const gap = fc.integer({ min: 5, max: 60 });
  // Every code comes out whatever the pace, and whether or not focus changes on the way.
  const scans = fc.array(
    fc.record({
      code,
      gaps: fc.array(gap, { minLength: 31, maxLength: 31 }),
      before: fc.integer({ min: 30, max: 900 }),
      end: fc.constantFrom('Enter', 'Tab'),
      editable: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  );

  test('scans at 5 to 60 ms a key, 30 ms or more apart, come out exactly', () => {
    fc.assert(
      fc.property(scans, (list) => {
        let at = 0;
        const strokes = list.flatMap((one) => {
          const keyed = keys([...one.code, one.end], at + one.before, one.gaps);
          at = endOf(keyed);
          return keyed.map((stroke) => ({ ...stroke, editable: one.editable }));
        });
        expect(typed(strokes, slowWedgeSettings)).toEqual({
          codes: list.map((one) => one.code),
          left: [],
          swallowed: list.map((one) => one.end),
          held: [],
        });
      }),
      { numRuns: 1000 },
    );
  });

  const anyKey = fc.constantFrom(...'abz019 -./', 'Enter', 'Tab', 'Backspace', 'Shift', 'ArrowUp');

  test('a person at 90 ms a key or slower never makes a read, and keeps every key', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyKey, fc.integer({ min: 90, max: 2000 })), { maxLength: 60 }),
        fc.constantFrom(defaultWedgeSettings, slowWedgeSettings),
        (list, settings) => {
          const names = list.map(([key]) => key);
          const strokes = keys(
            names,
            0,
            list.map(([, after]) => after),
          );
          const { codes, left } = typed(strokes, settings);
          expect(codes).toEqual([]);
          expect([...left].sort()).toEqual([...names].sort());
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('a person typing before and after a scan keeps every key, and the scan comes out', () => {
    const word = fc.array(fc.constantFrom(...'abcdefg'), { minLength: 2, maxLength: 8 });
    const gap = fc.integer({ min: 85, max: 400 });
    fc.assert(
      fc.property(word, code, word, gap, fc.boolean(), (before, text, after, gap, editable) => {
        const first = keys(before, 0, gap);
        const middle = scan(text, endOf(first) + gap);
        const last = keys(after, endOf(middle) + gap, gap);
        const strokes = [...first, ...middle, ...last].map((one) => ({ ...one, editable }));
        expect(typed(strokes)).toEqual({
          codes: [text],
          left: [...before, ...after],
          swallowed: ['Enter'],
          held: [],
        });
      }),
      { numRuns: 1000 },
    );
  });

  test("no key is lost: each is a person's, a code's or an end", () => {
    const stroke = fc.record({
      key: anyKey,
      after: fc.integer({ min: 0, max: 300 }),
      ctrl: fc.boolean(),
      editable: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 80 }), (list) => {
        let at = 0;
        const strokes = list.map((one) => {
          at += one.after;
          return press(one.key, at, { ctrl: one.ctrl && one.key === 'a', editable: one.editable });
        });
        const { codes, left, swallowed, held } = typed(strokes);
        expect(held).toEqual([]);
        // Blanks around a code are cut off, so the codes may be shorter than their keys.
        const length = codes.join('').length + left.length + swallowed.length;
        expect(length).toBeLessThanOrEqual(strokes.length);
        if (codes.length === 0) expect(left.length + swallowed.length).toBe(strokes.length);
      }),
      { numRuns: 1000 },
    );
  });
});
