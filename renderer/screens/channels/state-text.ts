/** How a channel does, in words: what happened, since when, and what to do. */
import type { TFunction } from 'i18next';
import type { AskFault } from '../../../shared/channels/calls.ts';
import { isFolderTrouble } from '../../../shared/channels/folder-trouble.ts';
import type { HostFault } from '../../../shared/host.ts';
import { nameApart, type StationNames, shortStation } from '../../../shared/stations.ts';
import type { ChannelState } from '../../store/channels/channel-state.ts';
import { dateTime } from '../../ui/when.ts';

type Say = TFunction<'channels'>;

export function stateText(state: ChannelState, stations: StationNames, t: Say): string {
  switch (state.kind) {
    case 'new':
    case 'paused':
    case 'no-keys':
      return t(`state.${state.kind}`);
    case 'pulling':
      return state.left === null
        ? t('state.pulling', { count: state.taken })
        : t('state.pullingLeft', { count: state.taken, left: state.left });
    case 'live':
      return t('state.live', {
        at: dateTime(state.at),
        count: state.taken,
        next: dateTime(state.nextAt),
      });
    case 'elsewhere': {
      const name = nameApart(stations, state.station) ?? shortStation(state.station);
      return t('state.elsewhere', { station: name });
    }
    case 'failing': {
      const why = faultText(state.fault, t);
      const since = dateTime(state.since);
      return state.nextAt === ''
        ? t('state.failingStopped', { why, since })
        : t('state.failing', { why, since, next: dateTime(state.nextAt) });
    }
  }
}

/** A fault with what to do about it. */
export function faultText(fault: AskFault | HostFault, t: Say): string {
  switch (fault.kind) {
    case 'signed-out':
      return t(`fault.signed-out.${fault.why}`, { reason: fault.reason });
    case 'refused':
      if (isKnown(fault.code)) return t(`fault.refused.${fault.code}`, { reason: fault.reason });
      if (isFolderTrouble(fault.code))
        return t(`fault.folder.${fault.code}`, { reason: fault.reason });
      return t('fault.refused.other', { code: fault.code, reason: fault.reason });
    case 'throttled':
      return t('fault.throttled', { minutes: Math.ceil(fault.retryAfterMs / 60_000) });
    case 'busy':
      return t('fault.busy', { status: fault.status });
    case 'clock-off':
      return t('fault.clock-off', { minutes: Math.round(Math.abs(fault.skewMs) / 60_000) });
    case 'unreachable':
    case 'nonsense':
    case 'host-failed':
      return t(`fault.${fault.kind}`, { reason: fault.reason });
    default:
      return t(`fault.${fault.kind}`);
  }
}

/** Refusals of our own, or with words of our own for what to do. */
function isKnown(code: string): code is 'missing' | 'address' | 'location' | 'already' {
  return ['missing', 'address', 'location', 'already'].includes(code);
}
