/** The server's address, and the one place where what the page names becomes a place at it (R9). */
import type { ConnectFault } from '../../shared/replication/connecting.ts';
import type { ReplicatedName } from '../../shared/replication/remote.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/** What a person typed as an address that others begin with (no `/` at the end), or what is wrong with it. */
export function readAddress(text: string): Result<string, ConnectFault> {
  const typed = text.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    return err({ kind: 'bad-address' });
  if (url.protocol === 'http:' && !isPrivate(url.hostname)) return err({ kind: 'not-encrypted' });
  return ok(`${url.origin}${url.pathname}`.replace(/\/+$/, ''));
}

/** This machine, a private or link-local range, or a name of the local network. */
function isPrivate(host: string): boolean {
  if (host === 'localhost' || /\.(local|localhost)\.?$/.test(host)) return true;
  if (host.startsWith('[')) return /^\[(::1\]|f[cd]|fe[89ab])/.test(host);
  return (
    /^\d+\.\d+\.\d+\.\d+$/.test(host) &&
    /^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\./.test(host)
  );
}

export function databaseName(workspace: string, collection: ReplicatedName): string {
  return `${workspace}-${collection}`;
}

/** The name of a local document: the only thing beside a database and our own words that stands in a path. */
export function localPath(name: string): string {
  return `_local/${encodeURIComponent(name)}`;
}
