/** The queue's keys. */
import { Kbd, Modal, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const KEYS: readonly (readonly [name: string, keys: readonly string[]])[] = [
  ['move', ['↑', '↓']],
  ['page', ['Page Up', 'Page Down', 'Home', 'End']],
  ['select', ['Space']],
  ['range', ['Shift', '↓']],
  ['all', ['Ctrl', 'A']],
  ['open', ['Enter']],
  ['pack', ['P']],
  ['next', ['N']],
  ['search', ['/']],
  ['tabs', ['1', '…', '8']],
  ['filters', ['F']],
  ['take', ['T']],
  ['escape', ['Esc']],
  ['help', ['?']],
];

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('queue');
  return (
    <Modal opened onClose={onClose} title={t('help.title')}>
      <Table>
        <Table.Tbody>
          {KEYS.map(([name, keys]) => (
            <Table.Tr key={name}>
              <Table.Td>
                {keys.map((key) => (
                  <Kbd key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{t(`help.${name}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
