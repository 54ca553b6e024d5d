/** The page for a browser without the token: it says where the full address is to be found. */
import { hostWords } from './words.ts';

/** Plain HTML without script or user text. */
export function strangerPage(): string {
  const { title, heading, text, why } = hostWords.stranger;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
:root { color-scheme: light dark; }
body { font: 1.25rem/1.6 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 1.5rem; }
</style>
</head>
<body>
<main>
<h1>${heading}</h1>
<p>${text}</p>
<p>${why}</p>
</main>
</body>
</html>
`;
}
