/**
 * What the packer has to answer: an order that may be somebody else's is left, taken over with a reason or packed all
 * the same; a new address has to be seen before the parcel leaves.
 */
import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Verdict } from '../../../../shared/packing/verdict.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import classes from './ask.module.css';

interface BenchQuestionProps {
  readonly verdict: Verdict | null;
  /** The open order's id; '' for none. */
  readonly open: string;
}

export function BenchQuestion({ verdict, open }: BenchQuestionProps) {
  const { t } = useTranslation('pack');
  const { session } = useWorkspace();
  const readdressed = useStore(session.view, (view) => view.readdressed);
  if (verdict?.kind === 'address-changed' || readdressed) {
    return (
      <section className={classes.ask} data-kind="address" aria-label={t('claim.address')}>
        <Group>
          <Button size="md" onClick={() => void session.acknowledge()}>
            {t('claim.seen')}
          </Button>
        </Group>
      </section>
    );
  }
  if (verdict?.kind !== 'claimed' && verdict?.kind !== 'not-held') return null;
  const { order } = verdict;
  return (
    <section className={classes.ask} data-kind="claim" aria-label={t('claim.label')}>
      <Group align="flex-end">
        {open === order && (
          <Button size="md" onClick={() => session.close()}>
            {t('claim.leave')}
          </Button>
        )}
        {verdict.kind === 'claimed' && <TakeOver key={order} order={order} />}
        {verdict.kind === 'not-held' && verdict.mayWork && (
          <Button size="md" variant="default" onClick={() => void session.openAnyway(order)}>
            {t('claim.anyway')}
          </Button>
        )}
      </Group>
    </section>
  );
}

function TakeOver({ order }: { readonly order: string }) {
  const { t } = useTranslation('pack');
  const { session } = useWorkspace();
  const [reason, setReason] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void session.takeOver(order, reason.trim());
      }}
    >
      <Group align="flex-end">
        <TextInput
          label={t('claim.why')}
          description={t('claim.whyHint')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" size="md" variant="default" disabled={reason.trim() === ''}>
          {t('claim.take')}
        </Button>
      </Group>
    </form>
  );
}
