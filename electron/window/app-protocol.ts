/** The page's own protocol in Electron, `app://packbench/`: the built page's files and nothing else. */
import type { Protocol } from 'electron';
import { pageFile } from '../page-files.ts';
import { pageHeaders } from '../page-policy.ts';

/** The origin under which Electron's page keeps its orders. Changing it would show an empty store. */
export const APP_ORIGIN = 'app://packbench';

/** What must be declared before Electron is ready: the page needs storage and modules, as on the web. */
export const APP_SCHEME = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
} as const;

/** Answers the page's requests from `folder`. */
export function servePage(protocol: Pick<Protocol, 'handle'>, folder: string): void {
  protocol.handle(APP_SCHEME.scheme, (request) => pageAnswer(request, folder));
}

/** One answer: a file of the page, or 404. */
export async function pageAnswer(
  { method, url }: Pick<Request, 'method' | 'url'>,
  folder: string,
): Promise<Response> {
  const headers = pageHeaders();
  if (method !== 'GET' || !url.startsWith(`${APP_ORIGIN}/`))
    return new Response(null, { status: 403, headers });
  const file = await pageFile(folder, pathOf(url));
  if (file === undefined) return new Response(null, { status: 404, headers });
  return new Response(file.body, { headers: { ...headers, 'Content-Type': file.type } });
}

/** The path as it was asked for. `URL` would resolve its dots before anyone has looked at them. */
function pathOf(url: string): string {
  return url.slice(APP_ORIGIN.length).replace(/[?#].*$/s, '');
}
