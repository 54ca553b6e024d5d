/** How this shop's scanners type, how verdicts sound, and a box that shows what arrives. */
import { NumberInput, SegmentedControl, Slider, Switch, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/Panel.tsx';
import { LatencyPanel } from '../../pack/timing/LatencyPanel.tsx';
import { SaveBar } from '../SaveBar.tsx';
import classes from '../settings.module.css';
import { useDraft } from '../use-draft.ts';
import { CommandCard } from './CommandCard.tsx';
import { PRESETS, presetOf } from './presets.ts';
import { ScanTest } from './ScanTest.tsx';

const NUMBERS = [
  { name: 'keyGapMs', min: 10, max: 200 },
  { name: 'idleMs', min: 30, max: 1000 },
  { name: 'minLength', min: 1, max: 20 },
  { name: 'minLengthIdle', min: 1, max: 20 },
] as const;

export function ScanningSection() {
  const { t } = useTranslation('settings');
  const draft = useDraft('scanning');
  const { value, edit } = draft;
  const preset = presetOf(value);
  return (
    <div className={classes.two}>
      <div className={classes.form}>
        <div>
          <Text fw={600}>{t('scanning.preset')}</Text>
          <SegmentedControl
            fullWidth
            aria-label={t('scanning.preset')}
            value={preset}
            onChange={(name) => {
              const chosen = PRESETS.find((one) => one.name === name);
              if (chosen) edit(chosen.settings);
            }}
            data={[
              ...PRESETS.map(({ name }) => ({ value: name, label: t(`scanning.presets.${name}`) })),
              { value: 'own', label: t('scanning.presets.own'), disabled: preset !== 'own' },
            ]}
          />
          <Text size="sm">{t(`scanning.presetHint.${preset}`)}</Text>
        </div>
        <div className={classes.pair}>
          {NUMBERS.map(({ name, min, max }) => (
            <NumberInput
              key={name}
              label={t(`field.${name}`)}
              description={t(`scanning.${name}`)}
              min={min}
              max={max}
              allowDecimal={false}
              clampBehavior="blur"
              value={value[name]}
              onChange={(units) => {
                if (typeof units === 'number') edit({ [name]: units });
              }}
            />
          ))}
          <TextInput
            label={t('field.prefix')}
            description={t('scanning.prefixHint')}
            value={value.prefix}
            onChange={(event) => edit({ prefix: event.currentTarget.value })}
          />
          <TextInput
            label={t('field.suffix')}
            description={t('scanning.suffixHint')}
            value={value.suffix}
            onChange={(event) => edit({ suffix: event.currentTarget.value })}
          />
        </div>
        <Switch
          size="lg"
          label={t('field.sounds')}
          checked={value.sounds}
          onChange={(event) => edit({ sounds: event.currentTarget.checked })}
        />
        <div>
          <Text fw={600} id="volume-label">
            {t('field.volume')}
          </Text>
          <Slider
            thumbLabel={t('field.volume')}
            disabled={!value.sounds}
            value={value.volume}
            onChange={(volume) => edit({ volume })}
          />
        </div>
        <SaveBar {...draft} />
      </div>
      <div className={classes.panels}>
        <Panel title={t('scanning.test')}>
          <ScanTest unsaved={draft.dirty} />
        </Panel>
        <Panel title={t('scanning.card.title')}>
          <CommandCard />
        </Panel>
        <Panel title={t('scanning.speed')}>
          <LatencyPanel />
        </Panel>
      </div>
    </div>
  );
}
