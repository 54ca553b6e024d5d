/** What was set aside of one collection (R6): refused here or there, listed until it is through, kept over restarts. */
import type { Aside } from './place.ts';

export class AsideList {
  private readonly entries = new Map<string, Aside>();

  constructor(
    kept: readonly Aside[],
    private readonly iso: () => string,
    private readonly changed: () => void,
  ) {
    for (const entry of kept) this.entries.set(entry.id, entry);
  }

  put(id: string, kind: Aside['kind'], reason: string): void {
    const known = this.entries.get(id);
    const at = known?.kind === kind ? known.at : this.iso();
    this.entries.set(id, { id, kind, reason, at });
    this.changed();
  }

  /** Takes a document off the list, if it is there for one of these reasons. */
  clear(id: string, kinds: readonly Aside['kind'][]): void {
    const known = this.entries.get(id);
    if (!known || !kinds.includes(known.kind)) return;
    this.entries.delete(id);
    this.changed();
  }

  get(id: string): Aside | undefined {
    return this.entries.get(id);
  }

  all(): Aside[] {
    return [...this.entries.values()];
  }
}
