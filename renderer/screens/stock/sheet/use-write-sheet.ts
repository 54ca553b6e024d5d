/** Writing the sheet, with the reason that stands in the history. */
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../app/workspace.ts';

export function useWriteSheet(whole: boolean): () => Promise<unknown> {
  const { t } = useTranslation('stock');
  const { counting } = useWorkspace();
  return () => {
    const { kind } = counting.view.getState().sheet;
    return counting.write(whole, t(`sheet.reason.${kind}`));
  };
}
