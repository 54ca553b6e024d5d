/** One SKU at the channels: what its listings show and should, and what holds for it alone. */
import { Button, NumberInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SkuStockRule, stockRuleFor } from '../../../shared/channels/stock/rules.ts';
import { useSettings, useVersion, useWorkspace } from '../../app/workspace.ts';
import { setSkuStockRule } from '../../store/commands/stock-out.ts';
import { Panel } from '../../ui/Panel.tsx';
import { toastDone, toastRefused } from '../orders/parts/toast.tsx';
import classes from './SkuScreen.module.css';

export function SkuChannels({ skuId }: { readonly skuId: string }) {
  const { t } = useTranslation('stock');
  const { channels } = useSettings();
  const standing = Object.entries(channels).filter(([, { gone }]) => !gone);
  if (standing.length === 0) return null;
  return (
    <Panel
      title={t('atChannels.title')}
      actions={<Link to="/channels/stock">{t('atChannels.all')}</Link>}
    >
      {standing.map(([id, { name }]) => (
        <ChannelRule key={`${id} ${skuId}`} skuId={skuId} channel={id} name={name} />
      ))}
    </Panel>
  );
}

interface ChannelRuleProps {
  readonly skuId: string;
  readonly channel: string;
  readonly name: string;
}

const FIELDS = ['buffer', 'share', 'cap'] as const;

function ChannelRule({ skuId, channel, name }: ChannelRuleProps) {
  const { t } = useTranslation('stock');
  const { store } = useWorkspace();
  const { channelStockRules, skuStockRules } = useSettings();
  const [own, setOwn] = useState<SkuStockRule>(skuStockRules[skuId]?.[channel] ?? {});
  const usual = stockRuleFor(channelStockRules, {}, { channel, skuId });
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const done = await setSkuStockRule(store, { skuId, channel }, own);
    if (done.ok) toastDone(t('atChannels.saved'));
    else toastRefused(t('atChannels.notSaved'));
  };
  return (
    <form onSubmit={(event) => void save(event)} data-rule-of={channel}>
      <strong>{name}</strong> <Listed channel={channel} skuId={skuId} />
      <div className={classes.rules}>
        {FIELDS.map((field) => (
          <NumberInput
            key={field}
            label={t(`atChannels.${field}`)}
            placeholder={`${usual[field] ?? t('atChannels.noLimit')}`}
            min={0}
            max={field === 'share' ? 100 : 1_000_000}
            allowDecimal={false}
            value={own[field] ?? ''}
            onChange={(value) => {
              const { [field]: _, ...others } = own;
              setOwn(typeof value === 'number' ? { ...others, [field]: value } : others);
            }}
          />
        ))}
        <Button type="submit" variant="default">
          {t('atChannels.save')}
        </Button>
      </div>
    </form>
  );
}

/** What its listings there show, and get. */
function Listed({ channel, skuId }: Omit<ChannelRuleProps, 'name'>) {
  const { t } = useTranslation('stock');
  const { stockOut } = useWorkspace();
  useVersion(stockOut);
  const book = stockOut.bookOf(channel);
  const told = (book?.matches.matched ?? [])
    .filter((one) => one.skuId === skuId)
    .flatMap(({ listing }) => book?.reckoned.get(listing.id) ?? []);
  if (told.length === 0) return <span>{t('atChannels.none')}</span>;
  return (
    <span>
      {told
        .map(({ shows, offer }) => t('atChannels.shows', { shows, gets: offer.quantity ?? '–' }))
        .join(' · ')}
    </span>
  );
}
