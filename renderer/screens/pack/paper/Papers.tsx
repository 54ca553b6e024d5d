/** Packing slip and label: asked for with one button each, shown before they are printed, refused beside the button. */
import { Button, Group, Text } from '@mantine/core';
import { IconFileText, IconTag } from '@tabler/icons-react';
import { memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../app/workspace.ts';
import type { PackSession } from '../../../store/pack-session.ts';
import { LabelState } from './LabelState.tsx';
import {
  makePaper,
  type PaperFault,
  type PaperFile,
  type PaperKind,
  printerLabel,
} from './make-paper.ts';
import { PaperPreview } from './PaperPreview.tsx';

export const Papers = memo(function Papers() {
  const { t } = useTranslation('pack');
  const { t: documents } = useTranslation('documents');
  const workspace = useWorkspace();
  const [busy, setBusy] = useState<PaperKind | null>(null);
  const [fault, setFault] = useState<PaperFault | null>(null);
  const [file, setFile] = useState<PaperFile | null>(null);
  async function make(kind: PaperKind) {
    const { order } = workspace.session.view.getState();
    if (!order) return;
    setBusy(kind);
    setFault(null);
    if (kind === 'address-label' && workspace.printing.view.getState().printer) {
      const label = await printerLabel(workspace.store, order, documents);
      const kept = await workspace.printing.add(
        { order: order.id, title: order.facts.number },
        label,
      );
      setBusy(null);
      return kept.ok ? undefined : setFault({ kind: 'printing-failed', reason: kept.error.reason });
    }
    const made = await makePaper(workspace, kind, order, documents);
    setBusy(null);
    if (made.ok) setFile(made.value);
    else setFault(made.error);
  }
  useLabelAsked(workspace.session, () => void make('address-label'));
  return (
    <div>
      <Group gap="xs" grow>
        <Button
          variant="default"
          leftSection={<IconFileText size={20} aria-hidden />}
          loading={busy === 'packing-slip'}
          onClick={() => void make('packing-slip')}
        >
          {t('paper.packing-slip')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconTag size={20} aria-hidden />}
          loading={busy === 'address-label'}
          onClick={() => void make('address-label')}
        >
          {t('paper.address-label')}
        </Button>
      </Group>
      <LabelState />
      {fault && (
        <Text c="var(--mantine-color-error)" role="alert" mt="xs">
          {t(`paper.fault.${fault.kind}`, { ...fault })}
        </Text>
      )}
      {file && <PaperPreview file={file} onClose={() => setFile(null)} />}
    </div>
  );
});

/** The label's code was scanned: it is what the button does. */
function useLabelAsked(session: PackSession, make: () => void): void {
  const latest = useRef(make);
  useEffect(() => {
    latest.current = make;
  });
  useEffect(
    () =>
      session.view.subscribe((now, before) => {
        if (now.seq !== before.seq && now.verdict?.kind === 'label-asked') latest.current();
      }),
    [session],
  );
}
