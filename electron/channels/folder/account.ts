/** What a folder channel works with. */
export interface FolderAccount {
  /** An absolute path on the host's machine. */
  readonly path: string;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
  readonly uuid: () => string;
  /** A local time without a zone as UTC ISO. */
  readonly utcOf: (local: string) => string;
}
