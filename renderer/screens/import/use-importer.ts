/** The page's one import, kept beside its store so that it goes on while another screen is shown. */
import { useStore } from 'zustand';
import { useWorkspace } from '../../app/workspace.ts';
import { openDesk } from '../../importing/import-desk.ts';
import type { ImportStage } from '../../importing/import-state.ts';
import { createImporter, type Importer } from '../../importing/importer.ts';
import type { Store } from '../../store/store.ts';

const importers = new WeakMap<Store, Importer>();

export function useImporter(): { readonly importer: Importer; readonly stage: ImportStage } {
  const { store } = useWorkspace();
  const importer = importers.get(store) ?? createImporter(store, openDesk);
  importers.set(store, importer);
  return { importer, stage: useStore(importer.stage) };
}
