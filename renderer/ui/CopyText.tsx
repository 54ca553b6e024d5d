/** Text to be taken elsewhere as it is, with a button that copies it. */
import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './CopyText.module.css';

interface CopyTextProps {
  readonly text: string;
  /** What the text is, for who does not see it. */
  readonly label: string;
}

export function CopyText({ text, label }: CopyTextProps) {
  const { t } = useTranslation('app');
  const clipboard = useClipboard({ timeout: 3_000 });
  const shown = useRef<HTMLPreElement>(null);
  const copy = () => {
    clipboard.copy(text);
    // Where the browser lets nobody copy, it is at least picked out for Ctrl+C.
    if (shown.current) getSelection()?.selectAllChildren(shown.current);
  };
  const Icon = clipboard.copied ? IconCheck : IconCopy;
  const say = clipboard.error ? 'copy.byHand' : clipboard.copied ? 'copy.done' : 'copy.do';
  return (
    <div className={classes.copy}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className={classes.text} aria-label={label} tabIndex={0}>
        <pre ref={shown}>{text}</pre>
      </section>
      <Button
        variant="default"
        leftSection={<Icon size={20} aria-hidden />}
        onClick={copy}
        aria-live="polite"
      >
        {t(say)}
      </Button>
    </div>
  );
}
