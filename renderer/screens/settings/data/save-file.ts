/** Saving a stream as a file: where the person says, if the browser lets them; else among the downloads. */

export type Saved =
  | { readonly kind: 'saved'; readonly name: string }
  /** The person closed the dialog, or stopped it. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not-written'; readonly reason: string };

export interface FileKind {
  readonly name: string;
  readonly type: string;
}

// Chromium's file dialog, which TypeScript's DOM does not know.
interface Picker {
  readonly showSaveFilePicker?: (options: {
    readonly suggestedName: string;
  }) => Promise<FileSystemFileHandle>;
}

/** Asks where to first, so that `make` only runs when there is a place for what it makes. */
export async function saveFile(
  { name, type }: FileKind,
  make: () => ReadableStream<Uint8Array>,
): Promise<Saved> {
  const { showSaveFilePicker } = window as Picker;
  try {
    if (showSaveFilePicker) {
      const file = await showSaveFilePicker.call(window, { suggestedName: name });
      await make().pipeTo(await file.createWritable());
      return { kind: 'saved', name: file.name };
    }
    download(await new Response(make(), { headers: { 'content-type': type } }).blob(), name);
    return { kind: 'saved', name };
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'AbortError') return { kind: 'cancelled' };
    return { kind: 'not-written', reason: fault instanceof Error ? fault.message : String(fault) };
  }
}

function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Given back when the browser has surely begun to read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
