/** eBay keeps to what every connector keeps to, but for what is named here. */
import { connectorContract } from '../testing/contract.ts';
import { openContractShop } from './testing/contract-shop.ts';

connectorContract('eBay', openContractShop, {
  'by a carrier that nobody knows: with its tracking, or it says that it cannot':
    'eBay takes letters and digits only: a dash in the number is left out',
});
