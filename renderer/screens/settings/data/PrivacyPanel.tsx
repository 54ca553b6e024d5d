/** How long buyers' data is kept, and what one buyer may ask for: to be told what is kept, and to be forgotten. */
import { Button, NumberInput, Text, TextInput } from '@mantine/core';
import { IconDownload, IconEraser } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../app/workspace.ts';
import { buyerData, type Erased, eraseBuyer } from '../../../store/commands/retention.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { SaveBar } from '../SaveBar.tsx';
import classes from '../settings.module.css';
import { useDraft } from '../use-draft.ts';
import { JobNote } from './JobNote.tsx';
import { saveFile } from './save-file.ts';

export function PrivacyPanel() {
  const { t } = useTranslation('settings');
  const draft = useDraft('privacy');
  return (
    <Panel title={t('privacy.title')}>
      <div className={classes.stack}>
        <Text>{t('privacy.text')}</Text>
        <NumberInput
          label={t('field.keepDays')}
          description={t('privacy.keepHint')}
          min={0}
          max={3650}
          allowDecimal={false}
          value={draft.value.keepDays}
          onChange={(days) => draft.edit({ keepDays: Number(days) || 0 })}
        />
        <SaveBar {...draft} />
        <BuyerForm />
      </div>
    </Panel>
  );
}

type Said =
  | { readonly kind: 'none' | 'saved' | 'not-written' }
  | { readonly kind: 'sure'; readonly orders: number }
  | { readonly kind: 'erased'; readonly proof: readonly Erased[] };

function BuyerForm() {
  const { t } = useTranslation('settings');
  const { store } = useWorkspace();
  const [email, setEmail] = useState('');
  const [said, setSaid] = useState<Said | null>(null);
  const handOut = async () => {
    const data = await buyerData(store, email);
    if (data.orders.length === 0) return setSaid({ kind: 'none' });
    const saved = await saveJson('packbench-buyer.json', data);
    if (saved.kind !== 'cancelled') setSaid({ kind: saved.kind });
  };
  const ask = async () => {
    const { orders } = await buyerData(store, email);
    setSaid(orders.length === 0 ? { kind: 'none' } : { kind: 'sure', orders: orders.length });
  };
  return (
    <section aria-label={t('privacy.buyer')} className={classes.stack}>
      <TextInput
        label={t('privacy.email')}
        description={t('privacy.emailHint')}
        type="email"
        autoComplete="off"
        value={email}
        onChange={(event) => {
          setEmail(event.currentTarget.value);
          setSaid(null);
        }}
      />
      <div className={classes.buttons}>
        <Button
          variant="default"
          disabled={email.trim() === ''}
          leftSection={<IconDownload size={20} aria-hidden />}
          onClick={() => void handOut()}
        >
          {t('privacy.handOut')}
        </Button>
        <Button
          variant="default"
          disabled={email.trim() === ''}
          leftSection={<IconEraser size={20} aria-hidden />}
          onClick={() => void ask()}
        >
          {t('privacy.erase')}
        </Button>
      </div>
      {said?.kind === 'none' && <JobNote tone="stopped">{t('privacy.none')}</JobNote>}
      {said?.kind === 'saved' && <JobNote tone="good">{t('privacy.saved')}</JobNote>}
      {said?.kind === 'not-written' && <JobNote tone="bad">{t('privacy.notWritten')}</JobNote>}
      {said?.kind === 'sure' && (
        <JobNote tone="bad" title={t('privacy.sure', { count: said.orders })}>
          <Button
            color="red"
            onClick={async () => setSaid({ kind: 'erased', proof: await eraseBuyer(store, email) })}
          >
            {t('privacy.do')}
          </Button>
        </JobNote>
      )}
      {said?.kind === 'erased' && <Proof proof={said.proof} />}
    </section>
  );
}

function Proof({ proof }: { readonly proof: readonly Erased[] }) {
  const { t } = useTranslation('settings');
  const done = proof.filter(({ erasedAt }) => erasedAt !== '').length;
  return (
    <JobNote tone={done === proof.length ? 'good' : 'stopped'}>
      <div className={classes.stack}>
        <Text>{t('privacy.erased', { count: done })}</Text>
        {done < proof.length && <Text>{t('privacy.left', { count: proof.length - done })}</Text>}
        <Button
          variant="default"
          leftSection={<IconDownload size={20} aria-hidden />}
          onClick={() => void saveJson('packbench-erased.json', proof)}
        >
          {t('privacy.proof')}
        </Button>
      </div>
    </JobNote>
  );
}

function saveJson(name: string, value: unknown) {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  return saveFile({ name, type: 'application/json' }, () => new Blob([text]).stream());
}
