/** The page's entry: text, store, scanner, then the app. */
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './main.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { startI18n } from './app/i18n.ts';
import { startWorkspace } from './app/start.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const opening = startWorkspace();
await startI18n();
const page = createRoot(root);
// The frame is drawn while the store opens.
page.render(<App opened={null} />);
page.render(<App opened={await opening} />);
