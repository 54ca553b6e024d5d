/** The Node host that the end-to-end tests drive: its port and its token, the same for all test processes. */
import { createServer } from 'node:net';

/** Long enough for the host; secret from nobody. */
export const TOKEN = 'token-of-the-end-to-end-tests';
/** Of programs that send orders. */
export const ORDERS_KEY = 'orders-key-of-the-end-to-end-tests';

/** A free port, chosen by the first process that asks and handed to the others by the environment. */
export function hostPort(): Promise<number> {
  return sharedPort('PACKBENCH_E2E_PORT');
}

/** The port at which that host reads network scanners. */
export function scannerPort(): Promise<number> {
  return sharedPort('PACKBENCH_E2E_SCANNER_PORT');
}

/** Where that host finds the channels that have one address for everybody: ports of this computer. */
export async function channelHomes(): Promise<Readonly<Record<Home, string>>> {
  const at = async (home: Home) =>
    `http://127.0.0.1:${await sharedPort(`PACKBENCH_E2E_${home.toUpperCase()}_PORT`)}`;
  return {
    amazonTokens: await at('amazonTokens'),
    ebay: await at('ebay'),
    etsy: await at('etsy'),
    walmart: await at('walmart'),
  };
}

type Home = 'amazonTokens' | 'ebay' | 'etsy' | 'walmart';

async function sharedPort(name: string): Promise<number> {
  const known = Number(process.env[name] ?? 0);
  if (known > 0) return known;
  const port = await freePort();
  process.env[name] = `${port}`;
  return port;
}

/** A port that nobody listens at. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
