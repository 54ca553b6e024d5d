/** The page's entry: opens the store, finds the host and renders the app. */
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root) createRoot(root).render(<main>Packbench</main>);
