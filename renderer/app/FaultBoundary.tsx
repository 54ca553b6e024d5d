/** Catches a fault of the page itself: says so, says where the orders are, offers to load the page again. */
import { Button, Code, Stack, Text, Title } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { Translation } from 'react-i18next';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly fault: string | null;
}

export class FaultBoundary extends Component<Props, State> {
  override state: State = { fault: null };

  static getDerivedStateFromError(fault: unknown): State {
    return { fault: fault instanceof Error ? fault.message : String(fault) };
  }

  override render() {
    const { fault } = this.state;
    if (fault === null) return this.props.children;
    return (
      <Translation ns="app">
        {(t) => (
          <main>
            <Stack maw={640} mx="auto" mt="10vh" p="lg" role="alert">
              <Title order={1}>{t('crash.title')}</Title>
              <Text>{t('crash.text')}</Text>
              <Code block>{fault}</Code>
              <Button size="lg" onClick={() => location.reload()}>
                {t('crash.reload')}
              </Button>
            </Stack>
          </main>
        )}
      </Translation>
    );
  }
}
