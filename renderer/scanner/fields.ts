/**
 * Fields one can type into, and putting them back as they were before a scanner typed into them.
 * Changes go through the element's own setter and an `input` event, so that React sees them too.
 */

export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLElement;

// Inputs whose keys press or choose instead of typing text.
const NOT_TYPED = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
]);

/** The field that a key on `target` would type into, or null. */
export function fieldOf(target: EventTarget | null): Field | null {
  if (isText(target)) {
    const typed = target instanceof HTMLTextAreaElement || !NOT_TYPED.has(target.type);
    return typed && !target.readOnly && !target.disabled ? target : null;
  }
  return target instanceof HTMLElement && target.isContentEditable ? editingHost(target) : null;
}

/** Remembers what is in `field`; the answer puts it back, caret and selection included. */
export function remember(field: Field): () => void {
  return isText(field) ? rememberText(field) : rememberContent(field);
}

/** Puts `text` in the place of what is in `field`, as if somebody had typed it. */
export function fill(field: Field, text: string): void {
  if (isText(field)) {
    setValue(field, text);
  } else {
    field.textContent = text;
  }
  tell(field);
}

function rememberText(field: HTMLInputElement | HTMLTextAreaElement): () => void {
  const { value, selectionStart, selectionEnd, selectionDirection } = field;
  return () => {
    if (field.value !== value) {
      setValue(field, value);
      tell(field);
    }
    // Number and e-mail fields have no selection to put back.
    if (selectionStart === null) return;
    field.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? 'none');
  };
}

function setValue(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  // React puts a setter of its own on the element and takes a value set through it for its own.
  const owner = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(owner.prototype, 'value')?.set?.call(field, value);
}

function tell(field: Field): void {
  field.dispatchEvent(
    new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }),
  );
}

function rememberContent(host: HTMLElement): () => void {
  const copies = [...host.childNodes].map((node) => node.cloneNode(true));
  const text = host.textContent;
  const caret = caretIn(host);
  return () => {
    if (host.textContent === text) return;
    host.replaceChildren(...copies.map((node) => node.cloneNode(true)));
    placeCaret(host, caret);
    tell(host);
  };
}

/** How many characters of `host` come before the caret. */
function caretIn(host: HTMLElement): number {
  const selection = host.ownerDocument.getSelection();
  if (!selection || selection.rangeCount === 0) return 0;
  const range = selection.getRangeAt(0).cloneRange();
  const { startContainer, startOffset } = range;
  if (!host.contains(startContainer)) return 0;
  range.selectNodeContents(host);
  range.setEnd(startContainer, startOffset);
  return range.toString().length;
}

function placeCaret(host: HTMLElement, caret: number): void {
  const walker = host.ownerDocument.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  let left = caret;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (left <= length) {
      host.ownerDocument.getSelection()?.collapse(node, left);
      return;
    }
    left -= length;
  }
  host.ownerDocument.getSelection()?.collapse(host, host.childNodes.length);
}

function editingHost(element: HTMLElement): HTMLElement {
  const parent = element.parentElement;
  return parent?.isContentEditable ? editingHost(parent) : element;
}

function isText(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
