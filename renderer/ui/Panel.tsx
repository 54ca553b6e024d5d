/** A titled part of a page, with room for its buttons. */
import { type ReactNode, useId } from 'react';
import classes from './Panel.module.css';

interface PanelProps {
  readonly title: string;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  readonly tone?: 'plain' | 'bad' | 'warn';
  readonly children: ReactNode;
}

export function Panel({ title, actions, tone = 'plain', children }: PanelProps) {
  const id = useId();
  return (
    <section className={classes.panel} data-tone={tone} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 className={classes.title} id={id}>
          {title}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
