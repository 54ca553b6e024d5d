/** SKUs for what somebody typed so far: those that have every word of it in SKU or title. Pure. */

interface Named {
  readonly sku: string;
  readonly title: string;
}

const CHOICES = 12;

/** The first few; one that was typed whole comes first, whatever else begins like it. */
export function findSkus<S extends Named>(skus: Iterable<S>, typed: string): S[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found: S[] = [];
  if (words.length === 0) return found;
  for (const one of skus) {
    const text = `${one.sku} – ${one.title}`.toLowerCase();
    if (one.sku.toLowerCase() === words.join(' ')) found.unshift(one);
    else if (found.length < CHOICES && words.every((word) => text.includes(word))) found.push(one);
  }
  return found;
}
