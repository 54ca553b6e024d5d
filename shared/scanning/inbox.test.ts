import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrive, emptyInbox, type Read, type ReadInput } from './inbox.ts';

const read = (text: string, at: number, input: ReadInput = 'keyboard'): Read => ({
  text,
  at,
  input,
});

/** The reads that count, in the order they arrived. */
function counted(reads: readonly Read[]): readonly Read[] {
  let inbox = emptyInbox;
  return reads.filter((one) => {
    const step = arrive(inbox, one);
    inbox = step.inbox;
    return step.counts;
  });
}

test('openboxes 437: 4354210 by keyboard and by intent at once counts once, and is not doubled', () => {
  const reads = [read('4354210', 0, 'network'), read('4354210', 25, 'keyboard')];
  expect(counted(reads).map((one) => one.text)).toEqual(['4354210']);
});

test('the same code read twice by one input counts twice', () => {
  expect(counted([read('A', 0), read('A', 20)])).toHaveLength(2);
});

test('two quick scans that both arrive by two inputs are two', () => {
  const reads = [read('A', 0), read('A', 20, 'network'), read('A', 40), read('A', 60, 'network')];
  expect(counted(reads)).toEqual([read('A', 0), read('A', 40)]);
});

test('both scans typed before their echoes come are two', () => {
  const reads = [read('A', 0), read('A', 40), read('A', 45, 'network'), read('A', 70, 'network')];
  expect(counted(reads)).toEqual([read('A', 0), read('A', 40)]);
});

test('three inputs count once', () => {
  expect(counted([read('A', 0), read('A', 30, 'network'), read('A', 60, 'camera')])).toHaveLength(
    1,
  );
});

test('81 ms apart are two reads', () => {
  expect(counted([read('A', 0), read('A', 80, 'network')])).toHaveLength(1);
  expect(counted([read('A', 0), read('A', 81, 'network')])).toHaveLength(2);
});

test('one input sends the AIM prefix and a line end, the other does not', () => {
  const reads = [read(']E04006381333931', 0), read('4006381333931\r\n', 10, 'network')];
  expect(counted(reads)).toHaveLength(1);
});

test('different codes at once are all counted', () => {
  expect(counted([read('A', 0), read('B', 0, 'network'), read('a', 0, 'camera')])).toHaveLength(3);
});

test('no unit is lost or doubled, whatever inputs bring each read and in what order', () => {
  const inputs: readonly ReadInput[] = ['keyboard', 'network', 'camera'];
  const physical = fc.record({
    code: fc.constantFrom('A', 'B', '4006381333931'),
    after: fc.integer({ min: 0, max: 300 }),
    by: fc.subarray([...inputs], { minLength: 1 }),
    delays: fc.array(fc.integer({ min: 0, max: 39 }), { minLength: 3, maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(physical, { maxLength: 30 }), (list) => {
      const lastOf = new Map<string, number>();
      let at = 0;
      const arrivals = list.flatMap((one) => {
        at += one.after;
        // A read of one code that only another input brings, this soon, cannot be told from an
        // echo: real ones are further apart or come by the same inputs.
        at = Math.max(at, (lastOf.get(one.code) ?? -1000) + 130);
        lastOf.set(one.code, at);
        return one.by.map((input, i) => read(one.code, at + (one.delays[i] ?? 0), input));
      });
      arrivals.sort((a, b) => a.at - b.at);
      const codes = (reads: readonly { text: string }[]) => reads.map((one) => one.text).sort();
      expect(codes(counted(arrivals))).toEqual(codes(list.map((one) => ({ text: one.code }))));
    }),
    { numRuns: 1000 },
  );
});

test('two inputs that both bring every read count each once, however fast they come', () => {
  const gaps = fc.array(fc.integer({ min: 5, max: 60 }), { maxLength: 40 });
  fc.assert(
    fc.property(gaps, fc.integer({ min: 0, max: 80 }), (list, delay) => {
      let at = 0;
      const typed = list.map((gap) => {
        at += gap;
        return read('A', at);
      });
      const sent = typed.map((one) => read('A', one.at + delay, 'network'));
      const all = [...typed, ...sent].sort((a, b) => a.at - b.at);
      expect(counted(all)).toHaveLength(list.length);
    }),
    { numRuns: 1000 },
  );
});
