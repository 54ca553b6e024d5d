/** Where the Node host keeps its few files (log, token). Orders are not among them: they live in the browser. */
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The user's folder by the habits of the operating system, or the one that `PACKBENCH_DATA` names. */
export function dataFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home = homedir(),
): string {
  if (env.PACKBENCH_DATA) return env.PACKBENCH_DATA;
  if (platform === 'win32')
    return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Packbench');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Packbench');
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'packbench');
}
