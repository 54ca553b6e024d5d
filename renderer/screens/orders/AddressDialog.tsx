/** Correcting an address here: the fields, and why, which stays in the order's log. */
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Address } from '../../../shared/records/order-facts.ts';
import { AddressFields } from './parts/AddressFields.tsx';
import { addressGaps } from './parts/address-gaps.ts';

interface AddressDialogProps {
  readonly opened: boolean;
  readonly address: Address;
  readonly onClose: () => void;
  readonly onSave: (address: Address, reason: string) => void;
}

export function AddressDialog({ opened, address, onClose, onSave }: AddressDialogProps) {
  const { t } = useTranslation('orders');
  return (
    <Modal opened={opened} onClose={onClose} title={t('addressDialog.title')} size="lg">
      <AddressForm
        address={address}
        onSave={(edited, reason) => {
          onClose();
          onSave(edited, reason);
        }}
      />
    </Modal>
  );
}

type AddressFormProps = Pick<AddressDialogProps, 'address' | 'onSave'>;

function AddressForm({ address, onSave }: AddressFormProps) {
  const { t } = useTranslation('orders');
  const [edited, setEdited] = useState(address);
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const gaps = addressGaps(edited);
  const problems = Object.fromEntries(gaps.map((field) => [field, t('field.needed')]));
  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if (gaps.length === 0) onSave(edited, reason.trim());
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{t('addressDialog.hint')}</Text>
        <AddressFields
          address={edited}
          problems={checked ? problems : {}}
          onChange={setEdited}
          focusFirst
        />
        <TextInput
          label={t('reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit">{t('addressDialog.do')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
