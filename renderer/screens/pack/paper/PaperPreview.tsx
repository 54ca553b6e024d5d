/** A paper of the order on the bench, before it is printed. A scan closes it and counts. */
import { useTranslation } from 'react-i18next';
import { ok } from '../../../../shared/result.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { useScanReceiver } from '../../../scanner/useScanReceiver.ts';
import { PreviewDialog } from '../../../ui/PreviewDialog.tsx';
import type { PaperFile } from './make-paper.ts';

interface PaperPreviewProps {
  readonly file: PaperFile;
  readonly onClose: () => void;
}

export function PaperPreview({ file, onClose }: PaperPreviewProps) {
  const { t } = useTranslation('pack');
  const { session } = useWorkspace();
  useScanReceiver(
    async (read) => {
      onClose();
      await session.scan(read.text, read.at);
    },
    { layer: 'dialog' },
  );
  return <PreviewDialog title={t(`paper.${file.kind}`)} file={ok(file)} onClose={onClose} />;
}
