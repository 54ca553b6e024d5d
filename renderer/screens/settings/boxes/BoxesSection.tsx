/** The shop's boxes, and whether parcels are weighed. */
import { Button, NumberInput, Radio, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type BoxType, newBoxCode } from '../../../../shared/packing/boxes/box-type.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { SaveBar } from '../SaveBar.tsx';
import classes from '../settings.module.css';
import { useDraft } from '../use-draft.ts';
import { BoxRow } from './BoxRow.tsx';

const CHECKS = ['off', 'typed', 'required'] as const;

export function BoxesSection() {
  const { t } = useTranslation('settings');
  const { store } = useWorkspace();
  const draft = useDraft('boxes');
  const { value, edit } = draft;
  const { types } = value;
  const put = (at: number, fields: Partial<BoxType>) =>
    edit({ types: types.map((one, n) => (n === at ? { ...one, ...fields } : one)) });
  const add = () =>
    edit({ types: [...types, { ...BLANK, id: store.newId(), code: newBoxCode(types) }] });
  return (
    <div className={classes.form}>
      <Text>{t('boxes.hint')}</Text>
      {types.length === 0 && <Text fw={600}>{t('boxes.empty')}</Text>}
      {types.map((box, n) => (
        <BoxRow
          key={box.id}
          box={box}
          onChange={(fields) => put(n, fields)}
          onRemove={() => edit({ types: types.filter(({ id }) => id !== box.id) })}
        />
      ))}
      <div>
        <Button variant="default" leftSection={<IconPlus size={20} aria-hidden />} onClick={add}>
          {t('boxes.add')}
        </Button>
      </div>
      <Radio.Group
        label={t('field.check')}
        value={value.check}
        onChange={(check) => edit({ check: CHECKS.find((one) => one === check) ?? 'off' })}
      >
        <Stack gap="xs" mt="xs">
          {CHECKS.map((check) => (
            <Radio key={check} value={check} label={t(`boxes.check.${check}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {value.check !== 'off' && (
        <>
          <Text>{t('boxes.toleranceHint')}</Text>
          <NumberInput
            label={t('field.percent')}
            min={0}
            max={100}
            value={value.percent}
            onChange={(percent) => edit({ percent: Number(percent) || 0 })}
          />
          <NumberInput
            label={t('field.grams')}
            min={0}
            max={10_000}
            value={value.grams}
            onChange={(grams) => edit({ grams: Number(grams) || 0 })}
          />
        </>
      )}
      <SaveBar {...draft} />
    </div>
  );
}

const BLANK = { name: '', length: 0, width: 0, height: 0, tare: 0, most: 0 };
