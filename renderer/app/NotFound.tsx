/** An address that leads nowhere: says so, and leads back. */
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function NotFound() {
  const { t } = useTranslation('app');
  const { history } = useRouter();
  return (
    <Stack maw={640} mx="auto" mt="8vh" p="lg">
      <Title order={1}>{t('notFound.title')}</Title>
      <Text>{t('notFound.text')}</Text>
      <Group>
        <Button size="lg" renderRoot={(props) => <Link to="/queue" {...props} />}>
          {t('crash.queue')}
        </Button>
        <Button size="lg" variant="default" onClick={() => history.back()}>
          {t('notFound.back')}
        </Button>
      </Group>
    </Stack>
  );
}
