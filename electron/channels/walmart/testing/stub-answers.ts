/** How Walmart says no: its services one way, the gateway before them another. */
import type { ShopReply } from '../../testing/faulty-server.ts';

export function refuse(status: number, description: string, code = 'INVALID_REQUEST_CONTENT') {
  const info = 'Request content is invalid.';
  const error = { code: `${code}.GMP_ORDER_API`, description, info, severity: 'ERROR' };
  return { status, body: { errors: { error: [error] } } } satisfies ShopReply;
}

export function unauthorized(): ShopReply {
  const error = {
    code: 'UNAUTHORIZED.GMP_GATEWAY_API',
    field: 'UNAUTHORIZED',
    description: 'Unauthorized',
    info: 'Unauthorized token or incorrect authorization header.',
    severity: 'ERROR',
    category: 'DATA',
  };
  return { status: 401, body: { error: [error] } };
}
