/** The workspace's settings in memory: defaults filled in, damaged values replaced by their default, kept fresh. */
import type { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Json } from '../../shared/records/canonical.ts';
import type { SettingRecord } from '../../shared/records/setting.ts';
import type { Result } from '../../shared/result.ts';
import {
  defaultSettings,
  type Settings,
  type Subject,
  settingShapes,
} from '../../shared/settings.ts';
import type { Clock } from './clock.ts';
import { type NotSaved, saved } from './saving.ts';
import type { Table } from './table.ts';

const SUBJECTS = Object.keys(settingShapes) as Subject[]; // The keys of a constant object.

export type SettingsView = StoreApi<Settings>;

/** Opens the settings; the view changes whenever the stored settings do. */
export async function openSettings(table: Table<SettingRecord>): Promise<SettingsView> {
  const view = createStore<Settings>(() => defaultSettings);
  for (const record of await table.getMany(SUBJECTS)) view.setState(readSetting(record));
  table.onChange((changes) => {
    for (const { after } of changes) view.setState(readSetting(after));
  });
  return view;
}

/** Changes fields of one subject; each field carries its own stamp, so that stations merge field by field. */
export async function changeSettings<S extends Subject>(
  table: Table<SettingRecord>,
  clock: Clock,
  subject: S,
  fields: Partial<Settings[S]>,
): Promise<Result<unknown, NotSaved>> {
  const at = clock.stamp();
  const change = (current: SettingRecord | undefined): SettingRecord => {
    const value: Record<string, Json> = { ...(current?.value as Record<string, Json> | undefined) };
    const stamps = { ...current?.stamps };
    for (const [name, part] of Object.entries(fields)) {
      value[name] = part as Json; // Settings are JSON by their schema.
      stamps[name] = at;
    }
    return { id: subject, value: value as SettingRecord['value'], stamps };
  };
  return saved(() => table.change(subject, change));
}

/** A stored setting over its defaults; fields that are damaged or of a later version fall back to the default. */
function readSetting(record: SettingRecord): Partial<Settings> {
  const subject = SUBJECTS.find((name) => name === record.id);
  if (!subject) return {};
  const defaults: Record<string, unknown> = { ...defaultSettings[subject] };
  const whole: Record<string, unknown> = { ...defaults };
  for (const [name, field] of fieldsOf(subject, record)) {
    const read = field.safeParse(record.value[name]);
    if (read.success) whole[name] = read.data;
  }
  return { [subject]: whole };
}

/** The fields of a subject: those of its shape, or (a list by name) those that are stored. */
function fieldsOf(subject: Subject, { value }: SettingRecord): [string, z.ZodType][] {
  const shape = settingShapes[subject];
  if ('shape' in shape) return Object.entries(shape.shape);
  return Object.keys(value).map((name) => [name, shape.valueType]);
}
