/** In the place of the stock list when there is nothing in it: what to do about it. */
import { Button, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './StockScreen.module.css';

interface StockEmptyProps {
  /** There are no SKUs at all, not just none that match. */
  readonly none: boolean;
  readonly onClear: () => void;
}

export function StockEmpty({ none, onClear }: StockEmptyProps) {
  const { t } = useTranslation('stock');
  return (
    <div className={classes.empty}>
      <Title order={2}>{t(none ? 'empty.title' : 'empty.none')}</Title>
      {none && <Text>{t('empty.text')}</Text>}
      {none ? (
        <Button size="lg" renderRoot={(props) => <Link to="/import" {...props} />}>
          {t('importCatalogue')}
        </Button>
      ) : (
        <Button size="lg" variant="default" onClick={onClear}>
          {t('empty.clear')}
        </Button>
      )}
    </div>
  );
}
