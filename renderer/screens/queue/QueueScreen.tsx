/** The order queue: what is to be done, the most urgent first. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useWorkspace } from '../../app/workspace.ts';
import { type Filters, noFilters } from '../../store/queue-view.ts';
import { useSearchText } from '../../ui/use-search-text.ts';
import { PrintDialog, type PrintJob } from '../orders/print/PrintDialog.tsx';
import type { PrintKind } from '../orders/print/print-sheet.ts';
import { BulkBar, RefusedList } from './BulkBar.tsx';
import { BulkDialogs } from './BulkDialogs.tsx';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { ClaimsBar } from './claims/ClaimsBar.tsx';
import { useClaimable } from './claims/use-claims.ts';
import { type Column, hiddenAtFirst, hiddenColumns, shownColumns } from './columns.ts';
import { EmptyList } from './EmptyList.tsx';
import { FacetPanel } from './FacetPanel.tsx';
import { FilterChips } from './FilterChips.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { OrderList } from './OrderList.tsx';
import { OtherMatches } from './OtherMatches.tsx';
import classes from './QueueScreen.module.css';
import { QueueTabs } from './QueueTabs.tsx';
import { filtersOf, isOpenTab, pickedCount, searchOf, type Tab } from './queue-search.ts';
import { screenKey } from './screen-keys.ts';
import { extended, nothingSelected, only, toggled } from './selection.ts';
import { Toolbar } from './Toolbar.tsx';
import { useBulkActions } from './use-bulk-actions.ts';
import { useChoice } from './use-choice.ts';
import { useQueue } from './use-queue.ts';

const shown = z.boolean();

export function QueueScreen() {
  const { t } = useTranslation('queue');
  const { store, session } = useWorkspace();
  const navigate = useNavigate();
  const search = useSearch({ from: '/queue' });
  const tab: Tab = search.tab ?? 'ready';
  const inAddress = useMemo(() => filtersOf(search), [search]);
  const go = useCallback(
    (to: Tab, filters: Filters) =>
      void navigate({ to: '/queue', search: searchOf(to, filters), replace: true }),
    [navigate],
  );
  const [text, setText] = useSearchText(inAddress.search, (q) =>
    go(tab, { ...inAddress, search: q }),
  );
  const filters = useMemo(() => ({ ...inAddress, search: text }), [inAddress, text]);
  const queue = useQueue(tab, filters);
  const [hidden, setHidden] = useChoice<readonly Column[]>(
    'queue-columns',
    hiddenColumns,
    hiddenAtFirst,
  );
  const [facetsShown, setFacetsShown] = useChoice('queue-facets', shown, false);
  const columns = useMemo(() => shownColumns(tab, hidden), [tab, hidden]);
  const [selection, setSelection] = useState(nothingSelected);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [help, setHelp] = useState(false);
  const [job, setJob] = useState<PrintJob | null>(null);
  const screen = useRef<HTMLDivElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const takeField = useRef<HTMLInputElement>(null);
  const { rows } = queue;
  const ticked = useMemo(
    () => rows.filter((row) => selection.ids.has(row.id)).map((row) => row.id),
    [rows, selection],
  );
  const claimable = useClaimable(ticked, queue.view);
  const bulk = useBulkActions(ticked, (ids) => setSelection(only(ids)));

  const focusList = useCallback(() => {
    screen.current?.querySelector<HTMLElement>('[data-queue-list]')?.focus();
  }, []);
  useEffect(() => focusList(), [focusList]);
  // What had the focus may be gone: a button of the bar, a dialog. The keys must still have somebody to go to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are the moments at which it goes.
  useEffect(() => {
    if (document.activeElement === document.body && !help && !bulk.asking) focusList();
  }, [ticked.length, tab, help, bulk.asking, bulk.running, focusList]);
  // A tick belongs to what was on screen when it was made.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tab is the reason, not an input.
  useEffect(() => setSelection(nothingSelected), [tab]);

  const openOrder = (id: string) =>
    void navigate({ to: '/orders/$orderId', params: { orderId: id } });
  const toggle = (id: string, range: boolean) =>
    setSelection((held) => (range ? extended(held, id, rows) : toggled(held, id)));
  const selectAll = () => setSelection(only(rows.map((row) => row.id)));
  const toggleAll = () =>
    ticked.length === rows.length ? setSelection(nothingSelected) : selectAll();
  const setFilters = (next: Filters) => go(tab, next);
  const clear = () => {
    setText('');
    go(tab, noFilters);
  };
  const pack = async (id: string) => {
    await session.open(id);
    await navigate({ to: '/pack' });
  };
  const packNext = useCallback(async () => {
    await session.next();
    await navigate({ to: '/pack' });
  }, [session, navigate]);
  const showReserved = useCallback(() => {
    setText('');
    go(isOpenTab(tab) ? tab : 'ready', { ...noFilters, holder: ['here'] });
  }, [setText, go, tab]);
  const showHelp = useCallback(() => setHelp(true), []);
  const shortagesOf = useCallback((id: string) => store.open.shortagesOf(id), [store]);
  const unknownOf = useCallback((id: string) => store.open.unknownOf(id), [store]);

  async function print(kind: PrintKind) {
    const orders = new Map((await store.orders.getMany(ticked)).map((order) => [order.id, order]));
    // In the order of the list: the most urgent slip comes out first.
    setJob({ kind, orders: ticked.flatMap((id) => orders.get(id) ?? []) });
  }

  function stepBack() {
    if (ticked.length > 0) setSelection(nothingSelected);
    else if (text !== '' || pickedCount(filters) > 0) clear();
    else setActiveId(null);
  }

  function onKeyDown(event: KeyboardEvent) {
    // Keys of dialogs bubble up to here through React, not through the page.
    if (event.defaultPrevented || isField(event.target) || !isWithin(event.target, screen.current))
      return;
    const key = screenKey(event);
    if (!key) return;
    event.preventDefault();
    switch (key.kind) {
      case 'tab':
        return go(key.tab, filters);
      case 'search':
        return searchField.current?.focus();
      case 'take':
        return takeField.current?.select();
      case 'help':
        return setHelp(true);
      case 'filters':
        return setFacetsShown(!facetsShown);
      case 'escape':
        return stepBack();
      case 'all':
        return selectAll();
      case 'next':
        return void packNext();
      case 'pack':
        return activeId ? void pack(activeId) : undefined;
    }
  }

  const facets = isOpenTab(tab) && facetsShown;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole screen, wherever its focus is.
    <div ref={screen} className={classes.screen} tabIndex={-1} onKeyDown={onKeyDown}>
      <Toolbar
        search={text}
        searchRef={searchField}
        filterCount={pickedCount(filters)}
        filtersOpen={isOpenTab(tab) ? facetsShown : undefined}
        canPack={queue.canPack}
        columns={<ColumnsMenu tab={tab} hidden={hidden} onChange={setHidden} />}
        onSearch={setText}
        onLeaveSearch={focusList}
        onFilters={() => setFacetsShown(!facetsShown)}
        onHelp={showHelp}
        onPackNext={packNext}
      />
      <QueueTabs tab={tab} filters={filters} counts={queue.counts} />
      <ClaimsBar
        busy={bulk.running !== null}
        countRef={takeField}
        onTake={bulk.take}
        onLetGo={bulk.letGo}
        onShow={showReserved}
      />
      <div className={classes.body}>
        {facets && (
          <FacetPanel
            filters={filters}
            facets={queue.view.facets}
            oneLine={queue.view.oneLine}
            onChange={setFilters}
          />
        )}
        <div className={classes.list}>
          {isOpenTab(tab) && (
            <FilterChips filters={filters} keepPlace={facets} onChange={setFilters} />
          )}
          <BulkBar
            tab={tab}
            count={ticked.length}
            shown={rows.length}
            running={bulk.running}
            claimable={claimable}
            onAction={bulk.begin}
            onPrint={(kind) => void print(kind)}
            onAll={selectAll}
            onClear={() => setSelection(nothingSelected)}
          />
          <RefusedList refused={bulk.refused} onDismiss={bulk.dismiss} />
          <OrderList
            rows={rows}
            count={queue.count}
            columns={columns}
            selection={selection}
            activeId={activeId}
            now={queue.now}
            label={t('list', { tab: t(`tab.${tab}`) })}
            shortagesOf={shortagesOf}
            unknownOf={unknownOf}
            onActive={setActiveId}
            onToggle={toggle}
            onToggleAll={toggleAll}
            onOpen={openOrder}
            onNearEnd={queue.more}
          />
          {queue.empty && <EmptyList why={queue.empty} tab={tab} onClear={clear} />}
          <OtherMatches rows={queue.others} />
        </div>
      </div>
      {bulk.asking && (
        <BulkDialogs
          asking={bulk.asking}
          count={ticked.length}
          tags={queue.view.facets.tag.map((one) => one.value)}
          onClose={bulk.close}
          onHold={bulk.hold}
          onText={bulk.withText}
        />
      )}
      {job && <PrintDialog job={job} onClose={() => setJob(null)} />}
      {help && <HelpDialog onClose={() => setHelp(false)} />}
    </div>
  );
}

function isField(target: EventTarget): boolean {
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function isWithin(target: EventTarget, screen: Element | null): boolean {
  return target instanceof Node && (screen?.contains(target) ?? false);
}
