/** A section of what the bench did: its name, its formula, its table as a file; and the head of such a table. */
import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Formula } from './Formula.tsx';
import classes from './reports.module.css';

interface CardProps {
  readonly title: string;
  readonly formula: string;
  readonly empty: boolean;
  readonly onSave?: () => void;
  readonly children: ReactNode;
}

export function FloorCard({ title, formula, empty, onSave, children }: CardProps) {
  const { t } = useTranslation('reports');
  return (
    <section className={`${classes.card} ${classes.section}`} aria-label={title}>
      <div className={classes.cardHead}>
        <h2 className={classes.sectionName}>{title}</h2>
        <Group gap="xs">
          {onSave && !empty && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              aria-label={t('floor.save', { title })}
              onClick={onSave}
            >
              CSV
            </Button>
          )}
          <Formula name={title} formula={formula} parts={[]} onOpen={() => undefined} />
        </Group>
      </div>
      {empty ? <p>{t('floor.empty')}</p> : children}
    </section>
  );
}

/** The first `texts` columns are words, the others figures. */
export function FloorHead({
  columns,
  texts = 1,
}: {
  readonly columns: readonly string[];
  readonly texts?: number;
}) {
  return (
    <thead>
      <tr>
        {columns.map((column, n) => (
          <th key={column} scope="col" className={n < texts ? classes.text : undefined}>
            {column}
          </th>
        ))}
      </tr>
    </thead>
  );
}
