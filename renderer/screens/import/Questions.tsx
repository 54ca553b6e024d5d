/** What the file cannot say by itself: the order of its dates, its decimal sign. */
import { SegmentedControl, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Choices, Question } from '../../../shared/importing/repairs.ts';
import { assertNever } from '../../../shared/result.ts';
import { Panel } from '../../ui/Panel.tsx';
import classes from './import.module.css';

interface QuestionsProps {
  readonly questions: readonly Question[];
  readonly choices: Choices;
  readonly onChoose: (part: Partial<Choices>) => void;
}

export function Questions({ questions, onChoose }: QuestionsProps) {
  const { t } = useTranslation('import');
  if (questions.length === 0) return null;
  const open = questions.some((question) => question.answer === null);
  return (
    <Panel title={t('question.title')} tone={open ? 'bad' : 'plain'}>
      <div className={classes.section}>
        {questions.map((question) => (
          <div key={question.kind} className={classes.card}>
            <Text fw={600}>{t(`question.${question.kind}`)}</Text>
            <Text>{t(`question.${question.kind}Text`)}</Text>
            <ul className={classes.samples}>
              {question.samples.map((sample) => (
                <li key={sample}>{sample}</li>
              ))}
            </ul>
            <Answers question={question} onChoose={onChoose} />
            {question.answer === null && (
              <Text c="var(--mantine-color-error)" fw={600}>
                {t('question.unanswered')}
              </Text>
            )}
          </div>
        ))}
      </div>
    </Panel>
  );
}

interface AnswersProps {
  readonly question: Question;
  readonly onChoose: (part: Partial<Choices>) => void;
}

function Answers({ question, onChoose }: AnswersProps) {
  const { t } = useTranslation('import');
  const label = t(`question.${question.kind}`);
  switch (question.kind) {
    case 'date-order':
      return (
        <SegmentedControl
          aria-label={label}
          w="fit-content"
          value={question.answer ?? ''}
          data={[
            { value: 'dmy', label: t('question.dmy') },
            { value: 'mdy', label: t('question.mdy') },
          ]}
          onChange={(value) => onChoose({ dateOrder: value === 'mdy' ? 'mdy' : 'dmy' })}
        />
      );
    case 'decimal-sign':
      return (
        <SegmentedControl
          aria-label={label}
          w="fit-content"
          value={question.answer}
          data={[
            { value: ',', label: t('question.comma') },
            { value: '.', label: t('question.point') },
          ]}
          onChange={(value) => onChoose({ decimal: value === ',' ? ',' : '.' })}
        />
      );
    default:
      return assertNever(question);
  }
}
