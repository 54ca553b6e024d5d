/** What columns are called, in English and German, for guessing a mapping. Compared as `headerKey` writes them. */

import type { CatalogueField } from './catalogue-fields.ts';
import type { CountField } from './count-fields.ts';
import type { OrderField } from './order-fields.ts';

type Names<F extends string> = { readonly [K in F]?: readonly string[] };

/** The likelier name first: of two columns that fit, the first name wins. */
export const orderNames: Names<OrderField> = {
  number: names(
    'order number,order no,order id,order,orderid,ordernumber,order ref,order reference,reference,reference number,invoice number,invoice no,invoiceno,po number,sales order,bestellnummer,bestellnr,bestell nr,auftragsnummer,auftragsnr,auftrag,bestellung,rechnungsnummer,belegnummer,name',
  ),
  placedAt: names(
    'order date,date,created at,created,purchase date,placed at,sale date,invoice date,invoicedate,ordered at,order time,date ordered,bestelldatum,auftragsdatum,datum,kaufdatum,rechnungsdatum,belegdatum,bestellt am',
  ),
  paidAt: names('paid at,paid date,date paid,payment date,paid on,bezahlt am,zahlungsdatum'),
  shipBy: names(
    'ship by,ship by date,dispatch by,latest ship date,due date,promise date,deliver by,required date,versand bis,liefertermin,lieferdatum,spatestens versenden,faellig am,fallig am',
  ),
  shippedAt: names('shipped at,ship date,shipped date,dispatched on,versendet am,versanddatum'),
  cancelledAt: names('cancelled at,canceled at,cancelled date,storniert am,stornodatum'),
  status: names('status,order status,state,auftragsstatus,bestellstatus'),
  payment: names(
    'payment status,financial status,paid,payment,zahlungsstatus,bezahlt,zahlstatus,zahlung',
  ),
  currency: names('currency,currency code,wahrung,waehrung'),
  total: names(
    'total,order total,grand total,total price,amount,gesamt,gesamtbetrag,gesamtsumme,summe,rechnungsbetrag,endbetrag',
  ),
  customer: names(
    'customer id,customerid,customer number,customer no,account,kundennummer,kundennr,kunden nr,kunde nr',
  ),
  buyerName: names(
    'customer name,customer,buyer name,buyer,billing name,client,kunde,kundenname,kaufer,kaeufer,besteller,rechnungsname',
  ),
  email: names(
    'email,e mail,email address,customer email,buyer email,billing email,mail,e mail adresse,email adresse',
  ),
  phone: names(
    'phone,telephone,phone number,tel,mobile,customer phone,telefon,telefonnummer,handy',
  ),
  shipName: names(
    'ship to,ship to name,shipping name,recipient,recipient name,delivery name,deliver to,full name,empfanger,empfaenger,liefername,versandname,lieferadresse name',
  ),
  company: names(
    'shipping company,company,ship to company,company name,firma,firmenname,lieferfirma',
  ),
  line1: names(
    'shipping address1,address 1,address line 1,address1,shipping address 1,ship to address 1,ship address 1,street,street address,shipping street,shipping address,delivery address,address,strasse,strasse und hausnummer,adresse,anschrift,lieferadresse,strasse hausnummer',
  ),
  line2: names(
    'shipping address2,address 2,address line 2,address2,shipping address 2,ship to address 2,ship address 2,apartment,adresszusatz,adresse 2,zusatz',
  ),
  city: names('shipping city,ship to city,ship city,city,town,stadt,ort,wohnort,lieferort'),
  region: names(
    'shipping province,shipping state,ship to state,state,county,region,province,bundesland,land kreis',
  ),
  postcode: names(
    'shipping zip,shipping postcode,ship to zip,postcode,postal code,post code,zip,zip code,zipcode,plz,postleitzahl,liefer plz',
  ),
  country: names(
    'shipping country,ship to country,ship country,country,country code,land,lieferland,staat',
  ),
  shipPhone: names('shipping phone,ship to phone,delivery phone,recipient phone'),
  service: names(
    'shipping method,shipping service,service,delivery method,ship method,shipping,carrier,versandart,versandmethode,lieferart,versand',
  ),
  programmes: names('programme,program,priority,prioritat'),
  prime: names('is prime,prime'),
  business: names('is business order,business,b2b'),
  tags: names('tags,labels,schlagworte,tag'),
  note: names(
    'note,notes,customer note,buyer note,comment,comments,instructions,bemerkung,kommentar,notiz,hinweis,anmerkung',
  ),
  giftMessage: names('gift message,gift note,geschenknachricht,grusstext'),
  postage: names(
    'shipping cost,shipping price,shipping total,shipping fee,postage,postage cost,delivery cost,shipping amount,versandkosten,porto,lieferkosten',
  ),
  discount: names('discount,discount amount,rabatt,nachlass,gutschein'),
  tax: names('tax,taxes,tax total,vat,sales tax,mwst,steuer,umsatzsteuer'),
  fee: names('fee,fees,handling,gebuhr,gebuhren'),
  lineId: names(
    'line id,order item id,item id,line number,transaction id,positionsnummer,position,pos',
  ),
  sku: names(
    'sku,item sku,product sku,lineitem sku,variant sku,stock code,stockcode,item number,item code,product code,part number,article number,custom label,artikelnummer,artikelnr,artikel nr,art nr,artnr,artikel,teilenummer',
  ),
  title: names(
    'title,product name,item name,product,item,description,item title,lineitem name,product title,bezeichnung,artikelbezeichnung,artikelname,produkt,produktname,beschreibung,titel',
  ),
  variant: names('variant,variation,options,variant title,option,variante,ausfuhrung'),
  units: names(
    'quantity,qty,units,item quantity,lineitem quantity,quantity ordered,count,pieces,pcs,menge,anzahl,stuck,stueck,stk,bestellmenge',
  ),
  unitPrice: names(
    'unit price,unitprice,price,item price,price each,lineitem price,item cost,einzelpreis,stuckpreis,stueckpreis,preis,vk preis',
  ),
  lineTotal: names(
    'line total,item total,subtotal,line amount,positionssumme,zeilensumme,gesamtpreis',
  ),
};

export const catalogueNames: Names<CatalogueField> = {
  sku: orderNames.sku ?? [],
  title: names(
    'title,name,product name,item name,product,description,bezeichnung,artikelbezeichnung,artikelname,produkt,produktname,beschreibung,titel',
  ),
  barcodes: names(
    'barcode,barcodes,ean,ean13,ean 13,upc,gtin,isbn,ean code,ean upc,upc ean,variant barcode,gtin ean,strichcode,ean nummer',
  ),
  caseBarcode: names(
    'case barcode,case gtin,carton barcode,outer barcode,itf 14,itf14,case ean,kartonbarcode,vpe ean,ve ean',
  ),
  caseUnits: names(
    'case quantity,case qty,case size,units per case,pack size,case units,inner qty,vpe,ve,verpackungseinheit,karton menge',
  ),
  bin: names(
    'bin,location,bin location,shelf,warehouse location,bin rack,binrack,place,lagerplatz,lagerort,regal,fach,stellplatz',
  ),
  weight: names(
    'weight,item weight,unit weight,weight g,weight kg,weight lb,weight oz,variant grams,grams,gewicht,gewicht g,gewicht kg,weight (g),weight (kg)',
  ),
  size: names('dimensions,size,l x w x h,lxwxh,abmessungen,masse,grosse'),
  length: names('length,item length,depth,lange,laenge,tiefe'),
  width: names('width,item width,breite'),
  height: names('height,item height,hohe,hoehe'),
  kit: names(
    'kit,kit parts,components,bundle,bundle components,parts,set contents,kit contents,stuckliste,stueckliste,bestandteile,set inhalt',
  ),
  safety: names(
    'safety stock,safety,buffer,reserve,minimum stock,min stock,sicherheitsbestand,mindestbestand',
  ),
  reorder: names('reorder point,reorder at,reorder level,reorder,meldebestand,bestellpunkt'),
  onHand: names(
    'on hand,quantity,qty,stock,stock level,quantity on hand,inventory,available,in stock,bestand,lagerbestand,menge,anzahl',
  ),
  note: names('note,notes,comment,packing note,bemerkung,hinweis,notiz'),
  warning: names('warning,packing warning,warnung,warnhinweis'),
  picture: names('picture,image,image url,image src,photo,bild,bild url'),
};

export const countNames: Names<CountField> = {
  code: [...(orderNames.sku ?? []), ...(catalogueNames.barcodes ?? []), 'code'],
  bin: catalogueNames.bin ?? [],
  counted: names(
    'counted,count,counted quantity,counted qty,quantity counted,actual,physical count,quantity,qty,found,stock,gezahlt,gezaehlt,istbestand,ist,zahlmenge,menge,anzahl,bestand',
  ),
};

function names(list: string): readonly string[] {
  return list.split(',');
}
