/** What came of a job: colour, icon and words, and what to do next. */
import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconPlayerPause } from '@tabler/icons-react';
import type { ReactNode } from 'react';

const LOOKS = {
  good: { color: 'green', Icon: IconCircleCheck },
  stopped: { color: 'yellow', Icon: IconPlayerPause },
  bad: { color: 'red', Icon: IconAlertTriangle },
} as const;

interface JobNoteProps {
  readonly tone: keyof typeof LOOKS;
  readonly title?: string;
  readonly children: ReactNode;
}

export function JobNote({ tone, title, children }: JobNoteProps) {
  const { color, Icon } = LOOKS[tone];
  return (
    <Alert
      variant="outline"
      color={color}
      title={title}
      icon={<Icon aria-hidden />}
      role={tone === 'bad' ? 'alert' : 'status'}
    >
      {children}
    </Alert>
  );
}
