/**
 * Whether goods fit into a box, and where each would lie: the largest first, each at the lowest free corner that takes it
 * in one of its six positions, let down onto what is below. A heuristic (extreme points: Crainic, Perboli and Tadei 2008,
 * INFORMS J. Computing 20(3)): what it places does fit; what it does not may fit all the same.
 */

/** mm. */
export interface Solid {
  readonly length: number;
  readonly width: number;
  readonly height: number;
}

/** `x` along the box's length, `y` along its width, `z` up, from one corner of its floor. */
export interface Placed extends Solid {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

type Point = Pick<Placed, 'x' | 'y' | 'z'>;

/** Where each of `goods` lies, in their order; null when they were not all placed. */
export function stow(goods: readonly Solid[], box: Solid): Placed[] | null {
  const placed: Placed[] = [];
  const at = new Map<number, Placed>();
  let corners: readonly Point[] = [{ x: 0, y: 0, z: 0 }];
  const order = goods.map((_, n) => n).sort((a, b) => sizeOf(goods[b]) - sizeOf(goods[a]) || a - b);
  for (const n of order) {
    const one = place(goods[n] as Solid, box, corners, placed);
    if (one === null) return null;
    placed.push(one);
    at.set(n, one);
    corners = [...corners, ...cornersOf(one)].filter((corner) => !isInside(corner, one));
    corners = corners.toSorted((a, b) => a.z - b.z || a.y - b.y || a.x - b.x);
  }
  return goods.map((_, n) => at.get(n) as Placed);
}

/** mm³. */
export function volumeOf({ length, width, height }: Solid): number {
  return length * width * height;
}

function sizeOf(solid: Solid | undefined): number {
  return solid ? volumeOf(solid) : 0;
}

function place(
  solid: Solid,
  box: Solid,
  corners: readonly Point[],
  placed: readonly Placed[],
): Placed | null {
  for (const corner of corners)
    for (const turned of positionsOf(solid)) {
      const one = letDown({ ...turned, ...corner }, placed);
      if (isWithin(one, box) && !placed.some((other) => overlap(one, other))) return one;
    }
  return null;
}

/** Flat ones first: what lies flat carries more. */
function positionsOf({ length: a, width: b, height: c }: Solid): Solid[] {
  const all = [
    [a, b, c],
    [b, a, c],
    [a, c, b],
    [c, a, b],
    [b, c, a],
    [c, b, a],
  ] as const;
  return all
    .map(([length, width, height]) => ({ length, width, height }))
    .toSorted((one, other) => one.height - other.height);
}

/** Onto the highest of what is below it. */
function letDown(one: Placed, placed: readonly Placed[]): Placed {
  const below = placed
    .filter((other) => other.z + other.height <= one.z && overlap({ ...one, z: other.z }, other))
    .map((other) => other.z + other.height);
  return { ...one, z: Math.max(0, ...below) };
}

function cornersOf({ x, y, z, length, width, height }: Placed): Point[] {
  return [
    { x: x + length, y, z },
    { x, y: y + width, z },
    { x, y, z: z + height },
  ];
}

function isWithin(one: Placed, box: Solid): boolean {
  return (
    one.x + one.length <= box.length &&
    one.y + one.width <= box.width &&
    one.z + one.height <= box.height
  );
}

function isInside({ x, y, z }: Point, one: Placed): boolean {
  return (
    x >= one.x &&
    x < one.x + one.length &&
    y >= one.y &&
    y < one.y + one.width &&
    z >= one.z &&
    z < one.z + one.height
  );
}

/** Whether two share room; touching is none. */
export function overlap(a: Placed, b: Placed): boolean {
  return (
    a.x < b.x + b.length &&
    b.x < a.x + a.length &&
    a.y < b.y + b.width &&
    b.y < a.y + a.width &&
    a.z < b.z + b.height &&
    b.z < a.z + a.height
  );
}
