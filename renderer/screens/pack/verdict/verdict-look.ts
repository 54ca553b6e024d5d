/** How each verdict looks: its colours (verdict.module.css), its icon, and whether it asks the packer to stop. */
import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowsSplit,
  IconBan,
  IconBarcode,
  IconBarcodeOff,
  IconBox,
  IconBuildingWarehouse,
  IconCalendarX,
  IconCheck,
  IconChecks,
  IconCircleX,
  IconClockPause,
  IconCoffee,
  IconCoinOff,
  IconDoorExit,
  IconEyeOff,
  IconHandStop,
  IconHistoryOff,
  IconIdBadgeOff,
  IconListCheck,
  IconLock,
  IconMapPin,
  IconPackage,
  IconPackageExport,
  IconPackageImport,
  IconPackageOff,
  IconQuestionMark,
  IconScaleOutline,
  IconScan,
  IconSquarePlus,
  IconTag,
  IconTruckDelivery,
  IconTruckOff,
  IconTruckReturn,
  IconWifiOff,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import type { Verdict } from '../../../../shared/packing/verdict.ts';

/** `go`: work on. `stop`: nothing was counted, do something else. `ask`: the packer has to choose. `note`: for information. */
export type VerdictTone = 'go' | 'stop' | 'ask' | 'note';

export interface VerdictLook {
  readonly tone: VerdictTone;
  readonly Icon: TablerIcon;
}

const LOOKS: { readonly [kind in Verdict['kind']]: VerdictLook } = {
  opened: { tone: 'note', Icon: IconPackage },
  counted: { tone: 'go', Icon: IconCheck },
  'line-complete': { tone: 'go', Icon: IconChecks },
  'order-complete': { tone: 'go', Icon: IconPackageImport },
  shipped: { tone: 'go', Icon: IconTruckDelivery },
  'parcel-shipped': { tone: 'go', Icon: IconPackageExport },
  backordered: { tone: 'go', Icon: IconClockPause },
  'nothing-packed': { tone: 'stop', Icon: IconPackageOff },
  box: { tone: 'note', Icon: IconBox },
  'trace-missing': { tone: 'stop', Icon: IconBarcodeOff },
  'serial-twice': { tone: 'stop', Icon: IconSquarePlus },
  'serial-elsewhere': { tone: 'stop', Icon: IconSquarePlus },
  expired: { tone: 'stop', Icon: IconCalendarX },
  'not-weighed': { tone: 'stop', Icon: IconScaleOutline },
  'weight-off': { tone: 'ask', Icon: IconScaleOutline },
  'set-aside': { tone: 'note', Icon: IconHandStop },
  'label-asked': { tone: 'note', Icon: IconTag },
  'not-on-order': { tone: 'stop', Icon: IconBan },
  'too-many': { tone: 'stop', Icon: IconSquarePlus },
  unknown: { tone: 'stop', Icon: IconQuestionMark },
  ambiguous: { tone: 'ask', Icon: IconArrowsSplit },
  'on-hold': { tone: 'stop', Icon: IconHandStop },
  unpaid: { tone: 'stop', Icon: IconCoinOff },
  'unknown-article': { tone: 'stop', Icon: IconQuestionMark },
  marketplace: { tone: 'stop', Icon: IconBuildingWarehouse },
  cancelled: { tone: 'stop', Icon: IconCircleX },
  'already-shipped': { tone: 'stop', Icon: IconTruckOff },
  withdrawn: { tone: 'stop', Icon: IconEyeOff },
  undone: { tone: 'note', Icon: IconArrowBackUp },
  'unpack-asked': { tone: 'ask', Icon: IconPackageOff },
  unpacked: { tone: 'note', Icon: IconPackageOff },
  warned: { tone: 'ask', Icon: IconAlertTriangle },
  'nothing-to-undo': { tone: 'note', Icon: IconHistoryOff },
  closed: { tone: 'note', Icon: IconDoorExit },
  'not-complete': { tone: 'stop', Icon: IconListCheck },
  'over-packed': { tone: 'stop', Icon: IconListCheck },
  'no-order': { tone: 'stop', Icon: IconScan },
  tracking: { tone: 'go', Icon: IconBarcode },
  voided: { tone: 'note', Icon: IconTruckReturn },
  'no-work': { tone: 'note', Icon: IconCoffee },
  'address-changed': { tone: 'ask', Icon: IconMapPin },
  claimed: { tone: 'ask', Icon: IconLock },
  'not-held': { tone: 'ask', Icon: IconWifiOff },
  'not-allowed': { tone: 'stop', Icon: IconIdBadgeOff },
  'not-saved': { tone: 'stop', Icon: IconAlertOctagon },
};

/** The look of a kind of verdict. */
export function lookOf(kind: Verdict['kind']): VerdictLook {
  return LOOKS[kind];
}
