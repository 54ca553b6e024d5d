/** Which columns the list shows. */
import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconColumns } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, columnsOf } from './columns.ts';
import type { Tab } from './queue-search.ts';

interface ColumnsMenuProps {
  readonly tab: Tab;
  readonly hidden: readonly Column[];
  readonly onChange: (hidden: readonly Column[]) => void;
}

export const ColumnsMenu = memo(function ColumnsMenu({ tab, hidden, onChange }: ColumnsMenuProps) {
  const { t } = useTranslation('queue');
  return (
    <Popover position="bottom-end" shadow="md" trapFocus withRoles={false}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns aria-hidden size={18} />}>
          {t('column.choose')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          {columnsOf(tab).map((column) => (
            <Checkbox
              key={column}
              label={t(`column.${column}`)}
              checked={!hidden.includes(column)}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? hidden.filter((one) => one !== column)
                    : [...hidden, column],
                )
              }
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
});
