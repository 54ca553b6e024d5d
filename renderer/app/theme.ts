/** The look of the kit: contrast of WCAG AA in light and dark, sizes readable at arm's length. */
import {
  type CSSVariablesResolver,
  createTheme,
  type MantineThemeOverride,
  Modal,
  Notification,
} from '@mantine/core';

/** The theme; `close` is what its close buttons are called. */
export function themeOf(close: string): MantineThemeOverride {
  const closeButtonProps = { 'aria-label': close };
  return createTheme({
    primaryColor: 'indigo',
    // Shades at which white text has 4.5:1 and more on every filled control, in both schemes.
    primaryShade: { light: 8, dark: 8 },
    autoContrast: true,
    defaultRadius: 'md',
    fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1.0625rem', lg: '1.25rem', xl: '1.5rem' },
    fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
    cursorType: 'pointer',
    components: {
      Modal: Modal.extend({
        // At once: a dialog that moves while it opens costs frames, and lets a fast click go astray.
        defaultProps: { closeButtonProps, centered: true, transitionProps: { duration: 0 } },
        styles: { title: { fontSize: '1.25rem', fontWeight: 700 } },
      }),
      Notification: Notification.extend({ defaultProps: { closeButtonProps } }),
    },
  });
}

/** Text colours that the kit's defaults leave under AA. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5b6270',
    '--mantine-color-error': '#c0182a',
    '--mantine-color-placeholder': '#6b7280',
  },
  dark: {
    '--mantine-color-dimmed': '#a8afbc',
    '--mantine-color-error': '#ff8f8f',
    '--mantine-color-placeholder': '#9aa1ae',
  },
});
