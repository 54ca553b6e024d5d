/** Why something was not done to an order, in words. */
import type { TFunction } from 'i18next';
import { assertNever } from '../../../../shared/result.ts';
import type { CommandRefusal } from '../../../store/commands/change-order.ts';

/** A refusal as a sentence. `t` is of the namespace `orders`. */
export function refusalText(refusal: CommandRefusal, t: TFunction<'orders'>): string {
  switch (refusal.kind) {
    case 'wrong-state':
      return t(`refusal.state.${refusal.state}`, { action: t(`action.${refusal.action}`) });
    case 'on-hold':
      return t('refusal.onHold', { hold: t(`hold.${refusal.hold}`) });
    case 'not-complete':
      return t('refusal.notComplete', { count: refusal.missing });
    case 'over-packed':
      return t('refusal.overPacked', { count: refusal.over });
    case 'not-saved':
      return t('refusal.notSaved', { reason: refusal.reason });
    case 'not-allowed':
      return t(`refusal.notAllowed.${refusal.needs}`);
    case 'unpaid':
    case 'marketplace':
    case 'nothing-packed':
    case 'nothing-shipped':
    case 'partly-shipped':
    case 'not-cancelled-here':
    case 'erased':
    case 'not-found':
      return t(`refusal.${refusal.kind}`);
    default:
      return assertNever(refusal);
  }
}
