/** Why a channel could not be connected, and what to do. */
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AskFault } from '../../../shared/channels/calls.ts';
import type { HostFault } from '../../../shared/host.ts';
import { faultText } from './state-text.ts';

export function KeyFault({ fault }: { readonly fault: AskFault | HostFault }) {
  const { t } = useTranslation('channels');
  return (
    <Alert
      role="alert"
      color="red"
      variant="outline"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('add.failed')}
    >
      {faultText(fault, t)}
    </Alert>
  );
}
