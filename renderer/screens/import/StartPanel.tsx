/** Where an import begins: a file dropped or chosen, or cells pasted. */
import { Alert, Button, FileButton, Text, Textarea } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type DragEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportFault } from '../../importing/import-state.ts';
import type { Source } from '../../importing/messages.ts';
import classes from './import.module.css';

interface StartPanelProps {
  readonly fault: ImportFault | null;
  readonly onOpen: (name: string, source: Source) => Promise<void>;
}

export function StartPanel({ fault, onOpen }: StartPanelProps) {
  const { t } = useTranslation('import');
  const openFile = (file: File) => void onOpen(file.name, { kind: 'file', file });
  const openText = (text: string) => void onOpen(t('start.pasted'), { kind: 'text', text });
  const [over, setOver] = useState(false);
  const [typed, setTyped] = useState('');
  usePaste(openText, openFile);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) openFile(file);
    else if (event.dataTransfer.getData('text/plain') !== '')
      openText(event.dataTransfer.getData('text/plain'));
  };
  return (
    <>
      <h1 className={classes.title}>{t('title')}</h1>
      <Text maw={720}>{t('start.text')}</Text>
      {fault && <FaultNote fault={fault} />}
      <section
        className={classes.drop}
        aria-label={t('start.drop')}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileImport size={44} stroke={1.5} aria-hidden />
        <Text size="lg" fw={600}>
          {t('start.drop')}
        </Text>
        <FileButton onChange={(file) => file && openFile(file)} accept=".csv,.tsv,.txt,.xlsx,.gz">
          {(props) => (
            <Button size="xl" {...props}>
              {t('start.choose')}
            </Button>
          )}
        </FileButton>
        <Text maw={560}>{t('start.types')}</Text>
      </section>
      <Textarea
        label={t('start.paste')}
        description={t('start.pasteHint')}
        maw={720}
        autosize
        minRows={2}
        maxRows={8}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {typed.trim() !== '' && (
        <Button size="lg" w="fit-content" onClick={() => openText(typed)}>
          {t('start.read')}
        </Button>
      )}
    </>
  );
}

const TITLES: { readonly [kind in ImportFault['kind']]?: string } = {
  'not-saved': 'not-saved',
  'not-undone': 'not-undone',
  'notes-damaged': 'notes-damaged',
};

/** What went wrong, said where the person looks. */
export function FaultNote({ fault }: { readonly fault: ImportFault }) {
  const { t } = useTranslation('import');
  const { kind, file } = fault;
  return (
    <Alert
      color="red"
      variant="outline"
      title={t(`fault.title.${TITLES[kind] ?? 'not-read'}`, { file })}
      role="alert"
      maw={720}
    >
      {t(`fault.${kind}`, { ...fault })}
    </Alert>
  );
}

/** Cells pasted anywhere on the screen are opened; a pasted file too. */
function usePaste(openText: (text: string) => void, openFile: (file: File) => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const file = event.clipboardData?.files[0];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      // A scanner that pastes gives one code; a table has line ends.
      if (text.includes('\n') || text.includes('\t')) {
        event.preventDefault();
        openText(text);
      } else if (file) {
        event.preventDefault();
        openFile(file);
      }
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  });
}
