/** The font that documents are printed in: Latin, Greek, Cyrillic and Vietnamese letters. */
import { join } from 'node:path';
import type { FontFiles } from 'pdfmake';

/** Roboto's files in `folder`. The build copies them beside the program. */
export function fontFiles(folder: string): FontFiles {
  return {
    normal: join(folder, 'Roboto-Regular.ttf'),
    bold: join(folder, 'Roboto-Medium.ttf'),
    italics: join(folder, 'Roboto-Italic.ttf'),
    bolditalics: join(folder, 'Roboto-MediumItalic.ttf'),
  };
}
