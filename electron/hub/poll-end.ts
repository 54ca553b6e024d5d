/** Ends a long poll when whoever asked is gone. */
import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * QUIRK(express-pouchdb): it listens for the connection's end only after a first look at the database. A connection that
 * ended before then would be polled for as long as the hub runs.
 */
export function tellEnd(request: IncomingMessage, response: ServerResponse): void {
  const connection = new EventEmitter();
  response.once('close', () => connection.emit('close'));
  connection.on('newListener', (event, listener) => {
    if (event === 'close' && response.closed) setImmediate(listener);
  });
  Object.defineProperty(request, 'connection', { value: connection });
}
