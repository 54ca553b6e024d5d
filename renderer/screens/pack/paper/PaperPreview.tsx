/** A laid-out paper before it is printed: seen, saved, printed. A scan closes it and counts. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { IconDeviceFloppy, IconPrinter } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../app/workspace.ts';
import { useScanReceiver } from '../../../scanner/useScanReceiver.ts';
import type { PaperFile } from './make-paper.ts';
import classes from './paper.module.css';

interface PaperPreviewProps {
  readonly file: PaperFile;
  readonly onClose: () => void;
}

export function PaperPreview({ file, onClose }: PaperPreviewProps) {
  const { t } = useTranslation('pack');
  const { session } = useWorkspace();
  const frame = useRef<HTMLIFrameElement>(null);
  const address = useMemo(() => URL.createObjectURL(file.pdf), [file]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  useScanReceiver(
    async (read) => {
      onClose();
      await session.scan(read.text, read.at);
    },
    { layer: 'dialog' },
  );
  return (
    <Modal opened onClose={onClose} title={t(`paper.${file.kind}`)} size="xl">
      {file.missing && <Text mb="xs">{t('paper.missing', { letters: file.missing })}</Text>}
      <iframe
        ref={frame}
        className={classes.sheet}
        // The viewer's own bar would be a second set of the same buttons.
        src={`${address}#toolbar=0&navpanes=0&view=Fit`}
        title={t(`paper.${file.kind}`)}
        data-kind={file.kind}
      />
      <Group mt="md" justify="flex-end">
        <Button
          component="a"
          variant="default"
          href={address}
          download={file.fileName}
          leftSection={<IconDeviceFloppy size={20} aria-hidden />}
        >
          {t('paper.save')}
        </Button>
        <Button
          data-autofocus
          leftSection={<IconPrinter size={20} aria-hidden />}
          onClick={() => frame.current?.contentWindow?.print()}
        >
          {t('paper.print')}
        </Button>
      </Group>
    </Modal>
  );
}
