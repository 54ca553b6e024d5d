/** Blanks secrets in a text that is about to be written to a log. */

const BLANK = '[blanked]';

const NAMES =
  'access_token|refresh_token|id_token|client_secret|api[-_]?key|consumer_(?:key|secret)|token|secret|password|passwd|authorization|cookie|signature';

const RULES: readonly [RegExp, string][] = [
  // user:password@ in addresses
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@:]*:[^\s/]+@/gi, `$1${BLANK}@`],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{6,}/gi, `$1 ${BLANK}`],
  // "name": "value", name=value, name: value
  [
    new RegExp(
      `(["']?\\b(?:${NAMES})["']?\\s*[:=]\\s*)(?!(?:Bearer|Basic) )("[^"]*"|'[^']*'|[^\\s,;&"'}]+)`,
      'gi',
    ),
    `$1${BLANK}`,
  ],
  // JSON web tokens, and the vendors' prefixed keys
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, BLANK],
  [/\b(?:shp(?:at|ca|pa|ss)_|sk_(?:live|test)_|ck_|cs_|ghp_|EZ[AT]K)[A-Za-z0-9]{10,}/g, BLANK],
];

/** `text` without what looks like a token, a password or a key. */
export function redact(text: string): string {
  return RULES.reduce((left, [pattern, replacement]) => left.replace(pattern, replacement), text);
}
