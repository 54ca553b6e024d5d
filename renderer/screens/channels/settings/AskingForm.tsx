/** How a channel is called, how often it is asked, from when, and which of its orders are taken. */
import { Button, NumberInput, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelSetting } from '../../../../shared/channels/channel.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { Panel } from '../../../ui/Panel.tsx';
import classes from '../channels.module.css';
import { useChange } from './use-change.ts';

interface AskingFormProps {
  readonly id: string;
  readonly channel: ChannelSetting;
}

export function AskingForm({ id, channel }: AskingFormProps) {
  const { t } = useTranslation('channels');
  const { channels } = useWorkspace();
  const [form, setForm] = useState(channel);
  // The day alone is asked for: nobody knows the minute.
  const [since, setSince] = useState(channel.since?.slice(0, 10) ?? '');
  const change = useChange(id);
  const set = (fields: Partial<ChannelSetting>) => setForm((now) => ({ ...now, ...fields }));

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const { everyMinutes, tellShipments, takesClosed, takesMarketplace } = form;
    const sameDay = since === (channel.since?.slice(0, 10) ?? '');
    const from = since === '' ? null : `${since}T00:00:00.000Z`;
    const done = await change({
      ...{ everyMinutes, tellShipments, takesClosed, takesMarketplace },
      name: form.name.trim() || channel.name,
      since: sameDay ? channel.since : from,
    });
    if (done && !sameDay) channels.pullNow(id);
  };

  return (
    <Panel title={t('setting.asking')}>
      <form className={classes.form} onSubmit={(event) => void save(event)}>
        <TextInput
          label={t('setting.name')}
          required
          value={form.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <NumberInput
          label={t('setting.every')}
          description={t('setting.everyHint')}
          min={1}
          max={1_440}
          allowDecimal={false}
          clampBehavior="strict"
          value={form.everyMinutes}
          onChange={(value) => set({ everyMinutes: typeof value === 'number' ? value : 5 })}
        />
        <TextInput
          type="date"
          label={t('setting.since')}
          description={t('setting.sinceHint')}
          value={since}
          onChange={(event) => setSince(event.currentTarget.value)}
        />
        {(['takesClosed', 'takesMarketplace', 'tellShipments'] as const).map((name) => (
          <Switch
            key={name}
            size="md"
            label={t(`setting.${name}`)}
            description={t(`setting.${name}Hint`)}
            checked={form[name]}
            onChange={(event) => set({ [name]: event.currentTarget.checked })}
          />
        ))}
        <Button type="submit">{t('setting.save')}</Button>
      </form>
    </Panel>
  );
}
