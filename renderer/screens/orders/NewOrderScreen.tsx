/** An order typed in by hand: by telephone, at the counter, from a letter. */
import { Autocomplete, Button, Checkbox, Stack, Textarea, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../app/workspace.ts';
import { Panel } from '../../ui/Panel.tsx';
import { useFresh } from '../../ui/use-fresh.ts';
import { DraftLines } from './DraftLines.tsx';
import classes from './NewOrderScreen.module.css';
import orderClasses from './OrderScreen.module.css';
import { draftTotal } from './order-draft.ts';
import { AddressFields, type AddressProblems } from './parts/AddressFields.tsx';
import { moneyText } from './parts/amounts.ts';
import { dayEnd, localDate } from './parts/local-date.ts';
import { type NewOrder, useNewOrder } from './use-new-order.ts';

export function NewOrderScreen() {
  const { t } = useTranslation('orders');
  const order = useNewOrder();
  return (
    <div className={classes.screen}>
      <header className={orderClasses.header}>
        <Link to="/queue" className={orderClasses.back ?? ''}>
          <IconArrowLeft aria-hidden size={18} />
          {t('back')}
        </Link>
        <h1 className={orderClasses.number}>{t('newOrder.title')}</h1>
      </header>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          order.save();
        }}
      >
        <div className={classes.columns}>
          <div className={classes.column}>
            <WhoPanel {...order} />
          </div>
          <div className={classes.column}>
            <Panel title={t('newOrder.lines')}>
              <DraftLines
                lines={order.draft.lines}
                problems={order.problems}
                find={order.find}
                onAdd={order.add}
                onChange={(line) =>
                  order.change({
                    lines: order.draft.lines.map((one) => (one.key === line.key ? line : one)),
                  })
                }
                onRemove={(key) =>
                  order.change({ lines: order.draft.lines.filter((one) => one.key !== key) })
                }
              />
            </Panel>
            <HowPanel {...order} />
          </div>
        </div>
        <Foot {...order} />
      </form>
    </div>
  );
}

function WhoPanel({ draft, problems, change }: NewOrder) {
  const { t } = useTranslation('orders');
  const said = (field: string) => problems[field] && t(`problem.${problems[field]}`);
  const address = Object.fromEntries(
    Object.keys(draft.shipTo).map((field) => [field, said(`shipTo.${field}`)]),
  ) as AddressProblems; // The keys of an address.
  return (
    <Panel title={t('newOrder.buyer')}>
      <Stack gap="sm">
        <div className={classes.pair}>
          <TextInput
            label={t('newOrder.number')}
            value={draft.number}
            error={said('number')}
            onChange={(event) => change({ number: event.currentTarget.value })}
          />
          <TextInput
            label={t('newOrder.email')}
            type="email"
            value={draft.email}
            error={said('email')}
            onChange={(event) => change({ email: event.currentTarget.value })}
          />
        </div>
        <AddressFields
          address={draft.shipTo}
          problems={address}
          focusFirst
          onChange={(shipTo) => change({ shipTo })}
        />
      </Stack>
    </Panel>
  );
}

function HowPanel({ draft, problems, change }: NewOrder) {
  const { t } = useTranslation('orders');
  const { store } = useWorkspace();
  const open = useFresh(store.open);
  const services = useMemo(
    () => [...new Set([...open.of.rows.values()].map((row) => row.service))].filter(Boolean).sort(),
    [open],
  );
  return (
    <Panel title={t('newOrder.how')}>
      <Stack gap="sm">
        <div className={classes.pair}>
          <Autocomplete
            label={t('newOrder.service')}
            data={services}
            limit={10}
            value={draft.service}
            onChange={(service) => change({ service })}
          />
          <TextInput
            label={t('newOrder.postage', { currency: draft.currency })}
            inputMode="decimal"
            value={draft.postage}
            error={problems.postage && t(`problem.${problems.postage}`)}
            onChange={(event) => change({ postage: event.currentTarget.value })}
          />
        </div>
        <TextInput
          type="date"
          label={t('newOrder.shipBy')}
          description={t('newOrder.shipByHint')}
          min={localDate(store.clock.now())}
          value={draft.shipBy === null ? '' : localDate(Date.parse(draft.shipBy))}
          onChange={(event) => change({ shipBy: dayEnd(event.currentTarget.value) })}
        />
        <Textarea
          label={t('newOrder.note')}
          value={draft.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        <Checkbox
          label={t('newOrder.paid')}
          description={t('newOrder.paidHint')}
          checked={draft.paid}
          onChange={(event) => change({ paid: event.currentTarget.checked })}
        />
      </Stack>
    </Panel>
  );
}

function Foot({ draft, problems }: NewOrder) {
  const { t, i18n } = useTranslation('orders');
  const count = Object.keys(problems).length;
  return (
    <div className={classes.foot}>
      <span className={classes.total}>
        {t('newOrder.total', {
          total: moneyText(draftTotal(draft), draft.currency, i18n.language),
        })}
      </span>
      {count > 0 && (
        <strong role="alert" style={{ color: 'var(--mantine-color-error)' }}>
          {t('newOrder.problems', { count })}
        </strong>
      )}
      <Button variant="default" renderRoot={(root) => <Link to="/queue" {...root} />}>
        {t('newOrder.leave')}
      </Button>
      <Button size="md" type="submit">
        {t('newOrder.save')}
      </Button>
    </div>
  );
}
