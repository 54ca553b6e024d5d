/** Backups that are saved by themselves: how often, where, which there are; and one more now. */
import { Button, NativeSelect, Text } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptBackups } from '../../../../shared/backups.ts';
import { useSettings, useWorkspace } from '../../../app/workspace.ts';
import { backupToHost } from '../../../store/commands/backup-to-host.ts';
import { saveSettings } from '../../../store/commands/settings.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { dateTime } from '../../../ui/when.ts';
import classes from '../settings.module.css';
import { JobNote } from './JobNote.tsx';

const EVERY = [1, 7, 0] as const;
const SHOWN = 5;
const MEGABYTE = 1_000_000;

export function OwnBackups() {
  const { t } = useTranslation('settings');
  const { store, host } = useWorkspace();
  const { everyDays, keep } = useSettings().backups;
  const [kept, setKept] = useState<KeptBackups | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ readonly tone: 'good' | 'bad'; readonly text: string }>();
  const read = useCallback(async () => {
    const answer = await host.backups.list();
    setKept(answer.ok ? answer.value : null);
  }, [host]);
  useEffect(() => void read(), [read]);
  const now = async () => {
    setBusy(true);
    const done = await backupToHost(store, host.backups, keep);
    setBusy(false);
    setSaid(
      done.ok
        ? { tone: 'good', text: t('ownBackups.saved', { count: done.value.records }) }
        : { tone: 'bad', text: t(`ownBackups.fault.${done.error.kind}`, { ...done.error }) },
    );
    await read();
  };
  const choose = async (days: number) => {
    const saved = await saveSettings(store, 'backups', { everyDays: days });
    if (saved.ok) return setSaid({ tone: 'good', text: t('saved') });
    const { error } = saved;
    setSaid({
      tone: 'bad',
      text:
        error.kind === 'not-allowed'
          ? t(`fault.notAllowed.${error.needs}`)
          : t('fault.not-saved', { reason: error.reason }),
    });
  };
  return (
    <Panel title={t('ownBackups.title')}>
      <div className={classes.stack}>
        <Text>{t('ownBackups.text', { count: keep })}</Text>
        <NativeSelect
          label={t('ownBackups.every')}
          data={EVERY.map((days) => ({ value: `${days}`, label: t(`ownBackups.days.${days}`) }))}
          value={`${everyDays}`}
          onChange={(event) => void choose(Number(event.currentTarget.value))}
        />
        {kept && <Text>{t('ownBackups.folder', { folder: kept.folder })}</Text>}
        {kept?.files.length === 0 && <Text fw={600}>{t('ownBackups.none')}</Text>}
        {kept && kept.files.length > 0 && (
          <ul>
            {kept.files.slice(0, SHOWN).map(({ name, bytes, at }) => (
              <li key={name}>
                {t('ownBackups.file', {
                  when: dateTime(at),
                  size: (bytes / MEGABYTE).toLocaleString(undefined, { maximumFractionDigits: 1 }),
                })}
              </li>
            ))}
          </ul>
        )}
        <div className={classes.buttons}>
          <Button
            variant="default"
            loading={isBusy}
            leftSection={<IconDeviceFloppy size={20} aria-hidden />}
            onClick={() => void now()}
          >
            {t('ownBackups.now')}
          </Button>
        </div>
        {said && <JobNote tone={said.tone}>{said.text}</JobNote>}
      </div>
    </Panel>
  );
}
