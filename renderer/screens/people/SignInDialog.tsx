/** Signing in without a badge: one's name, and the PIN where there is one. A badge that is scanned meanwhile does it too. */
import { Button, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useSettings, useWorkspace } from '../../app/workspace.ts';
import { useScanReceiver } from '../../scanner/useScanReceiver.ts';
import { signIn } from '../../store/commands/people.ts';
import { isPin } from '../../store/pin.ts';

export function SignInDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('people');
  const { store, session } = useWorkspace();
  const { people } = useSettings();
  const here = useStore(store.station, ({ person }) => person);
  const [asked, setAsked] = useState<string | null>(null);
  const [fault, setFault] = useState('');
  // A badge never gets here; whoever scans anything else has gone on to other work.
  useScanReceiver(
    async (read) => {
      onClose();
      await session.scan(read.text, read.at);
    },
    { layer: 'dialog' },
  );
  const enter = async (id: string) => {
    const done = await signIn(store, id);
    if (done.ok) onClose();
    else setFault(t('notSaved', { reason: done.error.reason }));
  };
  const choose = (id: string) => (people[id]?.pin === '' ? void enter(id) : setAsked(id));
  const active = Object.entries(people)
    .filter(([, one]) => one.active)
    .toSorted(([, a], [, b]) => a.name.localeCompare(b.name));
  return (
    <Modal opened onClose={onClose} title={t('signIn.title')} size="md">
      <Stack>
        <Text>{t('signIn.hint')}</Text>
        {asked === null ? (
          active.map(([id, { name }]) => (
            <Button
              key={id}
              size="lg"
              variant={id === here ? 'filled' : 'default'}
              justify="flex-start"
              leftSection={<IconUser size={22} aria-hidden />}
              onClick={() => choose(id)}
            >
              {name}
            </Button>
          ))
        ) : (
          <PinForm
            name={people[asked]?.name ?? ''}
            stored={people[asked]?.pin ?? ''}
            onRight={() => enter(asked)}
            onBack={() => setAsked(null)}
          />
        )}
        {here !== '' && asked === null && (
          <Button variant="subtle" onClick={() => void enter('')}>
            {t('signIn.out')}
          </Button>
        )}
        {fault !== '' && (
          <Text role="alert" c="var(--mantine-color-error)">
            {fault}
          </Text>
        )}
      </Stack>
    </Modal>
  );
}

interface PinFormProps {
  readonly name: string;
  readonly stored: string;
  readonly onRight: () => Promise<void>;
  readonly onBack: () => void;
}

function PinForm({ name, stored, onRight, onBack }: PinFormProps) {
  const { t } = useTranslation('people');
  const [pin, setPin] = useState('');
  const [isWrong, setWrong] = useState(false);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const isRight = await isPin(pin, stored);
    setWrong(!isRight);
    if (isRight) await onRight();
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <PasswordInput
          label={t('signIn.pin', { name })}
          inputMode="numeric"
          autoComplete="off"
          data-autofocus
          value={pin}
          error={isWrong && t('signIn.wrong')}
          onChange={(event) => setPin(event.currentTarget.value)}
        />
        <Button type="submit" size="lg" disabled={pin === ''}>
          {t('signIn.do')}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('signIn.back')}
        </Button>
      </Stack>
    </form>
  );
}
