/** What the log keeps of a request: never its headers or bodies, and of its address no keys and nobody's e-mail. */
import type { LogEntry } from '../../../shared/host.ts';
import type { Result } from '../../../shared/result.ts';
import { redact } from '../../redact.ts';
import type { ChannelReply, ChannelRequest } from '../transport.ts';
import { BLANK, blankAddress } from './blank.ts';
import type { ExchangeFault } from './exchange.ts';

const ADDRESS_CHARS = 300;

export interface Told {
  readonly account: string;
  readonly request: ChannelRequest;
  readonly result: Result<ChannelReply, ExchangeFault>;
  readonly tookMs: number;
  /** From 1. */
  readonly attempt: number;
}

export function logLine({ account, request, result, tookMs, attempt }: Told): LogEntry {
  const { method, url, operation } = request;
  const again = attempt > 1 ? ` (try ${attempt})` : '';
  const message = `${method} ${shown(url)} [${operation}]${again}: ${outcomeOf(result)} in ${tookMs} ms`;
  const isFine = result.ok && result.value.status < 400;
  return { level: isFine ? 'note' : 'warn', where: `channel ${account}`, message };
}

function shown(url: string): string {
  return blankAddress(url)
    .replace(/=[^&]*(?:@|%40)[^&]*/gi, `=${BLANK}`)
    .slice(0, ADDRESS_CHARS);
}

function outcomeOf(result: Told['result']): string {
  if (result.ok) return `${result.value.status}, ${result.value.text.length} characters`;
  const { error } = result;
  if ('reason' in error) return `${error.kind}, ${redact(error.reason)}`;
  return 'status' in error ? `${error.status}, cut short` : error.kind;
}
