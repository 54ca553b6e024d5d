/** A document's model -> its PDF. Slow (a second for 200 lines), so the hosts do it in a thread of its own. */
import pdfmake, { type FontFiles } from 'pdfmake';
import type {
  DocumentFault,
  DocumentPdf,
  DocumentRequest,
} from '../../shared/documents/document-request.ts';
import { assertNever, err, ok, type Result } from '../../shared/result.ts';
import { addressLabelLayout } from './address-label.ts';
import { commandCardLayout } from './command-card.ts';
import { createFit, type Fit, type WidthOf } from './fit-text.ts';
import { manifestLayout } from './manifest.ts';
import { packingSlipLayout } from './packing-slip.ts';
import { pickListLayout } from './pick-list.ts';
import { createPrintable, type HasGlyph, type Printable } from './printable.ts';

export type RenderDocument = (
  request: DocumentRequest,
) => Promise<Result<DocumentPdf, DocumentFault>>;

/** Lays documents out in the fonts of `fonts`; nothing else is read, from the disk or from the network. */
export function createRenderer(fonts: FontFiles): RenderDocument {
  const files: readonly string[] = Object.values(fonts);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => files.includes(path));
  pdfmake.addFonts({ Roboto: { ...fonts } });
  let typeface: Promise<Typeface> | undefined;

  return async (request) => {
    typeface ??= readTypeface();
    const { hasGlyph, widthOf } = await typeface;
    const printable = createPrintable(hasGlyph);
    const layout = layoutOf(request, printable, createFit(widthOf));
    if (!layout.ok) return layout;
    try {
      const output = pdfmake.createPdf(layout.value, { bufferPages: true });
      const pages = (await output.getStream()).bufferedPageRange().count;
      const pdf = (await output.getBuffer()).toString('base64');
      return ok({ pdf, pages, missing: printable.missing() });
    } catch (error) {
      return err({ kind: 'printing-failed', reason: String(error) });
    }
  };
}

function layoutOf(request: DocumentRequest, printable: Printable, sized: Fit) {
  switch (request.kind) {
    case 'packing-slip':
      return packingSlipLayout(request, printable);
    case 'address-label':
      return addressLabelLayout(request, printable, sized);
    case 'pick-list':
      return pickListLayout(request, printable);
    case 'command-card':
      return commandCardLayout(request, printable);
    case 'manifest':
      return manifestLayout(request, printable);
    default:
      return assertNever(request);
  }
}

interface Typeface {
  readonly hasGlyph: HasGlyph;
  readonly widthOf: WidthOf;
}

/** What the font can draw and how wide, asked of the font itself. */
async function readTypeface(): Promise<Typeface> {
  const empty = await pdfmake.createPdf({ content: '' }).getStream();
  const regular = empty.provideFont('Roboto', false, false);
  const bold = empty.provideFont('Roboto', true, false);
  return {
    hasGlyph: (codePoint) => regular.font.hasGlyphForCodePoint(codePoint),
    widthOf: (text, size, isBold) => (isBold ? bold : regular).widthOfString(text, size),
  };
}
