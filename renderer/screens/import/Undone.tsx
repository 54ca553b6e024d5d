/** What the undoing of an import did, and what it left as it is. */
import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ImportStage } from '../../importing/import-state.ts';
import classes from './import.module.css';

type UndoneStage = Extract<ImportStage, { kind: 'undone' }>;

interface UndoneProps {
  readonly stage: UndoneStage;
  readonly onAnother: () => void;
}

export function Undone({ stage, onAnother }: UndoneProps) {
  const { t } = useTranslation('import');
  return (
    <>
      <h1 className={classes.title}>{t('undone.title')}</h1>
      {stage.target === 'orders' ? <OrdersUndone stage={stage} /> : <StockUndone stage={stage} />}
      <Button size="xl" onClick={onAnother} w="fit-content">
        {t('done.another')}
      </Button>
    </>
  );
}

function OrdersUndone({ stage }: { readonly stage: Extract<UndoneStage, { target: 'orders' }> }) {
  const { t } = useTranslation('import');
  const { withdrawn, restored, kept, held } = stage;
  return (
    <>
      <div role="status">
        <Text size="lg">{t('undone.withdrawn', { count: withdrawn })}</Text>
        {restored > 0 && <Text size="lg">{t('undone.restored', { count: restored })}</Text>}
        {held.length > 0 && <Text size="lg">{t('undone.held', { count: held.length })}</Text>}
        {kept.length > 0 && <Text size="lg">{t('undone.kept', { count: kept.length })}</Text>}
      </div>
      {kept.length > 0 && (
        <ul className={classes.numbers}>
          {kept.map((id) => (
            <li key={id}>
              <Link to="/orders/$orderId" params={{ orderId: id }} className={classes.link ?? ''}>
                {id}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface StockUndoneProps {
  readonly stage: Exclude<UndoneStage, { target: 'orders' }>;
}

function StockUndone({ stage: { removed, restored, recalled, kept } }: StockUndoneProps) {
  const { t } = useTranslation('import');
  const counts = { removed, restored, recalled };
  return (
    <>
      <div role="status">
        {(['removed', 'restored', 'recalled'] as const).map(
          (what) =>
            counts[what] > 0 && (
              <Text key={what} size="lg">
                {t(`undone.stock.${what}`, { count: counts[what] })}
              </Text>
            ),
        )}
        {kept.length > 0 && <Text size="lg">{t('undone.stock.kept', { count: kept.length })}</Text>}
      </div>
      {kept.length > 0 && (
        <ul className={classes.numbers}>
          {kept.map((sku) => (
            <li key={sku}>{sku}</li>
          ))}
        </ul>
      )}
    </>
  );
}
