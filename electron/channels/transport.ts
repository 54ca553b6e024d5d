/** What connectors ask channels with: one request and its answer, with limits, retries and the channel's clock seen to. */
import type { Answer } from './connector.ts';
import type { Hint } from './transport/lane.ts';

export interface ChannelRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Which of the account's limits it counts against, as `orders`. */
  readonly operation: string;
  /** What it costs of that limit; 1 when not said. */
  readonly cost?: number;
  /** It can be sent again without harm when no answer came: reads, and writes of an absolute value. */
  readonly repeatable: boolean;
  /** Of one try, from the beginning to the answer's end; 60 s when not said. */
  readonly limitMs?: number;
}

export interface ChannelReply {
  readonly status: number;
  /** By lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface Transport {
  /** Any status below 500 except 429 is an answer, for the connector to understand. */
  send(request: ChannelRequest): Answer<ChannelReply>;
  /** What an answer's body says of the limits, as Shopify's cost points; headers are read without being told. */
  learn(operation: string, hint: Hint): void;
  /** The channel's clock less ours in ms, from the last answer that told the time; 0 before. */
  readonly skewMs: number;
}
