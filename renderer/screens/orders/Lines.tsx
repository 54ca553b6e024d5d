/** The order's lines: what was bought, how far each is, and whether it is in stock. */
import { Table } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Pill } from '../../ui/Pill.tsx';
import type { LineStock } from './line-stock.ts';
import classes from './OrderScreen.module.css';
import { moneyText } from './parts/amounts.ts';

interface LinesProps {
  readonly order: OrderRecord;
  readonly lines: readonly LineStock[];
  /** Stock means something only while the order is open. */
  readonly withStock: boolean;
}

export function Lines({ order, lines, withStock }: LinesProps) {
  const { t } = useTranslation('orders');
  const units = lines.reduce((sum, { line }) => sum + line.units, 0);
  return (
    <Panel
      title={t('lines.title', {
        lines: t('lines.lines', { count: lines.length }),
        units: t('lines.unitsCount', { count: units }),
      })}
    >
      <Table.ScrollContainer minWidth={560} type="native">
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('lines.sku')}</Table.Th>
              <Table.Th>{t('lines.bin')}</Table.Th>
              <Table.Th className={classes.figure}>{t('lines.units')}</Table.Th>
              <Table.Th className={classes.figure}>{t('lines.packed')}</Table.Th>
              <Table.Th className={classes.figure}>{t('lines.shipped')}</Table.Th>
              {withStock && <Table.Th>{t('lines.stock')}</Table.Th>}
              <Table.Th className={classes.figure}>{t('lines.price')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Line
                key={line.line.id}
                {...line}
                currency={order.facts.currency}
                withStock={withStock}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

interface LineProps extends LineStock {
  readonly currency: string;
  readonly withStock: boolean;
}

/** What can be promised first; what it is made of below. */
function Stock(stock: NonNullable<LineStock['stock']>) {
  const { t } = useTranslation('orders');
  return (
    <>
      <div>{t('lines.available', { count: stock.available })}</div>
      <div className={classes.stock}>{t('lines.of', { ...stock })}</div>
    </>
  );
}

function Line(props: LineProps) {
  const { line, skuId, bin, packed, shipped, stock, missing, currency, withStock } = props;
  const { t, i18n } = useTranslation('orders');
  return (
    <Table.Tr>
      <Table.Td>
        <Link to="/stock/$skuId" params={{ skuId }} className={classes.sku ?? ''}>
          {line.sku || line.title}
        </Link>
        {line.sku !== '' && <div>{line.title}</div>}
      </Table.Td>
      <Table.Td className={classes.bin}>{bin || '–'}</Table.Td>
      <Table.Td className={classes.units}>{line.units}</Table.Td>
      <Table.Td className={classes.figure}>{packed || '–'}</Table.Td>
      <Table.Td className={classes.figure}>{shipped || '–'}</Table.Td>
      {withStock && (
        <Table.Td>
          {stock ? <Stock {...stock} /> : t('lines.uncounted')}
          {missing > 0 && (
            <div>
              <Pill tone="bad" icon={<IconAlertTriangle aria-hidden size={15} />}>
                {t('lines.missing', { count: missing })}
              </Pill>
            </div>
          )}
        </Table.Td>
      )}
      <Table.Td className={classes.figure}>
        {moneyText(line.unitPrice, currency, i18n.language)}
      </Table.Td>
    </Table.Tr>
  );
}
