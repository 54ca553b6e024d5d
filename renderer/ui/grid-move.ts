/** Where a key moves to in a list. Pure. */

export const ROW_HEIGHT = 52;

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** The index that `key` moves to from `index` (-1: nowhere yet) in a list of `count`, or null when it does not move. */
export function gridMove(key: Key, index: number, count: number, page: number): number | null {
  if (count === 0 || key.altKey || key.metaKey) return null;
  const to = target(key.key, index, count, page);
  return to === null ? null : Math.min(count - 1, Math.max(0, to));
}

function target(key: string, index: number, count: number, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'PageDown':
      return index + page;
    case 'PageUp':
      return index - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
