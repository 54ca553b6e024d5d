/** How `npm start` opens Packbench: in a window of its own, or for a browser and why. */
import { readOptions } from '../http/options.ts';
import type { ElectronBinary } from './electron-binary.ts';

/** `because` is null where the server has something better to say. */
export type Way =
  | { readonly kind: 'window'; readonly path: string; readonly env: Record<string, string> }
  | { readonly kind: 'browser'; readonly because: string | null };

/**
 * The way to go with this command line. The orders of a window and of a browser are not the same ones,
 * so only a port for the browser leads away from a window that could be opened.
 */
export function wayOf(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  findWindow: () => ElectronBinary,
): Way {
  const options = readOptions(args, env);
  if (!options.ok) return { kind: 'browser', because: null };
  if (args.some((arg) => /^--port\b/.test(arg)))
    return { kind: 'browser', because: 'a port was asked for' };
  const window = findWindow();
  if ('reason' in window) return { kind: 'browser', because: window.reason };
  const { scanners } = options.value;
  // The window's program has a command line of its own: it is told in the environment.
  return {
    kind: 'window',
    path: window.path,
    env: scanners
      ? {
          PACKBENCH_SCANNER_PORT: `${scanners.port}`,
          PACKBENCH_SCANNER_ADDRESS: scanners.address,
        }
      : {},
  };
}
