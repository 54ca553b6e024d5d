/** A small label with a tone. Its colours keep 4.5:1 in light and dark, which the kit's own badges do not. */
import type { ReactNode } from 'react';
import classes from './Pill.module.css';

export type Tone = 'plain' | 'info' | 'good' | 'warn' | 'bad';

interface PillProps {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A word or two with a tone; the tone never says anything that the words do not. */
export function Pill({ tone = 'plain', icon, title, children }: PillProps) {
  return (
    <span className={classes.pill} data-tone={tone} title={title}>
      {icon}
      <span className={classes.text}>{children}</span>
    </span>
  );
}
