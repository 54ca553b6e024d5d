/** A code typed by hand, for a label that does not scan. Reached with / or F2. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../app/workspace.ts';
import classes from './pack.module.css';

export function TypeCode({ field }: { readonly field: Ref<HTMLInputElement> }) {
  const { t } = useTranslation('pack');
  const { session } = useWorkspace();
  const [code, setCode] = useState('');
  function enter(event: FormEvent) {
    event.preventDefault();
    if (code.trim() === '') return;
    setCode('');
    void session.scan(code);
  }
  return (
    <form className={classes.type} onSubmit={enter}>
      <TextInput
        ref={field}
        aria-label={t('type.label')}
        placeholder={t('type.hint')}
        autoComplete="off"
        spellCheck={false}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <Button type="submit" variant="default" disabled={code.trim() === ''}>
        {t('type.enter')}
      </Button>
    </form>
  );
}
