/** The page's addresses. Screens are loaded when they are first visited; the bench is loaded at once. */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { PackScreen } from '../screens/pack/PackScreen.tsx';
import { QueueScreen } from '../screens/queue/QueueScreen.tsx';
import { queueSearch } from '../screens/queue/queue-search.ts';
import { reportSearch } from '../screens/reports/report-choices.ts';
import { settingsSearch } from '../screens/settings/sections.ts';
import { stockSearch } from '../screens/stock/stock-search.ts';
import { Frame } from './Frame.tsx';
import { NotFound } from './NotFound.tsx';
import { ScreenFault } from './ScreenFault.tsx';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../screens/welcome/FirstRun.tsx'), 'FirstRun'),
});
const queue = createRoute({
  getParentRoute: () => root,
  path: '/queue',
  validateSearch: queueSearch,
  component: QueueScreen,
});
const pack = createRoute({ getParentRoute: () => root, path: '/pack', component: PackScreen });
const pick = createRoute({
  getParentRoute: () => root,
  path: '/pick',
  component: lazyRouteComponent(() => import('../screens/pick/PickScreen.tsx'), 'PickScreen'),
});
const order = createRoute({
  getParentRoute: () => root,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('../screens/orders/OrderScreen.tsx'), 'OrderScreen'),
});
const newOrder = createRoute({
  getParentRoute: () => root,
  path: '/new-order',
  component: lazyRouteComponent(
    () => import('../screens/orders/NewOrderScreen.tsx'),
    'NewOrderScreen',
  ),
});
const stock = createRoute({
  getParentRoute: () => root,
  path: '/stock',
  validateSearch: stockSearch,
  component: lazyRouteComponent(() => import('../screens/stock/StockScreen.tsx'), 'StockScreen'),
});
const stockSheet = createRoute({
  getParentRoute: () => root,
  path: '/stock/sheet',
  component: lazyRouteComponent(
    () => import('../screens/stock/sheet/SheetScreen.tsx'),
    'SheetScreen',
  ),
});
const sku = createRoute({
  getParentRoute: () => root,
  path: '/stock/$skuId',
  component: lazyRouteComponent(() => import('../screens/stock/SkuScreen.tsx'), 'SkuScreen'),
});
const importing = createRoute({
  getParentRoute: () => root,
  path: '/import',
  component: lazyRouteComponent(() => import('../screens/import/ImportScreen.tsx'), 'ImportScreen'),
});
const parcels = createRoute({
  getParentRoute: () => root,
  path: '/parcels',
  component: lazyRouteComponent(
    () => import('../screens/parcels/ParcelsScreen.tsx'),
    'ParcelsScreen',
  ),
});
const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  validateSearch: reportSearch,
  component: lazyRouteComponent(
    () => import('../screens/reports/ReportsScreen.tsx'),
    'ReportsScreen',
  ),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  validateSearch: settingsSearch,
  component: lazyRouteComponent(
    () => import('../screens/settings/SettingsScreen.tsx'),
    'SettingsScreen',
  ),
});
const channels = createRoute({
  getParentRoute: () => root,
  path: '/channels',
  component: lazyRouteComponent(
    () => import('../screens/channels/ChannelsScreen.tsx'),
    'ChannelsScreen',
  ),
});
const channel = createRoute({
  getParentRoute: () => root,
  path: '/channels/$channel',
  component: lazyRouteComponent(
    () => import('../screens/channels/settings/ChannelSettingsScreen.tsx'),
    'ChannelSettingsScreen',
  ),
});
const stockOut = createRoute({
  getParentRoute: () => root,
  path: '/channels/stock',
  component: lazyRouteComponent(
    () => import('../screens/channels/stock/StockOutScreen.tsx'),
    'StockOutScreen',
  ),
});
const notices = createRoute({
  getParentRoute: () => root,
  path: '/channels/notices',
  component: lazyRouteComponent(
    () => import('../screens/channels/notices/NoticesScreen.tsx'),
    'NoticesScreen',
  ),
});
const unknownLines = createRoute({
  getParentRoute: () => root,
  path: '/channels/lines',
  component: lazyRouteComponent(
    () => import('../screens/channels/lines/UnknownLinesScreen.tsx'),
    'UnknownLinesScreen',
  ),
});
const server = createRoute({
  getParentRoute: () => root,
  path: '/server',
  component: lazyRouteComponent(() => import('../screens/server/ServerScreen.tsx'), 'ServerScreen'),
});
const waiting = createRoute({
  getParentRoute: () => root,
  path: '/server/waiting',
  component: lazyRouteComponent(
    () => import('../screens/server/waiting/WaitingScreen.tsx'),
    'WaitingScreen',
  ),
});
const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(
    () => import('../screens/welcome/WelcomeScreen.tsx'),
    'WelcomeScreen',
  ),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    queue,
    pack,
    pick,
    parcels,
    order,
    newOrder,
    stock,
    sku,
    stockSheet,
    importing,
    reports,
    settings,
    channels,
    channel,
    stockOut,
    notices,
    unknownLines,
    server,
    waiting,
    welcome,
  ]),
  history: createHashHistory(),
  defaultErrorComponent: ScreenFault,
  // To the host's log, like every fault that nobody caught.
  defaultOnCatch: (fault) => reportError(fault),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
