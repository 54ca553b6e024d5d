/** Bulk work under way in the app while somebody scans. */
import type { Page } from '@playwright/test';
import { codesFor, scan, type Work } from './scans.ts';

export async function importWhile(page: Page, work: Work[]): Promise<{ codes: string[]; times: number[] }> {
  const codes = codesFor(work, 100);
  return { codes, times: await scan(page, codes, 10) };
}
