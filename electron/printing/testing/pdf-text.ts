/** Reads the words back out of a PDF that pdfkit wrote, for tests: pages, and the text of each drawing run. */
import { inflateSync } from 'node:zlib';

/** The text runs of a PDF in the order they were drawn. */
export function pdfText(base64: string): string {
  const pdf = Buffer.from(base64, 'base64').toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of pdf.matchAll(/(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj/gs))
    objects.set(id, body);
  const fonts = fontMaps(objects);
  return [...objects.values()]
    .map(streamOf)
    .filter((stream) => / Tf\n/.test(stream))
    .map((stream) => drawnText(stream, fonts))
    .join('\n');
}

function streamOf(object: string): string {
  const data = /stream\n(.*)\nendstream/s.exec(object)?.[1];
  if (data === undefined) return '';
  const bytes = Buffer.from(data, 'latin1');
  return /\/FlateDecode/.test(object) ? inflateSync(bytes).toString('latin1') : data;
}

/** Per font name (`F1`): glyph number -> letters. */
function fontMaps(objects: ReadonlyMap<string, string>): Map<string, Map<number, string>> {
  const maps = new Map<string, Map<number, string>>();
  for (const body of objects.values()) {
    for (const [, name = '', id = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? '';
      maps.set(name, letters(streamOf(objects.get(toUnicode) ?? '')));
    }
  }
  return maps;
}

function letters(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, from = '', list = ''] of cmap.matchAll(/<(\w+)> <\w+> \[(.*?)\]/gs)) {
    [...list.matchAll(/<([\w ]*)>/g)].forEach(([, hex = ''], n) => {
      const units = hex.match(/\w{4}/g) ?? [];
      const text = String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
      map.set(Number.parseInt(from, 16) + n, text);
    });
  }
  return map;
}

function drawnText(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>) {
  let font: ReadonlyMap<number, string> | undefined;
  let text = '';
  for (const [, name, run = ''] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name);
    for (const [, hex = ''] of run.matchAll(/<(\w+)>/g))
      for (const glyph of hex.match(/\w{4}/g) ?? [])
        text += font?.get(Number.parseInt(glyph, 16)) ?? '?';
  }
  return text;
}
