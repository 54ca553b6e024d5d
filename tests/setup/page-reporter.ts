/** Prints what stood on the page when a test failed: where only the output of a run is kept, a picture is no help. */
import { readFileSync } from 'node:fs';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

const MOST = 8_000;

// biome-ignore lint/style/noDefaultExport: the runner loads a reporter by it
export default class PageReporter implements Reporter {
  onTestEnd(test: TestCase, { status, attachments }: TestResult): void {
    if (status === test.expectedStatus) return;
    const path = attachments.find(({ name }) => name === 'error-context')?.path;
    if (path === undefined) return;
    console.log(`\n${test.title}: the page\n${readFileSync(path, 'utf8').slice(0, MOST)}`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
