/**
 * The app: theme, text, workspace, router; or, when the store cannot be opened, why not and what to do. Before it is
 * known which (null), the frame alone.
 */
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../shared/result.ts';
import { ScanInboxContext } from '../scanner/useScanReceiver.ts';
import type { OpenFault } from '../store/browser-store.ts';
import { FaultBoundary } from './FaultBoundary.tsx';
import { OpenFaultScreen } from './OpenFaultScreen.tsx';
import { router } from './router.tsx';
import { cssVariables, themeOf } from './theme.ts';
import { type Workspace, WorkspaceContext } from './workspace.ts';

export function App({ opened }: { readonly opened: Result<Workspace, OpenFault> | null }) {
  const { t } = useTranslation('app');
  const theme = useMemo(() => themeOf(t('close')), [t]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <Notifications position="bottom-left" autoClose={6000} />
      <FaultBoundary>
        {opened?.ok === false ? (
          <OpenFaultScreen fault={opened.error} />
        ) : (
          <Screens workspace={opened?.value ?? null} />
        )}
      </FaultBoundary>
    </MantineProvider>
  );
}

/** Scans that no screen asked for go to the bench: an order's code opens it wherever one is. */
function Screens({ workspace }: { readonly workspace: Workspace | null }) {
  const [, fail] = useState<null>(null);
  useEffect(() => {
    // A store that opened but cannot be read takes no scan: the boundary above says so.
    void workspace?.store.scannable.catch((fault: unknown) =>
      fail(() => {
        throw fault;
      }),
    );
  }, [workspace]);
  useEffect(
    () =>
      workspace?.inbox.receive(async (read) => {
        await workspace.session.scan(read.text, read.at);
        await router.navigate({ to: '/pack' });
      }, 'page'),
    [workspace],
  );
  return (
    <WorkspaceContext value={workspace}>
      <ScanInboxContext value={workspace?.inbox ?? null}>
        <RouterProvider router={router} />
      </ScanInboxContext>
    </WorkspaceContext>
  );
}
