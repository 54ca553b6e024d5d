/**
 * Keys that were held back in case they were a scan, given to the page once a person proves to
 * have typed them. An event made by a script has no default action; the one that a letter has
 * outside of fields, choosing in a list, is done here.
 */

/** Presses the key of `event` on `target` again, for the page's listeners. */
export function giveBack(event: KeyboardEvent, target: EventTarget): void {
  const { key, code, location, ctrlKey, shiftKey, altKey, metaKey } = event;
  const again = new KeyboardEvent('keydown', {
    ...{ key, code, location, ctrlKey, shiftKey, altKey, metaKey },
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  const wanted = target.dispatchEvent(again);
  if (wanted && target instanceof HTMLSelectElement) choose(target, key);
}

/** The next option that begins with `letter`, as a browser's own list would choose. */
function choose(select: HTMLSelectElement, letter: string): void {
  const options = [...select.options];
  const after = options.slice(select.selectedIndex + 1);
  const found = [...after, ...options].find(
    (option) =>
      !option.disabled && option.text.trim().toLowerCase().startsWith(letter.toLowerCase()),
  );
  if (!found || found.selected) return;
  found.selected = true;
  select.dispatchEvent(new Event('input', { bubbles: true }));
  select.dispatchEvent(new Event('change', { bubbles: true }));
}
