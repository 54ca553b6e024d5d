/** The form: address, shop, account, password; Test shows each step, Connect goes all the way. */
import { Button, PasswordInput, TextInput } from '@mantine/core';
import {
  type ChangeEvent,
  type ClipboardEvent,
  type FormEvent,
  type RefObject,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectReport } from '../../../../shared/replication/connecting.ts';
import classes from '../server.module.css';
import {
  type ConnectFields,
  type FieldName,
  fieldFaults,
  fieldOf,
  requestOf,
  withAddress,
} from './connect-fields.ts';
import { consentFor } from './join-plan.ts';
import { sameRequest } from './TestPanel.tsx';
import type { Connecting } from './use-connecting.ts';

interface ConnectFormProps {
  readonly fields: ConnectFields;
  readonly onFields: (fields: ConnectFields) => void;
  readonly connecting: Connecting;
  readonly form: RefObject<HTMLFormElement | null>;
}

/** Brings the keyboard to a field of the form. */
export function focusField(form: HTMLFormElement | null, name: string): void {
  form?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();
}

export function ConnectForm({ fields, onFields, connecting, form }: ConnectFormProps) {
  const { t } = useTranslation('server');
  const [pressed, setPressed] = useState(false);
  const faults = fieldFaults(fields);
  const request = requestOf(fields, false);
  const { state } = connecting;
  const busy = state.kind === 'busy';
  // What was tested is what stands in the form.
  const report =
    state.kind === 'tested' && sameRequest(state.request, request) ? state.report : null;
  const consent = report ? consentFor(report) : null;
  const refused = report?.failed ? fieldOf(report.failed.fault) : null;
  // The same wrong password again would only bring the account nearer to being locked.
  const hopeless = report?.failed?.fault.kind === 'wrong-password';

  const run = async (work: () => Promise<ConnectReport | null>) => {
    setPressed(true);
    const first = Object.keys(faults)[0];
    if (first) return focusField(form.current, first);
    const done = await work();
    const at = done?.failed && fieldOf(done.failed.fault);
    if (at) focusField(form.current, at);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && !hopeless) void run(() => connecting.connect(request, consent));
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text/plain');
    const next = withAddress(fields, text);
    // Anything but a code or an account in an address is pasted as anywhere else.
    if (next.address === text.trim()) return;
    event.preventDefault();
    onFields(next);
  };
  const field = (name: FieldName) => {
    const fault = pressed ? faults[name] : undefined;
    return {
      name,
      size: 'md',
      label: t(`form.${name}`),
      value: fields[name],
      onChange: (event: ChangeEvent<HTMLInputElement>) =>
        onFields({ ...fields, [name]: event.currentTarget.value }),
      error: fault
        ? t(fault === 'missing' ? 'form.missing' : 'form.badWorkspace')
        : refused === name,
      autoComplete: 'off',
      spellCheck: false,
    };
  };
  return (
    <form ref={form} onSubmit={submit} className={classes.form} noValidate>
      <TextInput
        {...field('address')}
        description={t('form.addressHint')}
        onPaste={paste}
        onBlur={() => onFields(withAddress(fields, fields.address))}
      />
      <TextInput {...field('workspace')} description={t('form.workspaceHint')} />
      <TextInput {...field('user')} description={t('form.userHint')} />
      <PasswordInput {...field('password')} />
      <div className={classes.buttons}>
        <Button type="submit" size="lg" loading={busy} disabled={hopeless}>
          {t(consent ? `form.${consent}` : 'form.connect')}
        </Button>
        <Button
          size="lg"
          variant="default"
          disabled={busy || hopeless}
          onClick={() => void run(() => connecting.test(request))}
        >
          {t('form.test')}
        </Button>
      </div>
    </form>
  );
}
