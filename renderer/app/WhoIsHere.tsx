/** Who is signed in at this station, in the rail; opens signing in. Nothing while the shop has no people. */
import { IconUserCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { SignInDialog } from '../screens/people/SignInDialog.tsx';
import classes from './StationState.module.css';
import { useSettings, useWorkspace } from './workspace.ts';

export function WhoIsHere() {
  const { t } = useTranslation('people');
  const { store } = useWorkspace();
  const { people } = useSettings();
  const here = useStore(store.station, ({ person }) => person);
  const [isAsking, ask] = useState(false);
  if (!Object.values(people).some(({ active }) => active)) return null;
  const name = people[here]?.active ? people[here].name : '';
  return (
    <>
      <button
        type="button"
        className={`${classes.state} ${classes.button}`}
        onClick={() => ask(true)}
      >
        <IconUserCircle aria-hidden size={22} />
        <strong>{name === '' ? t('nobody') : name}</strong>
      </button>
      {isAsking && <SignInDialog onClose={() => ask(false)} />}
    </>
  );
}
