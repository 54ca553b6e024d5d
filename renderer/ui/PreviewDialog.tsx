/** A PDF before it is printed: seen, saved, printed; or why there is none. */
import { Button, Group, Loader, Modal, Text } from '@mantine/core';
import { IconDeviceFloppy, IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../shared/result.ts';
import classes from './PreviewDialog.module.css';

export interface PdfFile {
  readonly pdf: Blob;
  readonly fileName: string;
  /** Letters that the printed font does not have. */
  readonly missing: string;
}

interface PreviewDialogProps {
  readonly title: string;
  /** The file, or in words why there is none; undefined while it is laid out. */
  readonly file: Result<PdfFile, string> | undefined;
  readonly onClose: () => void;
  /** Stands above the sheet. */
  readonly children?: ReactNode;
}

export function PreviewDialog({ title, file, onClose, children }: PreviewDialogProps) {
  return (
    <Modal opened onClose={onClose} title={title} size="xl">
      {children}
      {!file && <Loader m="xl" />}
      {file?.ok && <Sheet key={file.value.fileName} file={file.value} title={title} />}
      {file && !file.ok && (
        <Text c="var(--mantine-color-error)" role="alert">
          {file.error}
        </Text>
      )}
    </Modal>
  );
}

function Sheet({ file, title }: { readonly file: PdfFile; readonly title: string }) {
  const { t } = useTranslation('app');
  const frame = useRef<HTMLIFrameElement>(null);
  const address = useMemo(() => URL.createObjectURL(file.pdf), [file]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <>
      {file.missing && <Text mb="xs">{t('preview.missing', { letters: file.missing })}</Text>}
      <iframe
        ref={frame}
        className={classes.sheet}
        // The viewer's own bar would be a second set of the same buttons.
        src={`${address}#toolbar=0&navpanes=0&view=Fit`}
        title={title}
      />
      <Group mt="md" justify="flex-end">
        <Button
          component="a"
          variant="default"
          href={address}
          download={file.fileName}
          leftSection={<IconDeviceFloppy size={20} aria-hidden />}
        >
          {t('preview.save')}
        </Button>
        <Button
          data-autofocus
          leftSection={<IconPrinter size={20} aria-hidden />}
          onClick={() => frame.current?.contentWindow?.print()}
        >
          {t('preview.print')}
        </Button>
      </Group>
    </>
  );
}
