/** Walmart keeps to what every connector keeps to, but for what is named here. */
import { connectorContract } from '../testing/contract.ts';
import { openContractShop } from './testing/contract-shop.ts';

connectorContract('Walmart', openContractShop, {
  'of orders placed and changed, slices pulled and faults, in any order':
    'a slice may be larger than was asked for, where orders were placed meanwhile',
  'an empty shop has an end, and its first order arrives': 'an empty month is told as more to come',
  'by a cursor that is text, and one that nobody can read does no harm':
    'a damaged cursor begins with the empty months before the orders',
});
