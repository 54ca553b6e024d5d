/** Picking facet values. Pure. */
import type { AgeBand, Facet, FacetValue, Filters } from '../../store/queue-view.ts';

const AGES: readonly string[] = ['today', 'days', 'week', 'older'] satisfies AgeBand[];

/** A facet's values to choose from: those found, and those picked that nothing has any more (to be unpicked). */
export function facetOptions(
  facet: Facet,
  found: readonly FacetValue[],
  picked: readonly string[],
): readonly FacetValue[] {
  const known = new Set(found.map((option) => option.value));
  const gone = picked.filter((value) => !known.has(value));
  const options = [...found, ...gone.map((value) => ({ value, count: 0 }))];
  // Ages have an order of their own; the rest stands by how many there are.
  return facet === 'age'
    ? options.sort((a, b) => AGES.indexOf(a.value) - AGES.indexOf(b.value))
    : options;
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
  const facets: readonly Facet[] = ['channel', 'country', 'service', 'tag', 'age', 'priority'];
  return facets.flatMap((facet) => filters[facet].map((value) => ({ facet, value })));
}
