/** Which column holds what: the required fields first, the others on demand, with an example under each. */
import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  fieldsOf,
  guessProfile,
  type MappingProfile,
  requiredFields,
  type Target,
  targets,
} from '../../../shared/importing/mapping.ts';
import type { Review } from '../../importing/import-state.ts';
import type { Importer } from '../../importing/importer.ts';
import { Panel } from '../../ui/Panel.tsx';
import classes from './import.module.css';
import { SavedMappings } from './SavedMappings.tsx';

interface MappingFormProps {
  readonly importer: Importer;
  readonly review: Review;
  readonly profile: MappingProfile;
}

/** The choice that stands for a text of one's own; no header is called this. */
const CONSTANT = '\u0000constant';

export function MappingForm({ importer, review, profile }: MappingFormProps) {
  const { t } = useTranslation('import');
  const [all, setAll] = useState(false);
  const sheet = review.sheets[review.sheet];
  const headers = sheet?.headers ?? [];
  const change = (part: Partial<MappingProfile>) =>
    void importer.change({ profile: { ...profile, ...part } });
  const chooseTarget = (target: string) => {
    const found = targets.find((one) => one === target);
    if (found) change(guessProfile(headers, found, profile.name));
  };
  const groups = requiredFields(profile.target);
  const wanted = new Set(groups.flat());
  // Of SKU and title one is enough: neither alone is required.
  const required = new Set(groups.filter((group) => group.length === 1).flat());
  const fields = fieldsOf(profile.target);
  const shown = fields.filter((field) => all || wanted.has(field) || field in profile.fields);
  const inOrder = [...shown].sort((a, b) => Number(wanted.has(b)) - Number(wanted.has(a)));
  return (
    <Panel
      title={t('mapping.title')}
      actions={
        <SavedMappings
          profile={profile}
          headers={headers}
          onApply={(saved) => void importer.change({ profile: saved, channel: saved.channel })}
        />
      }
    >
      <div className={classes.section}>
        <SegmentedControl
          aria-label={t('target.label')}
          value={profile.target}
          data={targets.map((target: Target) => ({ value: target, label: t(`target.${target}`) }))}
          onChange={chooseTarget}
          w="fit-content"
        />
        <div className={classes.fields}>
          {inOrder.map((field) => (
            <FieldChoice
              key={field}
              field={field}
              required={required.has(field)}
              headers={headers}
              rows={sheet?.rows ?? []}
              map={profile.fields[field]}
              onChange={(map) => change({ fields: withField(profile, field, map) })}
            />
          ))}
          <Conventions profile={profile} onChange={change} />
        </div>
        <Button variant="default" w="fit-content" onClick={() => setAll(!all)}>
          {t(all ? 'mapping.fewer' : 'mapping.more')}
        </Button>
      </div>
    </Panel>
  );
}

type FieldMap = MappingProfile['fields'][string];

function withField(
  { fields }: MappingProfile,
  field: string,
  map: FieldMap | undefined,
): MappingProfile['fields'] {
  const { [field]: _old, ...others } = fields;
  return map ? { ...others, [field]: map } : others;
}

interface FieldChoiceProps {
  readonly field: string;
  readonly required: boolean;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly map: FieldMap | undefined;
  readonly onChange: (map: FieldMap | undefined) => void;
}

function FieldChoice({ field, required, headers, rows, map, onChange }: FieldChoiceProps) {
  const { t } = useTranslation('import');
  const [header] = map?.columns ?? [];
  const [text, setText] = useState(map?.constant ?? '');
  const constant = map !== undefined && map.columns.length === 0;
  const column = header === undefined ? -1 : headers.indexOf(header);
  const example = rows.find((row) => row[column])?.[column];
  const choose = (value: string) => {
    if (value === '') onChange(undefined);
    else if (value === CONSTANT) onChange({ columns: [], constant: text });
    else onChange({ columns: [value], constant: '' });
  };
  return (
    <div>
      <NativeSelect
        label={t(`field.${field}`)}
        withAsterisk={required}
        value={constant ? CONSTANT : (header ?? '')}
        data={[
          { value: '', label: t('mapping.none') },
          ...headers.filter((name) => name !== '').map((name) => ({ value: name, label: name })),
          { value: CONSTANT, label: t('mapping.constant') },
        ]}
        description={example && t('mapping.example', { text: example.slice(0, 40) })}
        inputWrapperOrder={['label', 'input', 'description']}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {constant && (
        <TextInput
          mt={4}
          aria-label={t('mapping.constantFor', { field: t(`field.${field}`) })}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={() => text !== map.constant && onChange({ columns: [], constant: text })}
        />
      )}
    </div>
  );
}

interface ConventionsProps {
  readonly profile: MappingProfile;
  readonly onChange: (part: Partial<MappingProfile>) => void;
}

function Conventions({ profile, onChange }: ConventionsProps) {
  const { t } = useTranslation('import');
  if (profile.target === 'orders') {
    return (
      <NativeSelect
        label={t('mapping.dateOrder')}
        value={profile.dateOrder ?? ''}
        data={[
          { value: '', label: t('mapping.dateAuto') },
          { value: 'dmy', label: t('mapping.dmy') },
          { value: 'mdy', label: t('mapping.mdy') },
        ]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ dateOrder: value === 'dmy' || value === 'mdy' ? value : null })
        }
      />
    );
  }
  if (profile.target === 'counts') return null;
  return (
    <>
      <UnitChoice
        label={t('mapping.weightUnit')}
        units={['g', 'kg', 'oz', 'lb'] as const}
        value={profile.weightUnit}
        onChange={(weightUnit) => onChange({ weightUnit })}
      />
      <UnitChoice
        label={t('mapping.sizeUnit')}
        units={['mm', 'cm', 'in'] as const}
        value={profile.sizeUnit}
        onChange={(sizeUnit) => onChange({ sizeUnit })}
      />
    </>
  );
}

interface UnitChoiceProps<U extends string> {
  readonly label: string;
  readonly units: readonly U[];
  readonly value: U;
  readonly onChange: (unit: U) => void;
}

function UnitChoice<U extends string>({ label, units, value, onChange }: UnitChoiceProps<U>) {
  return (
    <NativeSelect
      label={label}
      value={value}
      data={[...units]}
      onChange={(event) => {
        const unit = units.find((one) => one === event.currentTarget.value);
        if (unit) onChange(unit);
      }}
    />
  );
}
