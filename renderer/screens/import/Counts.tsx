/** What the import would do, in numbers, and what to know about it. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportPlan } from '../../../shared/importing/plan.ts';
import type { ReadOutcome } from '../../importing/messages.ts';
import { Panel } from '../../ui/Panel.tsx';
import classes from './import.module.css';

interface CountsProps {
  readonly outcome: ReadOutcome;
  readonly plan: ImportPlan | null;
}

export function Counts({ outcome, plan }: CountsProps) {
  const { t, i18n } = useTranslation('import');
  const format = new Intl.NumberFormat(i18n.language);
  const { refused, 'left-out': leftOut } = outcome.accounts;
  const numbers = [
    ...(['created', 'changed', 'unchanged'] as const).map((name) => [name, plan?.[name]] as const),
    ['refused', refused] as const,
    ['left-out', leftOut] as const,
  ];
  return (
    <Panel title={t('counts.title')}>
      <dl className={classes.tiles} aria-busy={plan === null}>
        {numbers.map(([name, value]) => (
          <div
            key={name}
            className={classes.tile}
            data-count={name}
            data-bad={(name === 'refused' && refused > 0) || undefined}
          >
            <dt>{t(`counts.${name}`)}</dt>
            <dd>{value === undefined ? '…' : format.format(value)}</dd>
          </div>
        ))}
      </dl>
      {plan && plan.strangers.length > 0 && (
        <Text mt="sm" fw={600} c="var(--mantine-color-error)">
          {t('counts.strangers', { numbers: plan.strangers.slice(0, 50).join(', ') })}
        </Text>
      )}
      {plan && plan.worked.length > 0 && (
        <Text mt="sm">{t('counts.worked', { numbers: plan.worked.slice(0, 50).join(', ') })}</Text>
      )}
    </Panel>
  );
}

const NOTICES = ['payment-unknown', 'country-unknown', 'sent-elsewhere', 'barcode-shared'] as const;

export function Notices({ outcome: { notices, noticeCounts } }: { readonly outcome: ReadOutcome }) {
  const { t } = useTranslation('import');
  const shown = NOTICES.filter((kind) => (noticeCounts[kind] ?? 0) > 0);
  if (shown.length === 0) return null;
  return (
    <Panel title={t('notice.title')}>
      <ul className={classes.list}>
        {shown.map((kind) => {
          const texts = new Set(notices.filter((one) => one.kind === kind).map((one) => one.text));
          return (
            <li key={kind}>
              {t(`notice.${kind}`, {
                count: noticeCounts[kind] ?? 0,
                text: [...texts].slice(0, 8).join(', '),
              })}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
