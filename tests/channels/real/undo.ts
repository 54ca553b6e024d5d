/** How what was made at a shop is taken away: the last first, and all of it, whatever fails. */

export interface Undo {
  /** Another one was made; this takes it away. */
  made(remove: () => Promise<unknown>): void;
  /** Throws behind the last one, with all that failed. */
  all(): Promise<void>;
}

export function createUndo(): Undo {
  const waiting: (() => Promise<unknown>)[] = [];
  return {
    made: (remove) => {
      waiting.push(remove);
    },
    all: async () => {
      const failed: unknown[] = [];
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
        await next().catch((error) => failed.push(error));
      if (failed.length > 0)
        throw new AggregateError(failed, `Left behind: ${failed.map(String).join('; ')}`);
    },
  };
}
