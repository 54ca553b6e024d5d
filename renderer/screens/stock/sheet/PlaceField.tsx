/** A bin, typed. It counts as it is typed, since the next scan may come at any moment; a scan never lands in it. */
import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface PlaceFieldProps {
  readonly label: string;
  readonly value: string;
  /** Resolves once it counts. */
  readonly onPlace: (bin: string) => Promise<unknown>;
}

export function PlaceField({ label, value, onPlace }: PlaceFieldProps) {
  const { t } = useTranslation('stock');
  const [text, setText] = useState(value);
  const typing = useRef(0);
  // A bin that was scanned stands here too; what is being typed is not cut short by its own echo.
  useEffect(() => {
    if (typing.current === 0) setText(value);
  }, [value]);
  const type = async (typed: string) => {
    setText(typed);
    typing.current++;
    await onPlace(typed.trim());
    typing.current--;
  };
  return (
    <TextInput
      size="md"
      autoComplete="off"
      label={label}
      description={t('sheet.binHint')}
      value={text}
      onChange={(event) => void type(event.currentTarget.value)}
    />
  );
}
