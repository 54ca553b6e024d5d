/** Parcels that want somebody: to be stopped before the carrier comes, to be recalled, and units to be put back. */
import { useTranslation } from 'react-i18next';
import { HandoverPanel } from './HandoverPanel.tsx';
import { InterceptList } from './InterceptList.tsx';
import { PutBackList } from './PutBackList.tsx';
import classes from './parcels.module.css';
import { RecallList } from './RecallList.tsx';
import { UnpackList } from './UnpackList.tsx';
import { useParcels } from './use-parcels.ts';

export function ParcelsScreen() {
  const { t } = useTranslation('parcels');
  const { intercepts, recalls, leftBehind, toUnpack } = useParcels();
  return (
    <div className={classes.screen}>
      <h1 className={classes.title}>{t('title')}</h1>
      {/* What cannot wait is first: the carrier comes today. */}
      <InterceptList intercepts={intercepts} />
      <HandoverPanel />
      <RecallList recalls={recalls} />
      <UnpackList toUnpack={toUnpack} />
      <PutBackList leftBehind={leftBehind} />
    </div>
  );
}
