/** What every key and control barcode does at the bench, and how fast scans are. */
import { Modal, Stack, Table, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { controlCodes } from '../../../shared/scanning/control-codes.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { useScanReceiver } from '../../scanner/useScanReceiver.ts';
import { LatencyPanel } from './timing/LatencyPanel.tsx';

const KEYS = [
  ['Enter', '', 'enter'],
  ['Ctrl+Z', controlCodes.undo, 'undo'],
  ['', controlCodes.unpack, 'unpack'],
  ['', controlCodes.confirm, 'ship'],
  ['', controlCodes.parcel, 'parcel'],
  ['', controlCodes['rest-later'], 'restLater'],
  ['', controlCodes.label, 'label'],
  ['', controlCodes.hold, 'hold'],
  ['', controlCodes.next, 'next'],
  ['', controlCodes.close, 'close'],
  ['1 … 9', '', 'choose'],
  ['/  F2', '', 'type'],
  ['?', '', 'help'],
] as const;

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('pack');
  const { session } = useWorkspace();
  useScanReceiver(
    async (read) => {
      onClose();
      await session.scan(read.text, read.at);
    },
    { layer: 'dialog' },
  );
  return (
    <Modal opened onClose={onClose} title={t('keys.title')} size="lg">
      <Stack>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('keys.key')}</Table.Th>
              <Table.Th>{t('keys.code')}</Table.Th>
              <Table.Th>{t('keys.does')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {KEYS.map(([key, code, does]) => (
              <Table.Tr key={does}>
                <Table.Td>{key}</Table.Td>
                <Table.Td>{code}</Table.Td>
                <Table.Td>{t(`keys.${does}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Title order={3} size="h5">
          {t('latency.title')}
        </Title>
        <LatencyPanel />
      </Stack>
    </Modal>
  );
}
