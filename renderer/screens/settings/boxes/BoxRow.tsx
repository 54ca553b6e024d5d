/** One box type as it is edited: its name, its sides inside, what it weighs and carries, and the code that takes it. */
import { ActionIcon, NumberInput, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BoxType } from '../../../../shared/packing/boxes/box-type.ts';
import classes from './boxes.module.css';

interface BoxRowProps {
  readonly box: BoxType;
  readonly onChange: (fields: Partial<BoxType>) => void;
  readonly onRemove: () => void;
}

const FIGURES = ['length', 'width', 'height', 'tare', 'most'] as const;
const SIDES: ReadonlySet<string> = new Set(['length', 'width', 'height']);

export function BoxRow({ box, onChange, onRemove }: BoxRowProps) {
  const { t } = useTranslation('settings');
  const label = t('boxes.one', { name: box.name || t('boxes.unnamed') });
  return (
    <fieldset className={classes.row} aria-label={label}>
      <TextInput
        label={t('boxes.name')}
        value={box.name}
        error={box.name.trim() === '' && t('boxes.nameMissing')}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      {FIGURES.map((field) => (
        <NumberInput
          key={field}
          label={t(`boxes.${field}`)}
          hideControls
          min={0}
          allowNegative={false}
          value={box[field] === 0 ? '' : box[field]}
          error={SIDES.has(field) && box[field] === 0 && t('boxes.sideMissing')}
          onChange={(value) => onChange({ [field]: Number(value) || 0 })}
        />
      ))}
      <TextInput
        label={t('boxes.code')}
        value={box.code}
        data-accepts-scan
        onChange={(event) => onChange({ code: event.currentTarget.value })}
      />
      <ActionIcon
        variant="default"
        size="input-sm"
        aria-label={t('boxes.remove', { name: box.name || t('boxes.unnamed') })}
        onClick={onRemove}
      >
        <IconTrash size={20} aria-hidden />
      </ActionIcon>
    </fieldset>
  );
}
