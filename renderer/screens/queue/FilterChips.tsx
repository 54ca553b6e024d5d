/** The filters that are on, each with a button that takes it off. */
import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Filters, noFilters } from '../../store/queue-view.ts';
import { pickedValues, withPicked } from './facets.ts';
import classes from './QueueScreen.module.css';
import { pickedCount } from './queue-search.ts';
import { useFacetText } from './use-facet-text.ts';

interface FilterChipsProps {
  readonly filters: Filters;
  /** Their place is kept while none is on: the list below neither jumps nor is drawn twice. */
  readonly keepPlace: boolean;
  readonly onChange: (filters: Filters) => void;
}

export function FilterChips({ filters, keepPlace, onChange }: FilterChipsProps) {
  const { t } = useTranslation('queue');
  const textOf = useFacetText();
  if (pickedCount(filters) === 0) return keepPlace ? <div className={classes.chips} /> : null;
  const chip = (key: string, text: string, off: Filters) => (
    <Button
      key={key}
      size="compact-sm"
      variant="default"
      rightSection={<IconX aria-hidden size={14} />}
      aria-label={t('filter.remove', { filter: text })}
      onClick={() => onChange(off)}
    >
      {text}
    </Button>
  );
  return (
    <div className={classes.chips}>
      {pickedValues(filters).map(({ facet, value }) =>
        chip(`${facet}:${value}`, textOf(facet, value), withPicked(filters, facet, value, false)),
      )}
      {filters.oneLine && chip('oneLine', t('facet.oneLine'), { ...filters, oneLine: false })}
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => onChange({ ...noFilters, search: filters.search })}
      >
        {t('filter.clear')}
      </Button>
    </div>
  );
}
