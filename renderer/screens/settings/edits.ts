/**
 * Edits of settings that nobody saved yet, by section. Leaving by hand asks first; a scan goes to the bench without
 * asking, and what was edited waits here.
 */
import { create } from 'zustand';
import type { PrinterAddress } from '../../../shared/printing/printer.ts';
import type { Settings, Subject } from '../../../shared/settings.ts';
import type { Station } from '../../store/station.ts';

interface Editable extends Settings {
  readonly station: Omit<Station, 'id'>;
  readonly printing: PrinterAddress;
}

export type Edited = Subject | 'station' | 'printing';
export type Edits = { readonly [K in Edited]?: Partial<Editable[K]> };

const useAllEdits = create<Edits>(() => ({}));

export interface SectionEdits<K extends Edited> {
  readonly edits: Partial<Editable[K]>;
  readonly dirty: boolean;
  readonly edit: (fields: Partial<Editable[K]>) => void;
  readonly forget: () => void;
}

/** The edits of one section. */
export function useEdits<K extends Edited>(section: K): SectionEdits<K> {
  const edits: Partial<Editable[K]> = useAllEdits((all) => all[section]) ?? {};
  const put = (next: Partial<Editable[K]>) => useAllEdits.setState({ [section]: next } as Edits);
  return {
    edits,
    dirty: Object.keys(edits).length > 0,
    edit: (fields) => put({ ...useAllEdits.getState()[section], ...fields }),
    forget: () => put({}),
  };
}

/** Whether a section has edits that wait to be saved. */
export function useHasEdits(section: string): boolean {
  return useAllEdits((all) => Object.keys(all[section as Edited] ?? {}).length > 0);
}
