/** How WooCommerce refuses. */
import type { ShopReply } from '../../testing/faulty-server.ts';

export function failed(status: number, code: string, message: string): ShopReply {
  return { status, body: { code, message, data: { status } } };
}

export function noRoute(): ShopReply {
  const message = 'No route was found matching the URL and request method.';
  return failed(404, 'rest_no_route', message);
}
