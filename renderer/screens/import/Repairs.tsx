/** Repairs on offer: each with a switch, how many rows it touches, and cells before and after. */
import { Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Repair, RepairKind } from '../../../shared/importing/repairs.ts';
import { Panel } from '../../ui/Panel.tsx';
import classes from './import.module.css';

interface RepairsProps {
  readonly repairs: readonly Repair[];
  readonly onChoose: (kind: RepairKind, made: boolean) => void;
}

export function Repairs({ repairs, onChoose }: RepairsProps) {
  const { t } = useTranslation('import');
  if (repairs.length === 0) return null;
  return (
    <Panel title={t('repair.title')}>
      <Text mb="sm">{t('repair.text')}</Text>
      <div className={classes.section}>
        {repairs.map((repair) => (
          <div key={repair.kind} className={classes.card}>
            <Switch
              size="md"
              label={`${t(`repair.${repair.kind}`)} · ${t('repair.rows', { count: repair.rows })}`}
              checked={repair.made}
              onChange={(event) => onChoose(repair.kind, event.currentTarget.checked)}
            />
            <ul className={classes.samples}>
              {repair.samples.map(({ line, before, after }) => (
                <li key={`${line} ${before}`}>
                  {t('repair.line', { line })}: {before.slice(0, 60)} →{' '}
                  {after === '' ? t('repair.nothing') : t(`charge.${after}`, after)}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Panel>
  );
}
