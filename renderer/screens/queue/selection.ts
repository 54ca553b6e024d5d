/** Which rows of a list are ticked: one by one, a range, all. Pure. */

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Where a range begins: the row that was ticked last. */
  readonly anchor: string | null;
}

export const nothingSelected: Selection = { ids: new Set(), anchor: null };

/** The row ticked, or not any more; the next range begins here. */
export function toggled(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id };
}

/** Every row from the anchor to `id` ticked, in the list as it is shown. Without an anchor in it: `id` alone. */
export function extended(
  selection: Selection,
  id: string,
  shown: readonly { readonly id: string }[],
): Selection {
  const to = shown.findIndex((row) => row.id === id);
  const anchor = shown.findIndex((row) => row.id === selection.anchor);
  const from = anchor < 0 ? to : anchor;
  const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  return {
    ids: new Set([...selection.ids, ...range.map((row) => row.id)]),
    anchor: anchor < 0 ? id : selection.anchor,
  };
}

/** These rows and no others. */
export function only(ids: readonly string[]): Selection {
  return { ids: new Set(ids), anchor: null };
}
