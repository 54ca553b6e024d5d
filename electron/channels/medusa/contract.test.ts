/** Medusa keeps to what every connector keeps to, but for what is named here. */
import { connectorContract } from '../testing/contract.ts';
import { openContractShop } from './testing/contract-shop.ts';

connectorContract('Medusa', openContractShop, {
  'every order changes after each slice, and all arrive as they are at last':
    'a slice may be larger than was asked for, where changes tie',
});
