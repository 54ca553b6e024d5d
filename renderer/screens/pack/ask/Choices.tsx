/** A code that stands for several things: the packer chooses, by its number or a click. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Candidate, Verdict } from '../../../../shared/packing/verdict.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import classes from './ask.module.css';

export function Choices({ verdict }: { readonly verdict: Verdict | null }) {
  const { t } = useTranslation('pack');
  const { session, store } = useWorkspace();
  if (verdict?.kind !== 'ambiguous') return null;
  return (
    <section className={classes.ask} data-kind="choices" aria-label={t('choices.label')}>
      <ol className={classes.choices}>
        {verdict.candidates.map((candidate, n) => (
          <li
            key={candidate.kind === 'order' ? candidate.order : candidate.skuId + candidate.units}
          >
            <button
              type="button"
              onClick={() => void session.choose(candidate, verdict.code)}
              aria-keyshortcuts={n < 9 ? `${n + 1}` : undefined}
            >
              {n < 9 && <kbd>{n + 1}</kbd>}
              {nameOf(t, candidate, (id) => store.catalogue.skus.get(id)?.title)}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function nameOf(
  t: TFunction,
  candidate: Candidate,
  titleOf: (skuId: string) => string | undefined,
): string {
  if (candidate.kind === 'order') return t('choices.order', { number: candidate.number });
  const { sku, skuId, units } = candidate;
  return t(units > 1 ? 'choices.case' : 'choices.sku', {
    sku,
    title: titleOf(skuId) ?? '',
    count: units,
  });
}
