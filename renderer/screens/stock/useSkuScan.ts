/** Scans on the stock screens: a SKU's code finds the SKU, an order's goes to the bench as everywhere else. */
import { useNavigate } from '@tanstack/react-router';
import { searchKey } from '../../../shared/orders/order-index.ts';
import { resolve } from '../../../shared/scanning/codes.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { useScanReceiver } from '../../scanner/useScanReceiver.ts';

interface SkuScan {
  readonly onSku: (id: string) => void;
  readonly onSeveral: (code: string, count: number) => void;
  readonly onUnknown: (code: string) => void;
}

export function useSkuScan({ onSku, onSeveral, onUnknown }: SkuScan): void {
  const { store, session } = useWorkspace();
  const navigate = useNavigate();
  useScanReceiver(async (read) => {
    store.activity.scanned();
    await store.scannable;
    const found = resolve(read.text, store.catalogue.codes, (text) =>
      store.open.withNumber(searchKey(text)),
    );
    switch (found.kind) {
      case 'sku':
        return onSku(found.sku);
      case 'ambiguous':
        return onSeveral(found.code, found.candidates.length);
      case 'unknown':
        return onUnknown(found.code);
      case 'order':
      case 'control':
        await session.scan(read.text, read.at);
        await navigate({ to: '/pack' });
    }
  });
}
