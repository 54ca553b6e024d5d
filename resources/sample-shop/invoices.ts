/** The real data set as invoices: what was bought together and at what price. Cancellations and lines that are not goods are left out. */
import Papa from 'papaparse';

export interface InvoiceLine {
  readonly sku: string;
  readonly title: string;
  readonly units: number;
  /** Pence. */
  readonly price: number;
}

export interface Invoice {
  readonly number: string;
  readonly lines: readonly InvoiceLine[];
}

interface Row {
  readonly InvoiceNo: string;
  readonly StockCode: string;
  readonly Description: string;
  readonly Quantity: string;
  readonly UnitPrice: string;
}

/** Goods have five digits and perhaps a letter or two; POST, DOT, M, BANK CHARGES and the like have not. */
const GOODS = /^\d{5}[A-Z]{0,2}$/;

/** Every invoice with at least one line of goods that was sold. */
export function readInvoices(csv: string): Invoice[] {
  const invoices = new Map<string, InvoiceLine[]>();
  for (const row of Papa.parse<Row>(csv, { header: true, skipEmptyLines: true }).data) {
    const line = goodsLine(row);
    if (!line || row.InvoiceNo.startsWith('C')) continue;
    const lines = invoices.get(row.InvoiceNo) ?? [];
    if (!lines.some((known) => known.sku === line.sku)) lines.push(line);
    invoices.set(row.InvoiceNo, lines);
  }
  return [...invoices].map(([number, lines]) => ({ number, lines }));
}

function goodsLine(row: Row): InvoiceLine | null {
  const sku = row.StockCode.trim().toUpperCase();
  const units = Number(row.Quantity);
  const price = Math.round(Number(row.UnitPrice) * 100);
  if (!GOODS.test(sku) || units <= 0 || price <= 0) return null;
  return { sku, title: row.Description, units, price };
}
