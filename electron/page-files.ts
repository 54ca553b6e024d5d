/** The built page's files: what an address names, and nothing outside their folder. Both hosts serve from here. */
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.csv': 'text/csv; charset=utf-8',
  '.gz': 'application/gzip',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/** A file of the page, ready to be sent. `lasting` files carry a hash in their name and never change. */
export interface PageFile {
  readonly body: Buffer<ArrayBuffer>;
  readonly type: string;
  readonly lasting: boolean;
}

/**
 * The file that `pathname` (still percent-encoded) names in `folder`, or undefined.
 */
export async function pageFile(folder: string, pathname: string): Promise<PageFile | undefined> {
  const path = decoded(pathname);
  if (path === undefined || /[\0\\]/.test(path)) return undefined;
  const name = path === '/' ? '/index.html' : path;
  const file = join(folder, name);
  const type = TYPES[extname(name).toLowerCase()];
  if (type === undefined) return undefined;
  try {
    // After following links: a path may lead out of the folder by its text or by what is on the disk.
    const [root, real] = await Promise.all([realpath(folder), realpath(file)]);
    if (!real.startsWith(root + sep)) return undefined;
    const body = await readFile(real);
    return { body, type, lasting: path.startsWith('/assets/') };
  } catch {
    return undefined;
  }
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
