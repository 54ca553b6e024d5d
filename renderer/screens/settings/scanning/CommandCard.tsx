/** The card of control barcodes: with it on the bench, a packer needs a scanner and nothing else. */
import { Button, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commandCardWords } from '../../../../shared/documents/command-card.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import {
  type ControlCommand,
  controlCodes,
  SHORT_CODE,
} from '../../../../shared/scanning/control-codes.ts';
import { useSettings, useWorkspace } from '../../../app/workspace.ts';
import { type PdfFile, PreviewDialog } from '../../../ui/PreviewDialog.tsx';
import { pdfOf } from '../../pack/paper/make-paper.ts';

/** As a packer meets them, from one order to the next. */
const ON_CARD: readonly ControlCommand[] = [
  'confirm',
  'next',
  'undo',
  'close',
  'parcel',
  'rest-later',
  'label',
  'hold',
  'unpack',
];

export function CommandCard() {
  const { t } = useTranslation('settings');
  const [shown, setShown] = useState(false);
  const [file, setFile] = useState<Result<PdfFile, string>>();
  const make = useCard();
  const show = async () => {
    setFile(undefined);
    setShown(true);
    setFile(await make());
  };
  return (
    <>
      <Text>{t('scanning.card.hint')}</Text>
      <Button
        mt="sm"
        variant="default"
        leftSection={<IconPrinter size={20} aria-hidden />}
        onClick={() => void show()}
      >
        {t('scanning.card.do')}
      </Button>
      {shown && (
        <PreviewDialog
          title={t('scanning.card.title')}
          file={file}
          onClose={() => setShown(false)}
        />
      )}
    </>
  );
}

function useCard(): () => Promise<Result<PdfFile, string>> {
  const { host } = useWorkspace();
  const { shop, boxes } = useSettings();
  const { t } = useTranslation('documents');
  const { t: pack } = useTranslation('pack');
  return async () => {
    const answer = await host.document.render({
      kind: 'command-card',
      sheet: shop.paper === 'LETTER' ? 'letter' : 'a4',
      words: commandCardWords.parse(t('commandCard', { returnObjects: true })),
      commands: [
        ...ON_CARD.map((command) => ({
          name: t(`command.${command}`),
          code: controlCodes[command],
        })),
        { name: t('command.short'), code: SHORT_CODE },
        ...boxes.types
          .filter(({ code }) => code !== '')
          .map(({ name, code }) => ({ name: t('command.box', { name }), code })),
      ],
    });
    if (!answer.ok) return err(pack(`paper.fault.${answer.error.kind}`, { ...answer.error }));
    const { pdf, missing } = answer.value;
    return ok({ pdf: pdfOf(pdf), fileName: 'bench-card.pdf', missing });
  };
}
