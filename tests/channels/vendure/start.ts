/** Starts the Vendure of this folder for a run of the tests. */
import type { TestProject } from 'vitest/node';
import { startVendure } from './running.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly vendure: { readonly url: string; readonly session: string };
  }
}

export async function setup({ provide }: TestProject): Promise<() => void> {
  const { url, session, stop } = await startVendure();
  provide('vendure', { url, session });
  return stop;
}
