/** The mappings kept at this station: saved under a name, applied, deleted. */
import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fitOf, type MappingProfile } from '../../../shared/importing/mapping.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { readProfiles, removeProfile, saveProfile } from '../../importing/saved-profiles.ts';

interface SavedMappingsProps {
  readonly profile: MappingProfile;
  readonly headers: readonly string[];
  readonly onApply: (profile: MappingProfile) => void;
}

export function SavedMappings({ profile, headers, onApply }: SavedMappingsProps) {
  const { t } = useTranslation('import');
  const { store } = useWorkspace();
  const [profiles, setProfiles] = useState<readonly MappingProfile[]>([]);
  const [name, setName] = useState(profile.name);
  const [saved, setSaved] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => void readProfiles(store).then(setProfiles), [store]);
  useEffect(() => setName(profile.name), [profile.name]);
  const known = profiles.some((one) => one.name === name);
  const keep = async (kept: ReturnType<typeof saveProfile>) => {
    const outcome = await kept;
    setRefused(outcome.ok ? null : outcome.error.reason);
    if (outcome.ok) setProfiles(outcome.value);
    return outcome.ok;
  };
  const save = async () => {
    const named = { ...profile, name: name.trim() };
    setSaved(await keep(saveProfile(store, named)));
    // This import goes on with it, kept or not.
    onApply(named);
  };
  const apply = (chosen: string) => {
    const found = profiles.find((one) => one.name === chosen);
    if (found) onApply(found);
  };
  // A mapping that fits nothing of this file only clutters the list.
  const fitting = profiles.filter((one) => fitOf(one, headers) >= 0.5);
  return (
    <div>
      <Group align="end">
        {fitting.length > 0 && (
          <NativeSelect
            label={t('mapping.apply')}
            value=""
            data={['', ...fitting.map((one) => one.name)].map((value) => ({
              value,
              label: value === '' ? t('mapping.applyNone') : value,
            }))}
            onChange={(event) => apply(event.currentTarget.value)}
          />
        )}
        <TextInput
          label={t('mapping.name')}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setSaved(false);
          }}
        />
        <Button variant="default" disabled={name.trim() === ''} onClick={() => void save()}>
          {t('mapping.save')}
        </Button>
        {known && (
          <Button variant="default" onClick={() => void keep(removeProfile(store, name))}>
            {t('mapping.remove')}
          </Button>
        )}
      </Group>
      <Text role="status" size="sm" mt={4}>
        {saved && t('mapping.saved')}
      </Text>
      {refused !== null && (
        <Text role="alert" size="sm" c="var(--mantine-color-error)">
          {t('mapping.notSaved', { reason: refused })}
        </Text>
      )}
    </div>
  );
}
