/** The filters beside the list: each facet's values with how many orders have them; several may be picked. */
import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Facet, FacetValue, Filters, QueueView } from '../../store/queue-view.ts';
import classes from './FacetPanel.module.css';
import { facetOptions, withPicked } from './facets.ts';
import { useFacetText } from './use-facet-text.ts';

interface FacetPanelProps {
  readonly filters: Filters;
  readonly facets: QueueView['facets'];
  readonly oneLine: number;
  readonly onChange: (filters: Filters) => void;
}

const ORDER: readonly Facet[] = [
  'holder',
  'channel',
  'service',
  'priority',
  'age',
  'tag',
  'country',
];
const FEW = 8;

export function FacetPanel({ filters, facets, oneLine, onChange }: FacetPanelProps) {
  const { t } = useTranslation('queue');
  return (
    <aside className={classes.panel} aria-label={t('facet.label')}>
      <div className={classes.facet}>
        <Value
          label={t('facet.oneLine')}
          count={t('count', { count: oneLine })}
          checked={filters.oneLine}
          onChange={(on) => onChange({ ...filters, oneLine: on })}
        />
      </div>
      {ORDER.map((facet) => (
        <FacetGroup
          key={facet}
          facet={facet}
          options={facetOptions(facet, facets[facet], filters[facet])}
          picked={filters[facet]}
          onPick={(value, on) => onChange(withPicked(filters, facet, value, on))}
        />
      ))}
    </aside>
  );
}

interface FacetGroupProps {
  readonly facet: Facet;
  readonly options: readonly FacetValue[];
  readonly picked: readonly string[];
  readonly onPick: (value: string, on: boolean) => void;
}

function FacetGroup({ facet, options, picked, onPick }: FacetGroupProps) {
  const { t } = useTranslation('queue');
  const textOf = useFacetText();
  const [all, setAll] = useState(false);
  if (options.length === 0) return null;
  const shown = all ? options : options.slice(0, FEW);
  return (
    <fieldset className={classes.facet}>
      <legend className={classes.legend}>{t(`facet.${facet}`)}</legend>
      {shown.map(({ value, count }) => (
        <Value
          key={value}
          label={textOf(facet, value)}
          count={t('count', { count })}
          checked={picked.includes(value)}
          onChange={(on) => onPick(value, on)}
        />
      ))}
      {options.length > FEW && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(!all)}>
          {all ? t('facet.fewer') : t('facet.more', { count: options.length - FEW })}
        </Button>
      )}
    </fieldset>
  );
}

interface ValueProps {
  readonly label: string;
  readonly count: string;
  readonly checked: boolean;
  readonly onChange: (on: boolean) => void;
}

/** The browser's own box: a panel has dozens, drawn again with every letter of a search. */
function Value({ label, count, checked, onChange }: ValueProps) {
  const id = useId();
  return (
    <div className={classes.value}>
      <input
        id={id}
        type="checkbox"
        className={classes.box}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      <span className={classes.count}>{count}</span>
    </div>
  );
}
