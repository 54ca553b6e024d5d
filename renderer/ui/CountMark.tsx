/** How much wants somebody, in the corner of its place in the rail; `text` says what it counts. */
import classes from './CountMark.module.css';

export function CountMark({ count, text }: { readonly count: number; readonly text: string }) {
  return (
    <span className={classes.count}>
      <span aria-hidden>{count}</span>
      <span className={classes.hidden}>{text}</span>
    </span>
  );
}
