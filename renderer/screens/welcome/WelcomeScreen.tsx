/** The first screen of a new station: look around in a sample shop, or start with one's own orders. */
import { Alert, Button, Progress, Text, Title } from '@mantine/core';
import { IconBuildingStore, IconFileImport } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsConnected } from '../../app/workspace.ts';
import { usePracticeScanner } from '../../scanner/practice/practice-switch.ts';
import { type SampleControl, useHasSampleShop, useSampleShop } from './useSampleShop.ts';
import classes from './WelcomeScreen.module.css';

export function WelcomeScreen() {
  const { t } = useTranslation('welcome');
  const sample = useSampleShop();
  const here = useHasSampleShop();
  const navigate = useNavigate();
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  const open = async () => {
    // Who has gone elsewhere meanwhile stays there.
    if ((await sample.open()) && shown.current) await navigate({ to: '/queue' });
  };
  return (
    <div className={classes.screen}>
      <Title order={1}>{t('title')}</Title>
      <Text size="lg" maw={720}>
        {t('lead')}
      </Text>
      <div className={classes.choices}>
        <Choice
          title={t('sample.title')}
          text={t('sample.text')}
          icon={<IconBuildingStore size={40} stroke={1.5} aria-hidden />}
        >
          <Text>{t('sample.scanner')}</Text>
          <SampleAction sample={sample} here={here === true} onOpen={() => void open()} />
        </Choice>
        <Choice
          title={t('import.title')}
          text={t('import.text')}
          icon={<IconFileImport size={40} stroke={1.5} aria-hidden />}
        >
          <Button renderRoot={(props) => <Link to="/import" {...props} />} size="xl" mt="auto">
            {t('import.open')}
          </Button>
        </Choice>
      </div>
      <Text>
        {t('join.title')}{' '}
        <Link to="/server" className={classes.link ?? ''}>
          {t('join.open')}
        </Link>
      </Text>
      <Text>
        {t('restore.title')}{' '}
        <Link to="/settings" search={{ section: 'data' }} className={classes.link ?? ''}>
          {t('restore.open')}
        </Link>
      </Text>
    </div>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly text: string;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

function Choice({ title, text, icon, children }: ChoiceProps) {
  return (
    <section className={classes.choice}>
      {icon}
      <Title order={2}>{title}</Title>
      <Text>{text}</Text>
      {children}
    </section>
  );
}

interface SampleActionProps {
  readonly sample: SampleControl;
  readonly here: boolean;
  readonly onOpen: () => void;
}

function SampleAction({ sample: { state }, here, onOpen }: SampleActionProps) {
  const { t } = useTranslation('welcome');
  const connected = useIsConnected();
  if (state.kind === 'busy') {
    const { done, all } = state;
    return (
      <div className={classes.progress}>
        <Text role="status">{t('sample.opening')}</Text>
        <Progress
          size="xl"
          value={all === 0 ? 0 : (100 * done) / all}
          aria-label={t('sample.progress', { done, all })}
        />
      </div>
    );
  }
  if (here) {
    return (
      <div className={classes.next}>
        <Button renderRoot={(props) => <Link to="/queue" {...props} />} size="xl">
          {t('sample.toQueue')}
        </Button>
        <Button
          renderRoot={(props) => <Link to="/pack" {...props} />}
          size="xl"
          variant="default"
          onClick={() => usePracticeScanner.setState(true, true)}
        >
          {t('sample.practice')}
        </Button>
      </div>
    );
  }
  if (connected) return <Text fw={600}>{t('sample.connected')}</Text>;
  return (
    <>
      {state.kind === 'failed' && (
        <Alert color="red" variant="outline">
          {state.fault.kind === 'not-saved'
            ? t('fault.not-saved', { reason: state.fault.reason })
            : t('fault.not-loaded')}
        </Alert>
      )}
      <Button size="xl" mt="auto" onClick={onOpen}>
        {t('sample.open')}
      </Button>
    </>
  );
}
