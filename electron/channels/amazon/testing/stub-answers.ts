/** How Amazon says no. */
import type { ShopReply } from '../../testing/faulty-server.ts';

export function refuse(
  status: number,
  details: string,
  code = status === 404 ? 'NotFound' : 'InvalidInput',
): ShopReply {
  const message = status === 403 ? 'Access to requested resource is denied.' : 'Invalid Input';
  return { status, body: { errors: [{ code, message, details }] } };
}
