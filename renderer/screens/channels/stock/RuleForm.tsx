/** How much of the stock a channel is offered. */
import { Button, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ChannelStockRule,
  defaultStockRule,
} from '../../../../shared/channels/stock/rules.ts';
import { useSettings, useWorkspace } from '../../../app/workspace.ts';
import { setStockRule } from '../../../store/commands/stock-out.ts';
import classes from '../channels.module.css';
import { useSay } from '../lines/use-say.ts';

const FIELDS = [
  { name: 'buffer', max: 1_000_000 },
  { name: 'share', max: 100 },
  { name: 'cap', max: 1_000_000 },
  { name: 'staleMinutes', max: 10_080 },
  { name: 'staleUnits', max: 1_000_000 },
] as const;

export function RuleForm({
  channel,
  onDone,
}: {
  readonly channel: string;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('channels');
  const { store } = useWorkspace();
  const { channelStockRules } = useSettings();
  const [rule, setRule] = useState<ChannelStockRule>(
    channelStockRules[channel] ?? defaultStockRule,
  );
  const say = useSay();
  const save = (event: FormEvent) => {
    event.preventDefault();
    onDone();
    void say(t('stock.rule.saved'), setStockRule(store, channel, rule));
  };
  return (
    <form className={classes.rules} onSubmit={save}>
      {FIELDS.map(({ name, max }) => (
        <NumberInput
          key={name}
          label={t(`stock.rule.${name}`)}
          description={t(`stock.rule.${name}Hint`)}
          min={0}
          max={max}
          allowDecimal={false}
          value={rule[name] ?? ''}
          onChange={(value) => {
            const none = name === 'cap' ? null : defaultStockRule[name];
            setRule({ ...rule, [name]: typeof value === 'number' ? value : none });
          }}
        />
      ))}
      <div className={classes.buttons}>
        <Button type="submit">{t('stock.rule.save')}</Button>
        <Button variant="default" onClick={onDone}>
          {t('lines.cancel')}
        </Button>
      </div>
    </form>
  );
}
