/** eBay keeps to what every connector keeps to, but for what is named here. */
import { connectorContract } from '../testing/contract.ts';
import { openContractShop } from './testing/contract-shop.ts';

connectorContract('eBay', openContractShop, {
  'by a carrier that nobody knows: with its tracking, or it says that it cannot':
    'eBay takes letters and digits only: a dash in the number is left out',
  'with one among them that it does not have: the others are set, and that one is told':
    'a good entry beside an unknown one is rejected with it',
});
