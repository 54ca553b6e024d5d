/** The picture beside each state of replication. */
import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconDeviceFloppy,
  IconRefresh,
} from '@tabler/icons-react';
import type { StateTone } from './state-words.ts';

export const STATE_ICONS = {
  plain: IconDeviceFloppy,
  good: IconCloudCheck,
  busy: IconRefresh,
  warn: IconCloudOff,
  bad: IconAlertTriangle,
} as const satisfies { readonly [tone in StateTone]: unknown };
