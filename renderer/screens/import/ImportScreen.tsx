/** Import: a file comes in, is told, is decided upon, is written, and can be taken back. */
import { assertNever } from '../../../shared/result.ts';
import type { ImportStage } from '../../importing/import-state.ts';
import type { Importer } from '../../importing/importer.ts';
import { EarlierImports } from './EarlierImports.tsx';
import classes from './import.module.css';
import { Done } from './Outcome.tsx';
import { Opening, Undoing, Writing } from './Progressing.tsx';
import { ReviewPanel } from './ReviewPanel.tsx';
import { StartPanel } from './StartPanel.tsx';
import { Undone } from './Undone.tsx';
import { useImporter } from './use-importer.ts';

export function ImportScreen() {
  const { importer, stage } = useImporter();
  return (
    <div className={classes.screen}>
      <Stage importer={importer} stage={stage} />
    </div>
  );
}

function Stage({ importer, stage }: { readonly importer: Importer; readonly stage: ImportStage }) {
  switch (stage.kind) {
    case 'idle':
      return (
        <>
          <StartPanel fault={stage.fault} onOpen={importer.open} />
          <EarlierImports onUndo={importer.undo} />
        </>
      );
    case 'opening':
      return <Opening stage={stage} onCancel={importer.cancel} />;
    case 'review':
      return <ReviewPanel importer={importer} review={stage} />;
    case 'writing':
      return <Writing stage={stage} onCancel={importer.cancel} />;
    case 'done':
      return (
        <Done
          result={stage.result}
          onUndo={(told) => void importer.undo(stage.result.importId, told)}
          onAnother={importer.reset}
        />
      );
    case 'undoing':
      return <Undoing stage={stage} />;
    case 'undone':
      return <Undone stage={stage} onAnother={importer.reset} />;
    default:
      return assertNever(stage);
  }
}
