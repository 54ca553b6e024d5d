/** Records what was asked of a channel and answered, with secrets blanked, and answers the same from such a record. */
import type { Result } from '../../../shared/result.ts';
import type { ChannelReply } from '../transport.ts';
import {
  BLANK,
  blankAddress,
  blankAnswerHeaders,
  blankBody,
  blankRequestHeaders,
} from './blank.ts';
import type { Exchange, ExchangeFault, ExchangeRequest } from './exchange.ts';

/** One request and what became of it. Plain JSON. */
export interface Recorded {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    /** '' where there was none. */
    readonly body: string;
  };
  readonly result: Result<ChannelReply, ExchangeFault>;
}

/** Passes all on to `exchange`, and a record of it to `sink`. `secrets` are blanked wherever they stand. */
export function recording(
  exchange: Exchange,
  sink: (pair: Recorded) => void,
  secrets: readonly string[] = [],
): Exchange {
  return async (request) => {
    const result = await exchange(request);
    const pair: Recorded = { request: requestOf(request), result: resultOf(result) };
    const written = secrets.reduce(
      (text, secret) => text.replaceAll(JSON.stringify(secret).slice(1, -1), BLANK),
      JSON.stringify(pair),
    );
    sink(JSON.parse(written));
    return result;
  };
}

/**
 * Answers from a record: a request that was made several times gets its answers in their order. One that was not
 * recorded, or has been answered as often as it was, throws: the test that asks it is out of step with its record.
 */
export function replaying(pairs: readonly Recorded[]): Exchange {
  const left = [...pairs];
  return async (request) => {
    const wanted = keyOf(requestOf(request));
    const index = left.findIndex((pair) => keyOf(pair.request) === wanted);
    const [found] = index < 0 ? [] : left.splice(index, 1);
    if (found === undefined) throw new Error(`Not recorded, or no more: ${wanted}`);
    return found.result;
  };
}

function keyOf({ method, url, body }: Recorded['request']): string {
  return `${method} ${url} ${body}`.trim();
}

function requestOf({ method, url, headers, body }: ExchangeRequest): Recorded['request'] {
  return {
    method,
    url: blankAddress(url),
    headers: blankRequestHeaders(headers ?? {}),
    body: blankBody(body ?? ''),
  };
}

function resultOf(result: Recorded['result']): Recorded['result'] {
  if (!result.ok) return result;
  const { status, headers, text } = result.value;
  return {
    ok: true,
    value: { status, headers: blankAnswerHeaders(headers), text: blankBody(text) },
  };
}
