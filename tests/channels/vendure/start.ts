/** Starts the Vendure of this folder for a run of the tests, with a key that may do everything. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    readonly vendure: { readonly url: string; readonly session: string };
  }
}

export async function setup({ provide }: TestProject): Promise<() => void> {
  const server = spawn(process.execPath, [join(import.meta.dirname, 'server.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    server.once('exit', () =>
      reject(new Error('Vendure did not start: npm ci --ignore-scripts in tests/channels/vendure')),
    );
    createInterface(server.stdout).once('line', (line) => resolve(JSON.parse(line).url));
  });
  provide('vendure', { url, session: await signIn(url) });
  return () => server.stdin.end();
}

async function signIn(url: string): Promise<string> {
  const query = 'mutation { login(username: "superadmin", password: "superadmin") { __typename } }';
  const response = await fetch(`${url}/admin-api`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.headers.get('vendure-auth-token') ?? '';
}
