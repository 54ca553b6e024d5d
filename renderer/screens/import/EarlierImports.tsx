/** The imports of this workspace, the newest first, each with its undo. */
import { Button, Group, Modal, Table, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stampTime } from '../../../shared/records/stamp.ts';
import { useWorkspace } from '../../app/workspace.ts';
import type { Importer } from '../../importing/importer.ts';
import { type ImportEntry, listImports } from '../../store/commands/import-account.ts';
import { timeText } from '../../ui/local-text.ts';
import classes from './import.module.css';

interface EarlierImportsProps {
  readonly onUndo: Importer['undo'];
}

export function EarlierImports({ onUndo }: EarlierImportsProps) {
  const { t } = useTranslation('import');
  const { store } = useWorkspace();
  const [imports, setImports] = useState<readonly ImportEntry[] | null>(null);
  const [asked, setAsked] = useState<ImportEntry | null>(null);
  useEffect(() => void listImports(store).then(setImports), [store]);
  const undo = ({ id, account: { file } }: ImportEntry) =>
    void onUndo(id, { file, reason: t('earlier.reason', { file }) });
  if (imports === null) return null;
  return (
    <section className={classes.section}>
      <h2 className={classes.sectionTitle}>{t('earlier.title')}</h2>
      {imports.length === 0 ? (
        <Text>{t('earlier.none')}</Text>
      ) : (
        <ImportTable imports={imports} onAsk={setAsked} />
      )}
      <Modal
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={t('earlier.confirm', { file: asked?.account.file })}
      >
        <Text mb="md">
          {t(`earlier.confirmText.${asked?.account.target === 'orders' ? 'orders' : 'stock'}`)}
        </Text>
        <Group>
          <Button size="lg" onClick={() => asked && undo(asked)}>
            {t('earlier.undo')}
          </Button>
          <Button size="lg" variant="default" onClick={() => setAsked(null)}>
            {t('earlier.keep')}
          </Button>
        </Group>
      </Modal>
    </section>
  );
}

interface ImportTableProps {
  readonly imports: readonly ImportEntry[];
  readonly onAsk: (entry: ImportEntry) => void;
}

function ImportTable({ imports, onAsk }: ImportTableProps) {
  const { t } = useTranslation('import');
  return (
    <div className={classes.scroll}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {(['file', 'format', 'when', 'counts', 'action'] as const).map((name) => (
              <Table.Th key={name}>{t(`earlier.${name}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {imports.map((entry) => (
            <ImportRow key={entry.id} entry={entry} onAsk={onAsk} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface ImportRowProps {
  readonly entry: ImportEntry;
  readonly onAsk: (entry: ImportEntry) => void;
}

function ImportRow({ entry, onAsk }: ImportRowProps) {
  const { t, i18n } = useTranslation('import');
  const { account, at } = entry;
  const left = account.all - account.created - account.changed - account.unchanged;
  return (
    <Table.Tr>
      <Table.Td>{account.file}</Table.Td>
      <Table.Td>{t(`formats.${account.format}`, account.format)}</Table.Td>
      <Table.Td>{timeText(stampTime(at), 'moment', i18n.language)}</Table.Td>
      <Table.Td>
        {t('earlier.summary', { ...account })}
        {left > 0 && `, ${t('done.left', { count: left })}`}
      </Table.Td>
      <Table.Td>
        {account.undoneAt !== '' && t('earlier.undone')}
        {account.undoneAt === '' && (
          <Button
            variant="default"
            aria-label={t('earlier.undoOf', { file: account.file })}
            onClick={() => onAsk(entry)}
          >
            {t('earlier.undo')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
