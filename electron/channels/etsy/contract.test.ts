/** Etsy keeps to what every connector keeps to, but for what is named here. */
import { connectorContract } from '../testing/contract.ts';
import { openContractShop } from './testing/contract-shop.ts';

connectorContract('Etsy', openContractShop, {
  'of orders placed and changed, slices pulled and faults, in any order':
    'a renewal whose answer is lost uses up the refresh token: a person has to sign in again',
  'in two: each with its units, the order shipped with the second; or it says that it cannot':
    'an Etsy parcel has no lines: the stub counts the whole order for each',
  'with other tracking, and its answer is lost: one has it':
    'Etsy cannot correct a parcel: another one is added',
  'with other tracking, and its answer is cut short: one has it':
    'Etsy cannot correct a parcel: another one is added',
  'with other tracking, and the server fails: one has it':
    'Etsy cannot correct a parcel: another one is added',
  'with other tracking, and a proxy answers with a web page: one has it':
    'Etsy cannot correct a parcel: another one is added',
});
