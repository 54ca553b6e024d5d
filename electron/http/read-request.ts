/** The body of a request, as far as it may be large. */
import type { IncomingMessage } from 'node:http';

/** `gone`: whoever sent it is away before its end. */
export function readRequest(
  request: IncomingMessage,
  mostBytes: number,
): Promise<Buffer | 'too-large' | 'gone'> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes)
    return Promise.resolve('too-large');
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    request.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes <= mostBytes) parts.push(part);
      else {
        parts.length = 0;
        resolve('too-large');
      }
    });
    request.once('end', () => resolve(Buffer.concat(parts)));
    request.once('error', () => resolve('gone'));
    request.once('close', () => resolve('gone'));
  });
}
