/** Shown in place of the app when its store cannot be opened: what happened, where the orders are, what to do. */
import { Button, Code, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OpenFault } from '../store/browser-store.ts';

export function OpenFaultScreen({ fault }: { readonly fault: OpenFault }) {
  const { t } = useTranslation('app');
  return (
    <main>
      <Stack maw={640} mx="auto" mt="10vh" p="lg" role="alert">
        <Title order={1}>{t(`open.${fault.kind}.title`)}</Title>
        <Text>{t(`open.${fault.kind}.text`)}</Text>
        {fault.kind === 'cannot-open' && <Code block>{fault.reason}</Code>}
        <Button size="lg" onClick={() => location.reload()}>
          {t('open.again')}
        </Button>
      </Stack>
    </main>
  );
}
