/** What a list without rows says: why it is empty, and what to do next. */
import { Button, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Tab } from './queue-search.ts';

export type Emptiness = 'loading' | 'no-orders' | 'no-matches' | 'no-rows';

interface EmptyListProps {
  readonly why: Emptiness;
  readonly tab: Tab;
  readonly onClear: () => void;
}

export function EmptyList({ why, tab, onClear }: EmptyListProps) {
  const { t } = useTranslation('queue');
  if (why === 'loading') {
    return (
      <Stack align="center" p="xl" role="status">
        <Loader aria-hidden />
        <Text>{t('empty.loading')}</Text>
      </Stack>
    );
  }
  const name = why === 'no-rows' ? `no-rows.${tab}` : why;
  return (
    <Stack align="center" p={48} gap="sm" role="status">
      <Title order={2} size="h3">
        {t(`empty.${name}.title`)}
      </Title>
      <Text ta="center" maw={520}>
        {t(`empty.${name}.text`)}
      </Text>
      {why === 'no-matches' && <Button onClick={onClear}>{t('filter.clearAll')}</Button>}
      {why === 'no-orders' && (
        <Group>
          <Button renderRoot={(props) => <Link to="/welcome" {...props} />}>
            {t('empty.no-orders.welcome')}
          </Button>
          <Button variant="default" renderRoot={(props) => <Link to="/import" {...props} />}>
            {t('empty.no-orders.import')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
