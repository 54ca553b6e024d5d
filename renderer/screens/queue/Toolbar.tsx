/** The queue's first line: search, filters, columns, new order, and the one obvious next thing to do. */
import { ActionIcon, Button, TextInput } from '@mantine/core';
import {
  IconBarcode,
  IconFilter,
  IconKeyboard,
  IconPlus,
  IconSearch,
  IconX,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './QueueScreen.module.css';

interface ToolbarProps {
  readonly search: string;
  readonly searchRef: Ref<HTMLInputElement>;
  readonly filterCount: number;
  /** Filters work on open orders; undefined hides the button. */
  readonly filtersOpen: boolean | undefined;
  readonly canPack: boolean;
  readonly columns: ReactNode;
  readonly onSearch: (text: string) => void;
  readonly onLeaveSearch: () => void;
  readonly onFilters: () => void;
  readonly onHelp: () => void;
  readonly onPackNext: () => void;
}

export function Toolbar(props: ToolbarProps) {
  const { search, filterCount, filtersOpen, canPack } = props;
  const { t } = useTranslation('queue');
  return (
    <header className={classes.toolbar}>
      <h1 className={classes.title}>{t('title')}</h1>
      <TextInput
        ref={props.searchRef}
        className={classes.search ?? ''}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        leftSection={<IconSearch aria-hidden size={18} />}
        value={search}
        onChange={(event) => props.onSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && event.key !== 'ArrowDown' && event.key !== 'Enter') return;
          if (event.key === 'Escape') props.onSearch('');
          event.preventDefault();
          props.onLeaveSearch();
        }}
        rightSection={
          search !== '' && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('search.clear')}
              onClick={() => props.onSearch('')}
            >
              <IconX size={18} />
            </ActionIcon>
          )
        }
      />
      {filtersOpen !== undefined && (
        <Button
          variant="default"
          leftSection={<IconFilter aria-hidden size={18} />}
          aria-expanded={filtersOpen}
          onClick={props.onFilters}
        >
          {filterCount > 0 ? t('filter.openCount', { count: filterCount }) : t('filter.open')}
        </Button>
      )}
      {props.columns}
      <Actions canPack={canPack} onHelp={props.onHelp} onPackNext={props.onPackNext} />
    </header>
  );
}

/** What a letter typed into the search does not change. */
const Actions = memo(function Actions({
  canPack,
  onHelp,
  onPackNext,
}: Pick<ToolbarProps, 'canPack' | 'onHelp' | 'onPackNext'>) {
  const { t } = useTranslation('queue');
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPlus aria-hidden size={18} />}
        renderRoot={(root) => <Link to="/new-order" {...root} />}
      >
        {t('newOrder')}
      </Button>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('help.title')}
        title={t('help.title')}
        onClick={onHelp}
      >
        <IconKeyboard aria-hidden size={20} />
      </ActionIcon>
      <Button
        size="md"
        leftSection={<IconBarcode aria-hidden size={22} />}
        disabled={!canPack}
        onClick={onPackNext}
      >
        {t('packNext')}
      </Button>
    </>
  );
});
