/** WooCommerce keeps to what every connector keeps to, in a shop with the fulfilments feature and in one without. */
import { connectorContract } from '../testing/contract.ts';
import { openContractShop } from './testing/contract-shop.ts';

connectorContract('WooCommerce', openContractShop);
connectorContract('WooCommerce with fulfilments', () => openContractShop({ fulfilments: true }));
