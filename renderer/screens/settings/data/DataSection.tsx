/** Where the data lives, taking it along and bringing it back, and starting over. */

import classes from '../settings.module.css';
import { BackupPanel } from './BackupPanel.tsx';
import { ExportPanel } from './ExportPanel.tsx';
import { OwnBackups } from './OwnBackups.tsx';
import { PrivacyPanel } from './PrivacyPanel.tsx';
import { RestorePanel } from './RestorePanel.tsx';
import { SamplePanel } from './SamplePanel.tsx';
import { StartOverPanel } from './StartOverPanel.tsx';
import { WherePanel } from './WherePanel.tsx';

export function DataSection() {
  return (
    <div className={classes.panels}>
      <SamplePanel />
      <BackupPanel />
      <OwnBackups />
      <RestorePanel />
      <ExportPanel />
      <PrivacyPanel />
      <WherePanel />
      <StartOverPanel />
    </div>
  );
}
