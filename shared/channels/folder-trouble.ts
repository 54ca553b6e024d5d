/** What can be wrong with the folder of a folder channel: codes of a `refused` fault whose reason is the folder's path. */

const troubles = [
  'folder-relative',
  'folder-absent',
  'folder-is-file',
  'folder-unreadable',
  'folder-unwritable',
  'folder-unlike',
] as const;
export type FolderTrouble = (typeof troubles)[number];

export function isFolderTrouble(code: string): code is FolderTrouble {
  return troubles.some((known) => known === code);
}
