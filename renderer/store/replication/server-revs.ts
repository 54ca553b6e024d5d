/**
 * The server's revisions that this station has merged: a document may be written over one of these without being read
 * first. Forgotten ones cost one reading each. Attachments that other tools put there are written again with it.
 */
import type { RemoteDoc, RemoteWrite } from '../../../shared/replication/remote.ts';

interface Known {
  readonly rev: string;
  readonly attachments: unknown;
}

const KEPT = 50_000;

export class ServerRevs {
  private readonly known = new Map<string, Known>();

  /** Takes note of a document as the server has it. */
  see({ _id, _rev, _attachments }: RemoteDoc): void {
    this.set(_id, { rev: _rev, attachments: _attachments });
  }

  /** Takes note of a revision that we wrote; attachments are as they were. */
  wrote(id: string, rev: string): void {
    this.set(id, { rev, attachments: this.known.get(id)?.attachments });
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
  }

  clear(): void {
    this.known.clear();
  }

  private set(id: string, known: Known): void {
    this.known.delete(id);
    this.known.set(id, known);
    if (this.known.size <= KEPT) return;
    const [oldest] = this.known.keys();
    if (oldest !== undefined) this.known.delete(oldest);
  }
}
