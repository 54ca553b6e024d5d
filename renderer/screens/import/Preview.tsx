/** The first readings as they will come in: the proof that the columns are mapped right. */
import { Table } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SkuReading } from '../../../shared/importing/read-catalogue.ts';
import type { CountReading } from '../../../shared/importing/read-counts.ts';
import type { OrderReading } from '../../../shared/records/order-facts.ts';
import { useWorkspace } from '../../app/workspace.ts';
import type { Importer } from '../../importing/importer.ts';
import type { ReadOutcome } from '../../importing/messages.ts';
import { skuName } from '../../store/resolve-scan.ts';
import { timeText } from '../../ui/local-text.ts';
import { Panel } from '../../ui/Panel.tsx';
import { moneyText } from '../orders/parts/amounts.ts';
import classes from './import.module.css';

interface PreviewProps {
  readonly importer: Importer;
  readonly outcome: ReadOutcome;
}

interface First {
  readonly orders: readonly OrderReading[];
  readonly skus: readonly SkuReading[];
  readonly counts: readonly CountReading[];
}

const FIRST = { from: 0, count: 5 };

export function Preview({ importer, outcome }: PreviewProps) {
  const { t } = useTranslation('import');
  const [first, setFirst] = useState<First>({ orders: [], skus: [], counts: [] });
  useEffect(() => {
    let stale = false;
    const desk = importer.desk();
    if (!desk) return;
    Promise.all([
      desk.ask('orders', FIRST),
      desk.ask('skus', FIRST),
      desk.ask('counts', FIRST),
    ]).then(
      ([orders, skus, counts]) => {
        // The reading may have changed since: its slices are of another outcome.
        if (!stale && outcome) setFirst({ orders, skus, counts });
      },
      () => undefined, // The import was left or written: nobody looks at its rows any more.
    );
    return () => {
      stale = true;
    };
  }, [importer, outcome]);
  if (outcome.readings === 0) return null;
  return (
    <Panel title={t('preview.title')}>
      <div className={classes.scroll}>
        {outcome.target === 'orders' && <Orders orders={first.orders} />}
        {outcome.target === 'catalogue' && <Skus skus={first.skus} />}
        {outcome.target === 'counts' && <StockCounts counts={first.counts} />}
      </div>
    </Panel>
  );
}

function Grid({
  names,
  children,
}: {
  readonly names: readonly string[];
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('import');
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          {names.map((name) => (
            <Table.Th key={name}>{t(`preview.${name}`)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>{children}</Table.Tbody>
    </Table>
  );
}

function Orders({ orders }: { readonly orders: readonly OrderReading[] }) {
  const { i18n } = useTranslation('import');
  return (
    <Grid names={['number', 'date', 'buyer', 'to', 'lines', 'total']}>
      {orders.map((order) => (
        <Table.Tr key={order.externalId}>
          <Table.Td>{order.number}</Table.Td>
          <Table.Td>{timeText(order.placedAt, 'full', i18n.language)}</Table.Td>
          <Table.Td>{order.buyer.name}</Table.Td>
          <Table.Td>
            {[order.shipTo.line1, order.shipTo.city, order.shipTo.postcode, order.shipTo.country]
              .filter((text) => text !== '')
              .join(', ')}
          </Table.Td>
          <Table.Td>
            {order.lines
              .slice(0, 4)
              .map((line) => `${line.units} × ${line.sku || line.title}`)
              .join(', ')}
            {order.lines.length > 4 && ' …'}
          </Table.Td>
          <Table.Td>{moneyText(order.total, order.currency, i18n.language)}</Table.Td>
        </Table.Tr>
      ))}
    </Grid>
  );
}

function Skus({ skus }: { readonly skus: readonly SkuReading[] }) {
  return (
    <Grid names={['sku', 'fields', 'onHand']}>
      {skus.map(({ id, sku, fields, onHand }) => (
        <Table.Tr key={id}>
          <Table.Td>{sku}</Table.Td>
          <Table.Td>
            {[
              fields.title,
              fields.bin,
              ...(fields.barcodes ?? []).map(({ code, units }) =>
                units === 1 ? code : `${code} × ${units}`,
              ),
              fields.weight === undefined ? '' : `${fields.weight} g`,
              ...(fields.kit ?? []).map((part) => `${part.units} × ${part.sku}`),
            ]
              .filter((text) => text !== undefined && text !== '')
              .join(' · ')}
          </Table.Td>
          <Table.Td>{onHand}</Table.Td>
        </Table.Tr>
      ))}
    </Grid>
  );
}

function StockCounts({ counts }: { readonly counts: readonly CountReading[] }) {
  const { store } = useWorkspace();
  return (
    <Grid names={['sku', 'bin', 'counted']}>
      {counts.map(({ skuId, bin, counted }) => (
        <Table.Tr key={`${skuId} ${bin}`}>
          <Table.Td>{skuName(store, skuId)}</Table.Td>
          <Table.Td>{bin}</Table.Td>
          <Table.Td>{counted}</Table.Td>
        </Table.Tr>
      ))}
    </Grid>
  );
}
