/** Picking facet values. Pure. */
import type { AgeBand, Facet, FacetValue, Filters, Holder } from '../../store/queue-view.ts';

/** Facets whose values have an order of their own; the rest stands by how many there are. */
const ORDERED: { readonly [facet in Facet]?: readonly string[] } = {
  age: ['today', 'days', 'week', 'older'] satisfies AgeBand[],
  holder: ['here', 'others', 'nobody'] satisfies Holder[],
};

/** A facet's values to choose from: those found, and those picked that nothing has any more (to be unpicked). */
export function facetOptions(
  facet: Facet,
  found: readonly FacetValue[],
  picked: readonly string[],
): readonly FacetValue[] {
  const known = new Set(found.map((option) => option.value));
  const gone = picked.filter((value) => !known.has(value));
  const options = [...found, ...gone.map((value) => ({ value, count: 0 }))];
  const order = ORDERED[facet];
  return order ? options.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value)) : options;
}

/** The filters with one value of a facet picked or not. */
export function withPicked(filters: Filters, facet: Facet, value: string, on: boolean): Filters {
  const others = filters[facet].filter((one) => one !== value);
  return { ...filters, [facet]: on ? [...others, value] : others };
}

/** Every value that is picked, with its facet. */
export function pickedValues(
  filters: Filters,
): readonly { readonly facet: Facet; readonly value: string }[] {
  const facets: readonly Facet[] = [
    'channel',
    'country',
    'service',
    'tag',
    'age',
    'priority',
    'holder',
  ];
  return facets.flatMap((facet) => filters[facet].map((value) => ({ facet, value })));
}
