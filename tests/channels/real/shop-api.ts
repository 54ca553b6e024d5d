/** One call to a vendor's own API, which a scenario makes products and orders by; whatever is no success is an error. */

// biome-ignore lint/suspicious/noExplicitAny: answers of many vendors, of which a few fields are read
export type Json = any;

export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

const LIMIT_MS = 60_000;

export async function askApi({ method, url, headers = {}, body }: ApiCall): Promise<Json> {
  const response = await fetch(url, {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  const text = await response.text();
  // Keys can stand in the query.
  const asked = `${method} ${new URL(url).pathname}`;
  if (!response.ok) throw new Error(`${asked}: HTTP ${response.status} ${text.slice(0, 500)}`);
  return JSON.parse(text);
}

/** Where a buyer of ours lives; the country is the shop's. */
export const BUYER = {
  ...{ first: 'Ann', last: "O'Buyer Ünïcode", street: '1 High St', city: 'Leeds' },
  ...{ postcode: 'LS1 4AP', phone: '+44 113 496 0000' },
};
