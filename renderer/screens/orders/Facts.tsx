/** What the source says about the order: buyer, address, service, payment, notes, money. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { Address, OrderFacts } from '../../../shared/records/order-facts.ts';
import { addressLines } from '../../../shared/shipping/slip-of.ts';
import { countryText, timeText } from '../../ui/local-text.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Pill } from '../../ui/Pill.tsx';
import classes from './OrderScreen.module.css';
import { moneyText } from './parts/amounts.ts';

interface ShipToProps {
  readonly shipTo: Address;
  /** The address was corrected here. */
  readonly corrected: boolean;
  /** The buyer's data was erased. */
  readonly erased: boolean;
  /** Undefined when it cannot be changed any more. */
  readonly onEdit?: (() => void) | undefined;
}

export function ShipTo({ shipTo, corrected, erased, onEdit }: ShipToProps) {
  const { t, i18n } = useTranslation('orders');
  const lines = addressLines(shipTo, (code) => countryText(code, i18n.language));
  return (
    <Panel
      title={t('shipTo.title')}
      actions={
        onEdit && (
          <Button variant="default" size="xs" onClick={onEdit}>
            {t('shipTo.edit')}
          </Button>
        )
      }
    >
      <address className={classes.address}>{lines.join('\n') || t('shipTo.none')}</address>
      {shipTo.phone !== '' && <div>{shipTo.phone}</div>}
      {erased && <Pill tone="info">{t('shipTo.erased')}</Pill>}
      {corrected && <Pill tone="info">{t('shipTo.corrected')}</Pill>}
    </Panel>
  );
}

interface FactsProps {
  readonly order: OrderRecord;
  /** Undefined while the buyer's data is needed, and once it is erased. */
  readonly onErase: (() => void) | undefined;
}

export function Facts({ order, onErase }: FactsProps) {
  const { t, i18n } = useTranslation('orders');
  const { facts } = order;
  const said: readonly (readonly [name: string, text: string])[] = [
    ['buyer', facts.buyer.name],
    ['email', facts.buyer.email],
    ['phone', facts.buyer.phone],
    ['placed', timeText(facts.placedAt, 'full', i18n.language)],
    ['service', facts.service],
    ['payment', t(`blocker.unpaid.${facts.payment}`)],
    ['programmes', facts.programmes.join(', ')],
    ['note', facts.note],
    ['gift', facts.giftMessage],
  ];
  return (
    <Panel
      title={t('facts.title')}
      actions={
        onErase && (
          <Button variant="default" size="xs" onClick={onErase}>
            {t('erase.open')}
          </Button>
        )
      }
    >
      <dl className={classes.facts} data-wide>
        {said.map(
          ([name, text]) =>
            text !== '' && (
              <div key={name} className={classes.fact}>
                <dt>{t(`facts.${name}`)}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
      <Totals facts={facts} />
    </Panel>
  );
}

function Totals({ facts }: { readonly facts: OrderFacts }) {
  const { t, i18n } = useTranslation('orders');
  const money = (minor: number) => moneyText(minor, facts.currency, i18n.language);
  const goods = facts.lines.reduce((sum, line) => sum + line.units * line.unitPrice, 0);
  return (
    <dl className={classes.totals}>
      <dt>{t('facts.goods')}</dt>
      <dd>{money(goods)}</dd>
      {facts.charges.map((charge) => (
        <div key={`${charge.kind} ${charge.title}`} className={classes.total}>
          <dt>{charge.title || t(`charge.${charge.kind}`)}</dt>
          <dd>{money(charge.amount)}</dd>
        </div>
      ))}
      <div className={classes.total} data-sum>
        <dt>{t('facts.total')}</dt>
        <dd>{money(facts.total)}</dd>
      </div>
    </dl>
  );
}
