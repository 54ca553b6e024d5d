/** Above the stock list: search, filters with their counts, a new SKU, the catalogue import. */
import { Button, CloseButton, SegmentedControl, TextInput } from '@mantine/core';
import { IconClipboardList, IconFileImport, IconPlus, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './StockScreen.module.css';
import type { StockChoice } from './stock-rows.ts';
import { STOCK_SHOWN, type StockShown } from './stock-search.ts';

interface StockToolbarProps {
  readonly find: string;
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  readonly choice: StockChoice;
  readonly counts: { readonly [show in StockShown]: number };
  readonly onFind: (text: string) => void;
  readonly onShow: (show: StockShown) => void;
  readonly onNew: () => void;
}

export function StockToolbar(props: StockToolbarProps) {
  const { t } = useTranslation('stock');
  const { find, fieldRef, choice, counts, onFind, onShow, onNew } = props;
  return (
    <header className={classes.toolbar}>
      <h1 className={classes.title}>{t('title')}</h1>
      <TextInput
        ref={fieldRef}
        className={classes.search ?? ''}
        value={find}
        onChange={(event) => onFind(event.currentTarget.value)}
        aria-label={t('search')}
        placeholder={t('searchHint')}
        leftSection={<IconSearch size={20} aria-hidden />}
        rightSection={
          find === '' ? null : (
            <CloseButton aria-label={t('clearSearch')} onClick={() => onFind('')} />
          )
        }
        size="md"
      />
      <SegmentedControl
        aria-label={t('show.label')}
        value={choice.show}
        onChange={(value) => {
          const show = STOCK_SHOWN.find((one) => one === value);
          if (show) onShow(show);
        }}
        data={STOCK_SHOWN.map((show) => ({
          value: show,
          label: `${t(`show.${show}`)} ${counts[show].toLocaleString()}`,
        }))}
      />
      <Button
        variant="default"
        leftSection={<IconClipboardList size={20} aria-hidden />}
        renderRoot={(rest) => <Link to="/stock/sheet" {...rest} />}
      >
        {t('sheet.open')}
      </Button>
      <Button leftSection={<IconPlus size={20} aria-hidden />} onClick={onNew}>
        {t('newSku')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileImport size={20} aria-hidden />}
        renderRoot={(rest) => <Link to="/import" {...rest} />}
      >
        {t('importCatalogue')}
      </Button>
    </header>
  );
}
