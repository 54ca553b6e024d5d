/** A colour for each channel, 3:1 and more against the page in light and dark. The tables say the same without colour. */

const COLORS: { readonly [channel: string]: string } = {
  amazon: 'orange.7',
  ebay: 'grape.6',
  etsy: 'pink.6',
  shopify: 'teal.7',
  woocommerce: 'indigo.5',
};

export function channelColor(channel: string): string {
  return COLORS[channel] ?? 'gray.6';
}
