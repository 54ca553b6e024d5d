/** What people here say about the order: holds, tags, notes. */
import { Button, CloseButton, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entriesOf, tagsOf, unreleasedHolds } from '../../../shared/orders/log.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { stampTime } from '../../../shared/records/stamp.ts';
import type { Stations } from '../../app/stations.ts';
import { timeText } from '../../ui/local-text.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Pill } from '../../ui/Pill.tsx';
import classes from './OrderScreen.module.css';
import { whoText } from './parts/who.ts';

interface RemarksProps {
  readonly order: OrderRecord;
  readonly stations: Stations;
  /** Tags and notes can be written. */
  readonly canWrite: boolean;
  /** The order can be held: it is open. */
  readonly canHold: boolean;
  readonly onHold: () => void;
  readonly onRelease: (hold: string) => void;
  readonly onTag: () => void;
  readonly onUntag: (tag: string) => void;
  readonly onNote: (text: string) => void;
}

export function Remarks(props: RemarksProps) {
  return (
    <>
      <Holds {...props} />
      <Tags {...props} />
      <Notes {...props} />
    </>
  );
}

function Holds({ order, canWrite, canHold, onHold, onRelease }: RemarksProps) {
  const { t, i18n } = useTranslation('orders');
  const holds = unreleasedHolds(order.log);
  if (holds.length === 0 && !canHold) return null;
  return (
    <Panel
      title={t('holds.title')}
      actions={
        canHold && (
          <Button variant="default" size="xs" onClick={onHold}>
            {t('holds.place')}
          </Button>
        )
      }
    >
      {holds.length === 0 && <div className={classes.who}>{t('holds.none')}</div>}
      <ul className={classes.plainList}>
        {holds.map((hold) => (
          <li key={hold.id} className={classes.hold}>
            <div>
              <strong>{t(`hold.${hold.hold}`)}</strong>
              {hold.reason !== '' && <div>{hold.reason}</div>}
              <div className={classes.who}>
                {hold.until === null
                  ? t('holds.open')
                  : t('holds.until', { time: timeText(hold.until, 'moment', i18n.language) })}
              </div>
            </div>
            {canWrite && (
              <Button
                variant="default"
                size="xs"
                aria-label={t('holds.releaseNamed', { hold: t(`hold.${hold.hold}`) })}
                onClick={() => onRelease(hold.id)}
              >
                {t('stops.step.release')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Tags({ order, canWrite, onTag, onUntag }: RemarksProps) {
  const { t } = useTranslation('orders');
  const tags = tagsOf(order);
  return (
    <Panel
      title={t('tags.title')}
      actions={
        canWrite && (
          <Button variant="default" size="xs" onClick={onTag}>
            {t('tags.add')}
          </Button>
        )
      }
    >
      {tags.length === 0 && <div className={classes.who}>{t('tags.none')}</div>}
      <div className={classes.tags}>
        {tags.map((tag) => (
          <span key={tag} className={classes.tag}>
            <Pill>{tag}</Pill>
            {canWrite && (
              <CloseButton
                size="sm"
                aria-label={t('tags.remove', { tag })}
                onClick={() => onUntag(tag)}
              />
            )}
          </span>
        ))}
      </div>
    </Panel>
  );
}

function Notes({ order, stations, canWrite, onNote }: RemarksProps) {
  const { t, i18n } = useTranslation('orders');
  const [text, setText] = useState('');
  // An erased note has no text left.
  const written = entriesOf(order.log, 'note').filter((note) => note.text !== '');
  const notes = written.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  if (notes.length === 0 && !canWrite) return null;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '') return;
    onNote(text.trim());
    setText('');
  }
  return (
    <Panel title={t('notes.title')}>
      {canWrite && (
        <form onSubmit={submit} className={classes.noteForm}>
          <TextInput
            aria-label={t('notes.new')}
            placeholder={t('notes.new')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" variant="default">
            {t('notes.add')}
          </Button>
        </form>
      )}
      <ul className={classes.plainList}>
        {notes.map((note) => (
          <li key={note.id} className={classes.note}>
            <div>{note.text}</div>
            <div className={classes.who}>
              {timeText(stampTime(note.at), 'moment', i18n.language)} ·{' '}
              {whoText(note.by, stations, t)}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
