/** A join code taken by typing; scanned ones come to the screen by themselves. */
import { Button, Text, TextInput } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import fieldsRow from '../../../ui/fields.module.css';
import { Panel } from '../../../ui/Panel.tsx';
import classes from '../server.module.css';

/** What became of the last code. */
export type JoinNote =
  | { readonly kind: 'used' }
  | { readonly kind: 'bad' | 'bad-scan'; readonly code: string };

interface JoinCodePanelProps {
  readonly note: JoinNote | null;
  /** Whether it was a join code. */
  readonly onCode: (code: string) => boolean;
}

export function JoinCodePanel({ note, onCode }: JoinCodePanelProps) {
  const { t } = useTranslation('server');
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (onCode(code)) setCode('');
  };
  const fault =
    note?.kind === 'bad' ? t('code.bad') : note?.kind === 'bad-scan' && t('code.badScan', note);
  return (
    <Panel title={t('code.title')}>
      <form onSubmit={submit} className={classes.form}>
        <Text>{t('code.text')}</Text>
        <TextInput
          size="md"
          label={t('code.label')}
          placeholder="packbench-join:"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={fault}
          inputContainer={(input) => (
            <div className={fieldsRow.row}>
              <div className={fieldsRow.grow}>{input}</div>
              <Button type="submit" size="md" variant="default" disabled={code.trim() === ''}>
                {t('code.use')}
              </Button>
            </div>
          )}
        />
        <div role="status">
          {note?.kind === 'used' && (
            <span className={classes.state} data-tone="good">
              <IconCircleCheck size={22} aria-hidden />
              {t('code.used')}
            </span>
          )}
        </div>
      </form>
    </Panel>
  );
}
