/** Badges to print and cut out: each person's name and code. */
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commandCardWords } from '../../../../shared/documents/command-card.ts';
import type { Person } from '../../../../shared/people/person.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import { useSettings, useWorkspace } from '../../../app/workspace.ts';
import { type PdfFile, PreviewDialog } from '../../../ui/PreviewDialog.tsx';
import { pdfOf } from '../../pack/paper/make-paper.ts';

export function BadgeCards({ people }: { readonly people: readonly Person[] }) {
  const { t } = useTranslation('people');
  const [isShown, setShown] = useState(false);
  const [file, setFile] = useState<Result<PdfFile, string>>();
  const make = useBadges(people);
  const show = async () => {
    setFile(undefined);
    setShown(true);
    setFile(await make());
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPrinter size={20} aria-hidden />}
        onClick={() => void show()}
      >
        {t('badges.do')}
      </Button>
      {isShown && (
        <PreviewDialog title={t('badges.title')} file={file} onClose={() => setShown(false)} />
      )}
    </>
  );
}

function useBadges(people: readonly Person[]): () => Promise<Result<PdfFile, string>> {
  const { host } = useWorkspace();
  const { shop } = useSettings();
  const { t } = useTranslation('documents');
  const { t: pack } = useTranslation('pack');
  return async () => {
    const answer = await host.document.render({
      kind: 'command-card',
      sheet: shop.paper === 'LETTER' ? 'letter' : 'a4',
      words: commandCardWords.parse(t('badges', { returnObjects: true })),
      commands: people
        .filter(({ badge, name }) => badge !== '' && name.trim() !== '')
        .map(({ name, badge }) => ({ name, code: badge })),
    });
    if (!answer.ok) return err(pack(`paper.fault.${answer.error.kind}`, { ...answer.error }));
    const { pdf, missing } = answer.value;
    return ok({ pdf: pdfOf(pdf), fileName: 'badges.pdf', missing });
  };
}
