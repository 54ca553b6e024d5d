/** Code 128 as a drawing, of a size that a scanner reads, or the reason why there is none. */
import { code128, drawingSVG } from '@bwip-js/node';
import type { DocumentFault } from '../../shared/documents/document-request.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/** Thinner bars (7.5 thousandths of an inch) are not read reliably off a label printer at arm's length. */
const THINNEST_BAR_PT = 0.54;

/** Thicker bars make a short code needlessly wide. */
const THICKEST_BAR_PT = 1.5;

/** Ten bars of silence on either side, which the symbology asks for. */
const QUIET_BARS = 20;

/** A barcode that fits: its drawing and its size in points, quiet zones included. */
export interface Barcode {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** The barcode of `code`, at most `maxWidth` points wide and `height` points high. */
export function barcode(
  code: string,
  maxWidth: number,
  height: number,
): Result<Barcode, DocumentFault> {
  if (!/^[\x20-\x7e]+$/.test(code)) return err({ kind: 'code-unprintable', code });
  // One bar is one unit wide in this drawing; its width in the view box is the count of bars.
  const drawn = { bcid: 'code128', text: code, scaleX: 1, scaleY: 1, height: 10 };
  const svg = code128(drawn, drawingSVG());
  const size = /viewBox="0 0 (\d+(?:\.\d+)?) (\d+(?:\.\d+)?)"/.exec(svg);
  if (size === null) return err({ kind: 'printing-failed', reason: 'the barcode has no size' });
  const bars = Number(size[1]);
  const bar = Math.min(THICKEST_BAR_PT, maxWidth / (bars + QUIET_BARS));
  if (bar < THINNEST_BAR_PT) return err({ kind: 'code-too-long', code });
  const width = bar * bars;
  return ok({
    svg: stretched(svg, bars, Number(size[2]), width, height),
    width: width + bar * QUIET_BARS,
    height,
  });
}

function stretched(svg: string, fromW: number, fromH: number, width: number, height: number) {
  const bars = svg.replace(/^.*?<svg[^>]*>/s, '').replace(/<\/svg>\s*$/, '');
  const scale = `scale(${width / fromW} ${height / fromH})`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><g transform="${scale}">${bars}</g></svg>`;
}
