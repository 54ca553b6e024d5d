/** How a figure is counted, beside it: the formula in words, and each number of orders in it, which opens them. */
import { ActionIcon, Popover, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CountButton } from './CountButton.tsx';
import type { Opened } from './report-choices.ts';
import classes from './reports.module.css';

interface Props {
  readonly name: string;
  readonly formula: string;
  readonly parts: readonly Opened[];
  readonly onOpen: (opened: Opened) => void;
  readonly small?: boolean;
}

export function Formula({ name, formula, parts, onOpen, small = false }: Props) {
  const { t } = useTranslation('reports');
  return (
    <Popover width={340} position="bottom-end" shadow="md" withArrow trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={small ? 'sm' : 'md'}
          className={small ? undefined : classes.how}
          aria-label={t('formula.how', { figure: name })}
        >
          <IconInfoCircle size={small ? 16 : 20} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('formula.how', { figure: name })} tabIndex={-1}>
        <Text size="sm">{formula}</Text>
        {parts.length > 0 && (
          <ul className={classes.parts}>
            {parts.map((part) => (
              <li key={part.selection.kind}>
                <CountButton
                  {...part}
                  text={t(`part.${part.selection.kind}`, { count: part.orders })}
                  onOpen={onOpen}
                />
              </li>
            ))}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
