/** The Vendure of this folder as a program beside the tests, and a key that may do everything there. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { askApi } from '../real/shop-api.ts';

export interface RunningVendure {
  readonly url: string;
  /** Of its owner. */
  readonly session: string;
  readonly stop: () => void;
}

/** Whether it was installed here: it is a package of its own, which `npm test` sets up. */
export function isInstalled(): boolean {
  return existsSync(join(import.meta.dirname, 'node_modules', '@vendure', 'core'));
}

export async function startVendure(): Promise<RunningVendure> {
  const server = spawn(process.execPath, [join(import.meta.dirname, 'server.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    server.once('exit', () =>
      reject(new Error('Vendure did not start: npm ci --ignore-scripts in tests/channels/vendure')),
    );
    createInterface(server.stdout).once('line', (line) => resolve(JSON.parse(line).url));
  });
  return { url, session: await signIn(url), stop: () => server.stdin.end() };
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

/** A key of the owner's own role. */
export async function ownersKey({ url, session }: RunningVendure): Promise<string> {
  const ask = async (query: string, variables = {}) => {
    const headers = { authorization: `Bearer ${session}` };
    const body = { query, variables };
    return (await askApi({ method: 'POST', url: `${url}/admin-api`, headers, body })).data;
  };
  const { roles } = await ask('{ roles { items { id code } } }');
  const all: { id: string; code: string }[] = roles.items;
  const role = all.find(({ code }) => code === '__super_admin_role__')?.id;
  const { createApiKey } = await ask(
    `mutation ($role: ID!) { createApiKey(input: {
      roleIds: [$role], translations: [{ languageCode: en, name: "packbench" }]
    }) { apiKey } }`,
    { role },
  );
  return createApiKey.apiKey;
}
