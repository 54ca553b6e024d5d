import { expect, test } from 'vitest';
import { dataFolder } from './data-folder.ts';

test.each([
  [{}, 'linux', '/home/ann/.local/share/packbench'],
  [{ XDG_DATA_HOME: '/data' }, 'linux', '/data/packbench'],
  [{}, 'darwin', '/home/ann/Library/Application Support/Packbench'],
  [{ APPDATA: '/roaming' }, 'win32', '/roaming/Packbench'],
  [{ PACKBENCH_DATA: '/mine', APPDATA: '/roaming' }, 'win32', '/mine'],
] as const)('%o on %s', (env, platform, folder) => {
  expect(dataFolder(env, platform, '/home/ann')).toBe(folder);
});
