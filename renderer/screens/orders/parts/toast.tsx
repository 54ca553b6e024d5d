/** Says in a corner what was done, with a way back where a slip costs. */
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';

export interface WayBack {
  readonly label: string;
  readonly run: () => void;
}

/** Time enough to read it and reach for the button. */
const WITH_WAY_BACK_MS = 12_000;

/** Something was done. */
export function toastDone(text: string, back?: WayBack): void {
  const id = notifications.show({
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text>{text}</Text>
        {back && (
          <Button
            size="compact-md"
            variant="default"
            onClick={() => {
              notifications.hide(id);
              back.run();
            }}
          >
            {back.label}
          </Button>
        )}
      </Group>
    ),
    withCloseButton: !back,
    closeButtonProps: { 'aria-label': i18next.t('orders:close') },
    ...(back ? { autoClose: WITH_WAY_BACK_MS } : {}),
  });
}

/** Something was not done, and why. Stays until it is closed. */
export function toastRefused(text: string): void {
  notifications.show({
    message: text,
    color: 'red',
    autoClose: false,
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('orders:close') },
  });
}
