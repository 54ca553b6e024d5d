/**
 * The server's revisions that this station has merged: a document may be written over one of these without being read
 * first. Forgotten ones cost one reading each. Attachments that other tools put there are written again with it.
 */
import type { Leaf, RemoteDoc, RemoteWrite } from '../../../shared/replication/remote.ts';

interface Known {
  readonly rev: string;
  readonly attachments: unknown;
}

const KEPT = 50_000;
/** The server's changes bring back what we wrote; of more than this it is not worth saying that we know it. */
const WRITTEN = 2_000;

export class ServerRevs {
  private readonly known = new Map<string, Known>();
  /** What we wrote, until the changes are asked for. */
  private readonly written = new Map<string, string>();

  /** Takes note of a document as the server has it. */
  see({ _id, _rev, _attachments }: RemoteDoc): void {
    this.set(_id, { rev: _rev, attachments: _attachments });
  }

  /** Takes note of a revision that we wrote; attachments are as they were. */
  wrote(id: string, rev: string): void {
    this.set(id, { rev, attachments: this.known.get(id)?.attachments });
    if (this.written.size < WRITTEN) this.written.set(id, rev);
  }

  /** What we wrote since this was last asked. */
  takeWritten(): Leaf[] {
    const taken = [...this.written].map(([id, rev]) => ({ id, rev }));
    this.written.clear();
    return taken;
  }

  /** Whether this very version was merged before, and nothing beside it has to be. */
  has({ _id, _rev, _conflicts = [] }: RemoteDoc): boolean {
    return this.rev(_id) === _rev && _conflicts.length === 0;
  }

  rev(id: string): string {
    return this.known.get(id)?.rev ?? '';
  }

  /** The document with the attachments that the server has of it. */
  withAttachments(doc: RemoteWrite): RemoteWrite {
    const attachments = this.known.get(doc._id)?.attachments;
    return attachments === undefined ? doc : { ...doc, _attachments: attachments };
  }

  forget(id: string): void {
    this.known.delete(id);
    this.written.delete(id);
  }

  clear(): void {
    this.known.clear();
    this.written.clear();
  }

  private set(id: string, known: Known): void {
    this.known.delete(id);
    this.known.set(id, known);
    if (this.known.size <= KEPT) return;
    const [oldest] = this.known.keys();
    if (oldest !== undefined) this.known.delete(oldest);
  }
}
