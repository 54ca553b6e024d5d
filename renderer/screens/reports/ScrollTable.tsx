/** A table that scrolls in its own box, which the keyboard can reach and a screen reader can name. */
import type { ReactNode } from 'react';
import classes from './reports.module.css';

interface Props {
  readonly name: string;
  readonly children: ReactNode;
}

export function ScrollTable({ name, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={classes.scroll} tabIndex={0} aria-label={name}>
      <table className={classes.table}>{children}</table>
    </section>
  );
}
