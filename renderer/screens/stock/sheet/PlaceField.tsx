/** A bin, typed or scanned into its field; it counts once the field is left, with Enter, or at once by a scan. */
import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface PlaceFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onPlace: (bin: string) => void;
}

export function PlaceField({ label, value, onPlace }: PlaceFieldProps) {
  const { t } = useTranslation('stock');
  const [text, setText] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const place = () => text.trim() !== value && onPlace(text.trim());
  useEffect(() => {
    const input = field.current;
    const scanned = () => onPlace(input?.value.trim() ?? '');
    input?.addEventListener('scan', scanned);
    return () => input?.removeEventListener('scan', scanned);
  }, [onPlace]);
  return (
    <TextInput
      ref={field}
      size="md"
      data-accepts-scan
      autoComplete="off"
      label={label}
      description={t('sheet.binHint')}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={place}
      onKeyDown={(event) => {
        if (event.key === 'Enter') place();
      }}
    />
  );
}
