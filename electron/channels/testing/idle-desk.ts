/** A channel desk without channels, for tests that are about something else. */
import { memorySecrets } from '../../secrets.ts';
import { type ChannelDesk, createChannelDesk } from '../channel-desk.ts';

export function idleDesk(): ChannelDesk {
  return createChannelDesk({
    folder: '/nowhere',
    secrets: memorySecrets(),
    log: () => undefined,
  });
}
