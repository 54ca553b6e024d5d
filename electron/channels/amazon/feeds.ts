/**
 * Feeds at Amazon: a text is put where Amazon says, handed in, and gone through there in its own time; then there is a
 * report. The places for texts are on other servers, know their caller by the address alone, and never hear of the token.
 */
import { z } from 'zod';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { type Amazon, ask } from './ask.ts';

const FEEDS = '/feeds/2021-06-30';
const CONTENT_TYPE = 'text/xml; charset=UTF-8';

export interface Feed {
  readonly type: string;
  readonly marketplaceId: string;
  readonly text: string;
}

/** Its id. */
export async function createFeed(amazon: Amazon, feed: Feed): Answer<string> {
  const place = await ask(amazon, {
    method: 'POST',
    path: `${FEEDS}/documents`,
    body: { contentType: CONTENT_TYPE },
    answer: z.looseObject({ feedDocumentId: z.string(), url: z.string() }),
    operation: 'createFeedDocument',
  });
  if (!place.ok) return place;
  const put = await elsewhere(amazon, place.value.url, feed.text);
  if (!put.ok) return put;
  const made = await ask(amazon, {
    method: 'POST',
    path: `${FEEDS}/feeds`,
    body: {
      feedType: feed.type,
      marketplaceIds: [feed.marketplaceId],
      inputFeedDocumentId: place.value.feedDocumentId,
    },
    answer: z.looseObject({ feedId: z.string().min(1) }),
    operation: 'createFeed',
  });
  return made.ok ? ok(made.value.feedId) : made;
}

const stateAnswer = z.looseObject({
  processingStatus: z.string(),
  resultFeedDocumentId: z.string().nullish(),
});

/** IN_QUEUE, IN_PROGRESS, DONE, CANCELLED or FATAL. */
export function feedState(amazon: Amazon, id: string): Answer<z.infer<typeof stateAnswer>> {
  return ask(amazon, {
    method: 'GET',
    path: `${FEEDS}/feeds/${encodeURIComponent(id)}`,
    answer: stateAnswer,
    operation: 'getFeed',
  });
}

/** The text of a feed's report; '' where there is none, or none that can be read. */
export async function reportOf(amazon: Amazon, document: string): Answer<string> {
  if (document === '') return ok('');
  const place = await ask(amazon, {
    method: 'GET',
    path: `${FEEDS}/documents/${encodeURIComponent(document)}`,
    answer: z.looseObject({ url: z.string(), compressionAlgorithm: z.string().nullish() }),
    operation: 'getFeedDocument',
  });
  if (!place.ok) return place;
  // Amazon packs reports that are large, which one of a single order is not.
  return place.value.compressionAlgorithm ? ok('') : elsewhere(amazon, place.value.url);
}

/** Puts the text there, or fetches what is there. */
async function elsewhere({ account }: Amazon, url: string, text?: string): Answer<string> {
  const isOfAmazon = url.startsWith('https://') || url.startsWith(`${account.url}/`);
  if (!isOfAmazon) return err({ kind: 'nonsense', reason: 'a feed’s place without https' });
  const reply = await account.transport.send({
    method: text === undefined ? 'GET' : 'PUT',
    url,
    ...(text !== undefined && { headers: { 'content-type': CONTENT_TYPE }, body: text }),
    operation: 'feedText',
    repeatable: true,
  });
  if (!reply.ok) return reply;
  const { status } = reply.value;
  // The address is good for five minutes: another try asks for another.
  if (status >= 300) return err({ kind: 'busy', status, retryAfterMs: 30_000 });
  return ok(reply.value.text);
}
