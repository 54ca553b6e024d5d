/** What can be done with the ticked orders, how far it is, and which were refused. */
import { Alert, Button, CloseButton, Menu, Progress } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStations } from '../../app/stations.ts';
import { useNow } from '../../ui/use-fresh.ts';
import { clockTime } from '../../ui/when.ts';
import { holderText } from '../orders/parts/holder-text.ts';
import { refusalText } from '../orders/parts/refusal-text.ts';
import type { PrintKind } from '../orders/print/print-sheet.ts';
import { type BulkAction, bulkActions, type Claimable } from './bulk-actions.ts';
import classes from './QueueScreen.module.css';
import type { Tab } from './queue-search.ts';
import type { BulkRun, Elsewhere, Refused } from './use-bulk.ts';

interface BulkBarProps {
  readonly tab: Tab;
  readonly count: number;
  /** How many orders the filters let through; offered when not all of them are ticked. */
  readonly shown: number;
  readonly running: BulkRun | null;
  readonly claimable: Claimable;
  readonly onAction: (action: BulkAction) => void;
  readonly onPrint: (kind: PrintKind) => void;
  readonly onAll: () => void;
  readonly onClear: () => void;
}

export function BulkBar(props: BulkBarProps) {
  const { tab, count, shown, running, claimable, onAction, onPrint, onAll, onClear } = props;
  const { t } = useTranslation('queue');
  if (running) return <Running run={running} />;
  if (count === 0) return null;
  return (
    <div className={classes.bulk} role="toolbar" aria-label={t('bulk.label')}>
      <strong>{t('bulk.selected', { count })}</strong>
      {count < shown && (
        <Button size="xs" variant="subtle" onClick={onAll}>
          {t('bulk.all', { count: shown })}
        </Button>
      )}
      <span className={classes.gap} />
      {bulkActions(tab, claimable).map((action) =>
        action === 'print' ? (
          <PrintMenu key={action} onPrint={onPrint} />
        ) : (
          <Button
            key={action}
            size="xs"
            variant={action === 'pick' || action === 'put-back' ? 'filled' : 'default'}
            onClick={() => onAction(action)}
          >
            {t(`bulk.do.${action}`)}
          </Button>
        ),
      )}
      <CloseButton aria-label={t('bulk.clear')} onClick={onClear} />
    </div>
  );
}

const PRINTS: readonly PrintKind[] = ['pick-list', 'packing-slip', 'address-label'];

function PrintMenu({ onPrint }: { readonly onPrint: (kind: PrintKind) => void }) {
  const { t } = useTranslation('queue');
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          rightSection={<IconChevronDown aria-hidden size={16} />}
        >
          {t('bulk.do.print')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {PRINTS.map((kind) => (
          <Menu.Item key={kind} onClick={() => onPrint(kind)}>
            {t(`bulk.print.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Running({ run }: { readonly run: BulkRun }) {
  const { t } = useTranslation('queue');
  const { action, done, all } = run;
  const text = t(`bulk.doing.${action}`, { done, count: all });
  return (
    <div className={classes.bulk}>
      <strong>{text}</strong>
      <Progress
        className={classes.progress ?? ''}
        value={all === 0 ? 100 : (100 * done) / all}
        aria-label={text}
      />
    </div>
  );
}

interface RefusedListProps {
  readonly refused: readonly Refused[];
  readonly onDismiss: () => void;
}

/** Orders that a command left alone, each with the reason. */
export function RefusedList({ refused, onDismiss }: RefusedListProps) {
  const { t } = useTranslation('queue');
  const orders = useTranslation('orders').t;
  const elsewhere = useElsewhereText();
  if (refused.length === 0) return null;
  return (
    <Alert
      className={classes.refused ?? ''}
      color="red"
      variant="outline"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('bulk.refused', { count: refused.length })}
      withCloseButton
      closeButtonLabel={t('bulk.dismiss')}
      onClose={onDismiss}
    >
      <ul className={classes.refusedList}>
        {refused.map(({ id, number, refusal }) => (
          <li key={id}>
            <Link to="/orders/$orderId" params={{ orderId: id }}>
              {number}
            </Link>{' '}
            {refusal.kind === 'elsewhere' ? elsewhere(refusal) : refusalText(refusal, orders)}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** Whose an order is that could not be taken, as the end of a sentence. */
function useElsewhereText(): (left: Elsewhere) => string {
  const { t } = useTranslation('queue');
  const orders = useTranslation('orders').t;
  const stations = useStations();
  const now = useNow();
  return ({ holder }) =>
    holder
      ? t('bulk.elsewhere', {
          who: holderText(holder, stations, orders),
          until: clockTime(holder.until, now),
        })
      : t('bulk.elsewhereBefore');
}
