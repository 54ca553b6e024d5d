/** The part of pdfmake 0.3 that is used here; it ships no types. */
declare module 'pdfmake' {
  /** Anything that can be laid out. */
  export type Content = string | Content[] | ContentNode;

  export type Cell = Content;

  export interface ContentNode {
    text?: Content;
    stack?: Content[];
    columns?: Content[];
    table?: {
      body: Cell[][];
      widths?: (number | string)[];
      headerRows?: number;
      heights?: number | (number | string)[];
      dontBreakRows?: boolean;
      keepWithHeaderRows?: number;
    };
    svg?: string;
    canvas?: object[];
    layout?: string | object;
    width?: number | string;
    height?: number;
    fit?: [number, number];
    fontSize?: number;
    bold?: boolean;
    italics?: boolean;
    color?: string;
    fillColor?: string;
    alignment?: 'left' | 'right' | 'center';
    margin?: number | [number, number] | [number, number, number, number];
    lineHeight?: number;
    characterSpacing?: number;
    columnGap?: number;
    colSpan?: number;
    noWrap?: boolean;
    unbreakable?: boolean;
    absolutePosition?: { x: number; y: number };
    border?: [boolean, boolean, boolean, boolean];
  }

  export interface DocumentDefinition {
    content: Content;
    pageSize?: string | { width: number; height: number };
    pageMargins?: number | [number, number, number, number];
    defaultStyle?: { font?: string; fontSize?: number; lineHeight?: number };
    info?: { title?: string; creator?: string; producer?: string };
    footer?: (page: number, pages: number) => Content;
    language?: string;
    displayTitle?: boolean;
  }

  export interface FontFiles {
    normal: string;
    bold: string;
    italics: string;
    bolditalics: string;
  }

  /** pdfkit's document, as far as it is looked into. */
  export interface LaidOut {
    bufferedPageRange(): { start: number; count: number };
    provideFont(
      family: string,
      bold: boolean,
      italics: boolean,
    ): {
      font: { hasGlyphForCodePoint(codePoint: number): boolean };
      widthOfString(text: string, size: number): number;
    };
  }

  interface OutputDocument {
    getStream(): Promise<LaidOut>;
    getBuffer(): Promise<Buffer>;
  }

  const pdfmake: {
    addFonts(fonts: Record<string, FontFiles>): void;
    setUrlAccessPolicy(allow: (url: string) => boolean): void;
    setLocalAccessPolicy(allow: (path: string) => boolean): void;
    createPdf(document: DocumentDefinition, options?: { bufferPages?: boolean }): OutputDocument;
  };
  export default pdfmake;
}
