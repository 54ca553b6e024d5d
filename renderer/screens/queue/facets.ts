/** Picking facet values. Pure. */
import type { Facet, FacetValue, Filters } from '../../store/queue-view.ts';

/** A facet's values to choose from: those found, and those picked that nothing has any more (to be unpicked). */
export function facetOptions(
  found: readonly FacetValue[],
  picked: readonly string[],
): readonly FacetValue[] {
  const known = new Set(found.map((option) => option.value));
  const gone = picked.filter((value) => !known.has(value));
  return [...found, ...gone.map((value) => ({ value, count: 0 }))];
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
