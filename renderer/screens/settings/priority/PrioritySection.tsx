/** The owner's weights: what comes first, by how much, and what the queue's top would be, before saving. */
import { NumberInput, TagsInput, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../app/workspace.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { SaveBar } from '../SaveBar.tsx';
import classes from '../settings.module.css';
import { useDraft } from '../use-draft.ts';
import { CutoffRows } from './CutoffRows.tsx';
import { PriorityPreview } from './PriorityPreview.tsx';
import { SortingState } from './SortingState.tsx';
import { useSorting } from './use-sorting.ts';
import { WeightRow } from './WeightRow.tsx';

const HEAD_STARTS = ['premium', 'vip', 'express'] as const;

export function PrioritySection() {
  const { t } = useTranslation('settings');
  const { store } = useWorkspace();
  const draft = useDraft('priority');
  const [sorting, sort] = useSorting();
  const { value, edit } = draft;

  const save = async () => {
    if (!(await draft.save({ version: store.newId() }))) return false;
    return sort();
  };

  return (
    <div className={classes.two}>
      <div className={classes.form}>
        <Text>{t('priority.how')}</Text>
        {HEAD_STARTS.map((name) => (
          <WeightRow
            key={name}
            label={t(`field.${name}`)}
            hint={t(`priority.${name}`)}
            unit={t('priority.hours')}
            min={-24}
            max={72}
            value={value[name] / 60}
            onChange={(hours) => edit({ [name]: Math.round(hours * 60) })}
          />
        ))}
        <WeightRow
          label={t('field.valuePer100')}
          hint={t('priority.valuePer100')}
          unit={t('priority.minutes')}
          min={0}
          max={240}
          value={value.valuePer100}
          onChange={(minutes) => edit({ valuePer100: Math.round(minutes) })}
        />
        <WeightRow
          label={t('field.agePercent')}
          hint={t('priority.agePercent')}
          unit="%"
          min={0}
          max={100}
          value={value.agePercent}
          onChange={(percent) => edit({ agePercent: Math.min(100, Math.round(percent)) })}
        />
        <NumberInput
          label={t('field.handlingHours')}
          description={t('priority.handlingHours')}
          min={1}
          max={24 * 60}
          allowDecimal={false}
          value={value.handlingHours}
          onChange={(hours) => {
            if (typeof hours === 'number') edit({ handlingHours: hours });
          }}
        />
        <CutoffRows cutoffs={value.cutoffs} onChange={(cutoffs) => edit({ cutoffs })} />
        <TagsInput
          label={t('field.expressWords')}
          description={t('priority.expressWords')}
          value={value.expressWords}
          onChange={(words) => edit({ expressWords: words.map((word) => word.toLowerCase()) })}
        />
        <TagsInput
          label={t('field.vips')}
          description={t('priority.vips')}
          splitChars={[',', ';', ' ', '\n']}
          value={value.vips}
          onChange={(vips) => edit({ vips: vips.map((vip) => vip.trim().toLowerCase()) })}
        />
        <SortingState sorting={sorting} onSort={() => void sort()} />
        <SaveBar dirty={draft.dirty} fault={draft.fault} save={save} reset={draft.reset} />
      </div>
      <div className={classes.beside}>
        <Panel title={t(draft.dirty ? 'priority.previewNew' : 'priority.previewNow')}>
          <PriorityPreview rules={value} busy={sorting.kind === 'busy'} />
        </Panel>
      </div>
    </div>
  );
}
