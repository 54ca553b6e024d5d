/** When carriers collect, by a word in the service's name; the last row is for everything else. */
import { ActionIcon, Button, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Criteria } from '../../../../shared/priority/criteria.ts';
import fields from '../../../ui/fields.module.css';
import classes from '../settings.module.css';

type Cutoff = Criteria['cutoffs'][number];

interface CutoffRowsProps {
  readonly cutoffs: readonly Cutoff[];
  readonly onChange: (cutoffs: Cutoff[]) => void;
}

const ELSE = '*';

export function CutoffRows({ cutoffs, onChange }: CutoffRowsProps) {
  const { t } = useTranslation('settings');
  const set = (at: number, fields: Partial<Cutoff>) =>
    onChange(cutoffs.map((cutoff, n) => (n === at ? { ...cutoff, ...fields } : cutoff)));
  return (
    <div className={classes.stack}>
      <div>
        <Text fw={600}>{t('field.cutoffs')}</Text>
        <Text size="sm">{t('priority.cutoffs')}</Text>
      </div>
      {cutoffs.map((cutoff, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cutoff being typed has no name of its own yet.
        <div key={n} className={`${fields.row} ${classes.wide}`}>
          <TextInput
            className={fields.grow ?? ''}
            label={t('priority.service')}
            value={cutoff.service === ELSE ? t('priority.everythingElse') : cutoff.service}
            readOnly={cutoff.service === ELSE}
            onChange={(event) => set(n, { service: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label={t('priority.time')}
            value={cutoff.time}
            onChange={(event) => {
              // The field is empty while a time is half typed.
              if (event.currentTarget.value !== '') set(n, { time: event.currentTarget.value });
            }}
          />
          <ActionIcon
            variant="default"
            size="input-sm"
            aria-label={t('priority.removeCutoff', { service: cutoff.service })}
            onClick={() => onChange(cutoffs.filter((_, at) => at !== n))}
          >
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div className={classes.buttons}>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => onChange([{ service: '', time: '16:00' }, ...cutoffs])}
        >
          {t('priority.addCutoff')}
        </Button>
        {cutoffs.every((cutoff) => cutoff.service !== ELSE) && (
          <Button
            variant="default"
            onClick={() => onChange([...cutoffs, { service: ELSE, time: '16:00' }])}
          >
            {t('priority.addElse')}
          </Button>
        )}
      </div>
    </div>
  );
}
