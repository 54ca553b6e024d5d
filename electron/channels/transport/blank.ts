/**
 * Blanks the secrets in requests and answers, by the names they go by, and leaves everything else as it was: what is
 * blanked is still an address or JSON, and the same again when it is blanked again.
 */
import { redact } from '../../redact.ts';

export const BLANK = '[blanked]';

/** Names of secrets in any of the vendors' spellings; a page's token or a field named "key" is none. */
const SECRET =
  /^(?!.*(?:next|page|pagination|continuation))(?:(?:.*[-_.])?(?:(?:access|refresh|id|api|auth|session|security|client|consumer|shared)[-_]?)?(?:token|secret|password|passwd|signature|hmac)|(?:.*[-_.])?(?:api|consumer|private|secret|order)[-_]?key|oauth_.*|authorization|(?:set-)?cookie)$/i;

/** What is a secret in an address though it is none in a document. */
const SECRET_IN_ADDRESS = /^(?:key|code|sig|auth)$/i;

/** Headers that are worth keeping; of the others only the name is. */
const PLAIN_HEADERS = /^(?:accept|content-type)$/i;

export function blankAddress(url: string): string {
  const [address = '', ...query] = (url.split('#')[0] ?? '').split('?');
  const shown = redact(address);
  return query.length === 0 ? shown : `${shown}?${blankPairs(query.join('?'))}`;
}

/** A body: JSON, or a form. */
export function blankBody(text: string): string {
  return /^[^\s<{["]+=/.test(text) ? blankPairs(text) : blankJson(text);
}

export function blankRequestHeaders(headers: Readonly<Record<string, string>>) {
  return mapped(headers, (name, value) => (PLAIN_HEADERS.test(name) ? value : BLANK));
}

export function blankAnswerHeaders(headers: Readonly<Record<string, string>>) {
  return mapped(headers, (name, value) => {
    if (SECRET.test(name)) return BLANK;
    return name === 'location' ? blankAddress(value) : value;
  });
}

function mapped(
  headers: Readonly<Record<string, string>>,
  shown: (name: string, value: string) => string,
): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name, shown(name, value)]);
  return Object.fromEntries(entries);
}

function blankPairs(text: string): string {
  return text
    .split('&')
    .map((pair) => {
      const name = pair.split('=')[0] ?? '';
      return SECRET.test(name) || SECRET_IN_ADDRESS.test(name) ? `${name}=${BLANK}` : pair;
    })
    .join('&');
}

/** In its own text: read and written again, numbers could come out as others. Every string is stepped over whole. */
function blankJson(text: string): string {
  return text.replace(
    /"((?:[^"\\]|\\.)*)"(?:(\s*:\s*)"(?:[^"\\]|\\.)*")?/g,
    (found, name: string, colon: string | undefined) =>
      colon !== undefined && SECRET.test(name) ? `"${name}"${colon}"${BLANK}"` : found,
  );
}
