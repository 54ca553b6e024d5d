/** A code that nobody knows yet may be taught: it is one of the open order's SKUs, after a second look. */
import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refuse } from '../../../../shared/orders/transitions.ts';
import { lineSku } from '../../../../shared/packing/pack-unit.ts';
import type { Verdict } from '../../../../shared/packing/verdict.ts';
import type { OrderRecord } from '../../../../shared/records/order.ts';
import type { OrderLine } from '../../../../shared/records/order-facts.ts';
import { classify } from '../../../../shared/scanning/barcode.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { waitForUnknown } from '../../../store/commands/line-links.ts';
import { saveSkus } from '../../../store/commands/stock.ts';
import type { Store } from '../../../store/store.ts';
import classes from './ask.module.css';

interface TeachCodeProps {
  readonly order: OrderRecord;
  readonly verdict: Verdict | null;
  readonly seq: number;
}

export function TeachCode({ order, verdict, seq }: TeachCodeProps) {
  const { store } = useWorkspace();
  if (verdict?.kind !== 'unknown' || refuse(order, 'pack', store.clock.iso())) return null;
  // Another scan is another question.
  return <Question key={seq} order={store.lineSkus.named(order)} code={verdict.code} />;
}

interface QuestionProps {
  readonly order: OrderRecord;
  readonly code: string;
}

function Question({ order, code }: QuestionProps) {
  const { t } = useTranslation('pack');
  const [line, setLine] = useState<OrderLine | null>(null);
  const skus = new Map(order.facts.lines.map((one) => [lineSku(one), one]));
  return (
    <section className={classes.ask} data-kind="teach" aria-label={t('teach.label')}>
      {line ? (
        <Answer line={line} code={code} onBack={() => setLine(null)} />
      ) : (
        <>
          <p>{t('teach.question')}</p>
          <div className={classes.skus}>
            {[...skus].map(([id, one]) => (
              <Button key={id} variant="default" onClick={() => setLine(one)}>
                {one.title}
                {one.sku !== '' && <small className={classes.sku}>{one.sku}</small>}
              </Button>
            ))}
          </div>
        </>
      )}
    </section>
  );
}

interface AnswerProps {
  readonly line: OrderLine;
  readonly code: string;
  readonly onBack: () => void;
}

function Answer({ line, code, onBack }: AnswerProps) {
  const { t } = useTranslation('pack');
  const { session, store } = useWorkspace();
  const [units, setUnits] = useState(1);
  const [failed, setFailed] = useState('');
  async function save() {
    const saved = await teach(store, line, code, units);
    if (saved.ok) await session.scan(code);
    else setFailed(saved.error.kind === 'not-saved' ? saved.error.reason : saved.error.kind);
  }
  return (
    <form
      className={classes.answer}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p>{t('teach.confirm', { code, title: line.title, sku: line.sku })}</p>
      <NumberInput
        label={t('teach.units')}
        value={units}
        min={1}
        max={10_000}
        allowDecimal={false}
        onChange={(value) => setUnits(Math.max(1, Number(value) || 1))}
      />
      <Button type="submit" data-autofocus autoFocus>
        {t('teach.save')}
      </Button>
      <Button variant="default" onClick={onBack}>
        {t('teach.back')}
      </Button>
      {failed && <p role="alert">{t('teach.failed', { reason: failed })}</p>}
    </form>
  );
}

/** Writes the code to the line's SKU, making the SKU where the catalogue has none. */
async function teach(store: Store, line: OrderLine, code: string, units: number) {
  // Where nobody has a catalogue, one code that is taught must not make all other orders wait for theirs.
  if (store.catalogue.skus.size === 0) {
    const packed = await waitForUnknown(store, 'pack');
    if (!packed.ok) return packed;
  }
  const known = store.catalogue.skus.get(lineSku(line));
  // Of a code with lot and date, the trade item number alone is the SKU's.
  const taught = classify(code).facts.gtin14 ?? code;
  const barcodes = [...(known?.barcodes ?? []), { code: taught, units }];
  const title = known ? {} : { title: line.title };
  return saveSkus(store, [
    { sku: known?.sku ?? (line.sku || line.title), fields: { barcodes, ...title } },
  ]);
}
