/** Asks for one line of text (a reason, a tag) before something is done. */
import {
  Autocomplete,
  Button,
  Checkbox,
  Group,
  Modal,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { type FormEvent, useState } from 'react';

interface TextDialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly label: string;
  readonly action: string;
  /** What will happen, in a sentence. */
  readonly hint?: string;
  /** Texts to choose from; others may be typed. */
  readonly choices?: readonly string[];
  readonly required?: boolean;
  readonly danger?: boolean;
  /** Something more that may be done with it; nothing of the sort unless it is ticked. */
  readonly also?: string | undefined;
  /** It is ticked to begin with. */
  readonly alsoAtFirst?: boolean;
  readonly onClose: () => void;
  readonly onSubmit: (text: string, also: boolean) => void;
}

export function TextDialog(props: TextDialogProps) {
  const { opened, title, onClose } = props;
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <TextForm {...props} />
    </Modal>
  );
}

function TextForm(props: TextDialogProps) {
  const { label, action, hint, choices, required = false, danger = false } = props;
  const [text, setText] = useState('');
  const [also, setAlso] = useState(props.alsoAtFirst ?? false);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (required && text.trim() === '') return;
    props.onClose();
    props.onSubmit(text.trim(), also);
  }
  const field = { label, value: text, required, withAsterisk: false, 'data-autofocus': true };
  return (
    <form onSubmit={submit}>
      <Stack>
        {hint && <Text>{hint}</Text>}
        {choices ? (
          <Autocomplete {...field} data={[...choices]} limit={8} onChange={setText} />
        ) : (
          <TextInput {...field} onChange={(event) => setText(event.currentTarget.value)} />
        )}
        {props.also && (
          <Checkbox
            label={props.also}
            checked={also}
            onChange={(event) => setAlso(event.currentTarget.checked)}
          />
        )}
        <Group justify="flex-end">
          <Button type="submit" {...(danger ? { color: 'red' } : {})}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
