/** In place of a screen that failed while it was drawn: what happened, where the work is, and ways on. */
import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../store/saving.ts';

export function ScreenFault({ error }: ErrorComponentProps) {
  const { t } = useTranslation('app');
  return (
    <Stack maw={760} mx="auto" mt="8vh" p="lg" role="alert">
      <Title order={1}>{t('crash.title')}</Title>
      <Text>{t('crash.text')}</Text>
      <Code block style={{ whiteSpace: 'pre-wrap' }}>
        {reasonOf(error)}
      </Code>
      <Group>
        <Button size="lg" onClick={() => location.reload()}>
          {t('crash.reload')}
        </Button>
        <Button size="lg" variant="default" renderRoot={(props) => <Link to="/queue" {...props} />}>
          {t('crash.queue')}
        </Button>
        <Button
          size="lg"
          variant="default"
          renderRoot={(props) => <Link to="/settings" search={{ section: 'data' }} {...props} />}
        >
          {t('keep.data')}
        </Button>
      </Group>
    </Stack>
  );
}
