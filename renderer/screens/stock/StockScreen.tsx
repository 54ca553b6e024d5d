/** All SKUs with their stock: found by typing or scanning, filtered, sorted, adjusted. */
import { notifications } from '@mantine/notifications';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVersion, useWorkspace } from '../../app/workspace.ts';
import { useSearchText } from '../../ui/use-search-text.ts';
import { AdjustDialog } from './AdjustDialog.tsx';
import { NewSkuDialog } from './NewSkuDialog.tsx';
import { StockEmpty } from './StockEmpty.tsx';
import { StockList } from './StockList.tsx';
import classes from './StockScreen.module.css';
import { StockToolbar } from './StockToolbar.tsx';
import { chosenRows, countShown, type StockChoice, skusByCode, stockRows } from './stock-rows.ts';
import type { StockSearch } from './stock-search.ts';
import { useSkuScan } from './useSkuScan.ts';

export function StockScreen() {
  const { t } = useTranslation('stock');
  const { store } = useWorkspace();
  const navigate = useNavigate();
  const search = useSearch({ from: '/stock' });
  const [adjusting, setAdjusting] = useState<string | null>(null);
  const [creating, setCreating] = useState<string | null>(null);
  const go = (next: StockSearch) => void navigate({ to: '/stock', search: next, replace: true });
  const [find, setFind] = useSearchText(search.find ?? '', (text) =>
    go(trimmed({ ...search, find: text })),
  );
  const choice = choiceOf(search, find);
  const rows = useStockRows();
  const chosen = useChosen(rows, choice);
  const counts = useMemo(() => countShown(rows), [rows]);
  const field = useRef<HTMLInputElement>(null);

  useSkuScan({
    onSku: (id) => void navigate({ to: '/stock/$skuId', params: { skuId: id } }),
    onSeveral: (code, count) => {
      setFind(code);
      notifications.show({ message: t('scan.several', { code, count }), color: 'yellow' });
    },
    onUnknown: setCreating,
  });

  return (
    <div className={classes.screen}>
      <StockToolbar
        find={find}
        fieldRef={field}
        choice={choice}
        counts={counts}
        onFind={setFind}
        onShow={(show) => go(trimmed({ ...search, show }))}
        onNew={() => setCreating('')}
      />
      {chosen.length > 0 ? (
        <StockList
          rows={chosen}
          sort={choice.sort}
          down={choice.down}
          onSort={(sort) =>
            go(trimmed({ ...search, sort, down: sort === choice.sort && !choice.down }))
          }
          onAdjust={setAdjusting}
          onOpen={(id) => void navigate({ to: '/stock/$skuId', params: { skuId: id } })}
        />
      ) : (
        <StockEmpty
          none={rows.length === 0}
          onClear={() => {
            setFind('');
            go({});
          }}
        />
      )}
      {adjusting !== null && store && (
        <AdjustDialog skuId={adjusting} onClose={() => setAdjusting(null)} />
      )}
      {creating !== null && <NewSkuDialog code={creating} onClose={() => setCreating(null)} />}
    </div>
  );
}

function useStockRows() {
  const { store } = useWorkspace();
  const catalogue = useVersion(store.catalogue);
  const stock = useVersion(store.stock);
  const open = useVersion(store.open);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the versions stand for what the store holds.
  return useMemo(() => stockRows(store), [store, catalogue, stock, open]);
}

function useChosen(rows: ReturnType<typeof stockRows>, choice: StockChoice) {
  const { store } = useWorkspace();
  const { find, show, sort, down } = choice;
  return useMemo(
    () => chosenRows(rows, { find, show, sort, down }, skusByCode(store, find)),
    [store, rows, find, show, sort, down],
  );
}

function choiceOf(search: StockSearch, find: string): StockChoice {
  return {
    find,
    show: search.show ?? 'all',
    sort: search.sort ?? 'sku',
    down: search.down ?? false,
  };
}

/** Without what is so anyway, so that the address stays short. */
function trimmed({ find, show, sort, down }: StockSearch): StockSearch {
  return {
    ...(find ? { find } : {}),
    ...(show && show !== 'all' ? { show } : {}),
    ...(sort && sort !== 'sku' ? { sort } : {}),
    ...(down ? { down } : {}),
  };
}
