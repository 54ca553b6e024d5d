/** Medusa keeps to what every connector keeps to. */
import { connectorContract } from '../testing/contract.ts';
import { openContractShop } from './testing/contract-shop.ts';

connectorContract('Medusa', openContractShop);
