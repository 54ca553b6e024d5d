/** The formats that are recognised by their header. */
import type { OrderFormat, OrderLayout } from '../layout.ts';
import { amazon } from './amazon.ts';
import { ebay } from './ebay.ts';
import { etsy } from './etsy.ts';
import { onlineRetail } from './online-retail.ts';
import { shopify } from './shopify.ts';
import { wooCommerce } from './woocommerce.ts';

const FORMATS: readonly OrderFormat[] = [shopify, wooCommerce, amazon, ebay, etsy, onlineRetail];

/** The layout of a table whose header is that of a known format; null when it is nobody's we know. */
export function recognise(headers: readonly string[]): OrderLayout | null {
  for (const format of FORMATS) {
    const layout = format.layoutOf(headers);
    if (layout) return layout;
  }
  return null;
}
