/** Names that differ: the channel's shipping services as we call them, our carriers as the channel calls them. */
import { Button, Text, TextInput } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelSetting } from '../../../../shared/channels/channel.ts';
import { isObjectKey } from '../../../../shared/records/object-key.ts';
import { useSettings, useWorkspace } from '../../../app/workspace.ts';
import { Panel } from '../../../ui/Panel.tsx';
import classes from '../channels.module.css';
import { useChange } from './use-change.ts';

interface NamesFormProps {
  readonly id: string;
  readonly channel: ChannelSetting;
}

export function NamesForm({ id, channel }: NamesFormProps) {
  const { t } = useTranslation('channels');
  const { store } = useWorkspace();
  const { carriers: ours } = useSettings().packing;
  const [services, setServices] = useState<Record<string, string>>(channel.services);
  const [carriers, setCarriers] = useState<Record<string, string>>(channel.carriers);
  const change = useChange(id);
  const seen = useMemo(() => {
    const renamed = new Set(Object.values(channel.services));
    const open = [...store.open.rows.values()]
      .filter((row) => row.channel === id && row.service !== '' && !renamed.has(row.service))
      .map((row) => row.service);
    return [...new Set([...Object.keys(channel.services), ...open])].filter(isObjectKey).sort();
  }, [store, id, channel.services]);
  const save = (event: FormEvent) => {
    event.preventDefault();
    void change({ services: filled(services), carriers: filled(carriers) });
  };
  return (
    <Panel title={t('setting.names')}>
      <form className={classes.form} onSubmit={save}>
        <Text className={classes.hint ?? ''}>{t('setting.services')}</Text>
        {seen.length === 0 && <Text>{t('setting.noServices')}</Text>}
        {seen.map((name) => (
          <TextInput
            key={name}
            label={name}
            placeholder={name}
            value={services[name] ?? ''}
            onChange={(event) => setServices({ ...services, [name]: event.currentTarget.value })}
          />
        ))}
        <Text className={classes.hint ?? ''}>{t('setting.carriers')}</Text>
        {ours.filter(isObjectKey).map((name) => (
          <TextInput
            key={name}
            label={t('setting.carrier', { name })}
            placeholder={name}
            value={carriers[name] ?? ''}
            onChange={(event) => setCarriers({ ...carriers, [name]: event.currentTarget.value })}
          />
        ))}
        <Button type="submit">{t('setting.save')}</Button>
      </form>
    </Panel>
  );
}

function filled(names: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(names).map(([name, text]) => [name, text.trim()] as const);
  return Object.fromEntries(kept.filter(([, text]) => text !== ''));
}
