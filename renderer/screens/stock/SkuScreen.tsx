/** One SKU: its figures, its bins, who wants it, its history, its fields. */
import { Button, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVersion, useWorkspace } from '../../app/workspace.ts';
import { AdjustDialog } from './AdjustDialog.tsx';
import { NewSkuDialog } from './NewSkuDialog.tsx';
import { SkuBins } from './SkuBins.tsx';
import { SkuChannels } from './SkuChannels.tsx';
import { SkuFigures } from './SkuFigures.tsx';
import { SkuForm } from './SkuForm.tsx';
import { SkuHistory } from './SkuHistory.tsx';
import classes from './SkuScreen.module.css';
import { SkuWanting } from './SkuWanting.tsx';
import { StockFlags } from './StockFlags.tsx';
import { stockRow, unknownSku } from './stock-rows.ts';
import { useSkuScan } from './useSkuScan.ts';

export function SkuScreen() {
  const { skuId } = useParams({ from: '/stock/$skuId' });
  const navigate = useNavigate();
  const [creating, setCreating] = useState<string | null>(null);
  useSkuScan({
    // A scan is never asked: the edits wait.
    onSku: (id) =>
      void navigate({ to: '/stock/$skuId', params: { skuId: id }, ignoreBlocker: true }),
    onSeveral: (code) =>
      void navigate({ to: '/stock', search: { find: code }, ignoreBlocker: true }),
    onUnknown: setCreating,
  });
  return (
    <>
      {/* The next SKU begins with a form of its own. */}
      <Sku key={skuId} skuId={skuId} />
      {creating !== null && <NewSkuDialog code={creating} onClose={() => setCreating(null)} />}
    </>
  );
}

function Sku({ skuId }: { readonly skuId: string }) {
  const { t } = useTranslation('stock');
  const { store } = useWorkspace();
  useVersion(store.catalogue);
  useVersion(store.stock);
  useVersion(store.open);
  const [adjusting, setAdjusting] = useState(false);
  const known = store.catalogue.skus.get(skuId);
  const sku = known ?? unknownSku(skuId);
  const row = stockRow(store, sku);
  if (!known && !row.figures) return <Missing id={skuId} />;
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <Back />
        <Title order={1} className={classes.name ?? ''}>
          {sku.sku}
        </Title>
        <Text size="lg" className={classes.title ?? ''}>
          {sku.title}
        </Text>
        <StockFlags row={row} />
        <Button size="lg" className={classes.act ?? ''} onClick={() => setAdjusting(true)}>
          {t('adjust.open')}
        </Button>
      </header>
      <SkuFigures row={row} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <SkuBins sku={sku} />
          <SkuWanting skuId={skuId} />
          <SkuChannels skuId={skuId} />
          <SkuHistory skuId={skuId} />
        </div>
        <SkuForm sku={sku} />
      </div>
      {adjusting && <AdjustDialog skuId={skuId} onClose={() => setAdjusting(false)} />}
    </div>
  );
}

function Missing({ id }: { readonly id: string }) {
  const { t } = useTranslation('stock');
  return (
    <div className={classes.missing}>
      <Title order={1}>{t('sku.missing', { id })}</Title>
      <Text>{t('sku.missingText')}</Text>
      <Back />
    </div>
  );
}

function Back() {
  const { t } = useTranslation('stock');
  return (
    <Button
      variant="default"
      leftSection={<IconArrowLeft size={20} aria-hidden />}
      renderRoot={(props) => <Link to="/stock" {...props} />}
    >
      {t('sku.back')}
    </Button>
  );
}
