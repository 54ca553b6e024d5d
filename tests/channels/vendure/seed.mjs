/** What the shop sells, where to and how it is paid: small, and the same each time. */

/** @param {string} name @param {string} price */
const postage = (name, price) => ({ name, price: Number(price), taxRate: 20 });

export const seed = {
  defaultLanguage: 'en',
  defaultZone: 'Europe',
  countries: [
    { name: 'United Kingdom', code: 'GB', zone: 'Europe' },
    { name: 'Germany', code: 'DE', zone: 'Europe' },
  ],
  taxRates: [{ name: 'Standard Tax', percentage: 20 }],
  shippingMethods: [postage('Standard Shipping', '500'), postage('Express Shipping', '1000')],
  // One that is only authorised, as cards are until they are charged, and one that is paid at once.
  paymentMethods: ['false', 'true'].map((settles) => ({
    name: settles === 'true' ? 'paid-at-once' : 'card',
    handler: {
      code: 'dummy-payment-handler',
      arguments: [{ name: 'automaticSettle', value: settles }],
    },
  })),
  collections: [],
};
