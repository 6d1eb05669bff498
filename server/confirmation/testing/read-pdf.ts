/** Reads a PDF as a reader does: its text, its structure, and whether anything is drawn on its pages. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const require = createRequire(import.meta.url);
const FONTS = `${join(dirname(require.resolve('pdfjs-dist/package.json')), 'standard_fonts')}/`;

/** An element of the structure tree that holds text itself. */
export type Element = { role: string; text: string };

export type ReadPdf = {
  pages: number;
  /** Everything that stands on the pages, spaces single. */
  text: string;
  /** The elements in reading order. */
  outline: Element[];
  title: string;
  language: string;
  marked: boolean;
  /** Share of each page that is not white, 0 to 1. */
  drawn: number[];
};

type Node = { role?: string; type?: string; id?: string; children?: Node[] };

/** Opens, reads and draws a PDF. Rejects when it is no PDF. */
export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, standardFontDataUrl: FONTS });
  const document = await task.promise;
  const outline: Element[] = [];
  const drawn: number[] = [];
  let text = '';
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const marked = new Map<string, string>();
    const open: string[] = [];
    for (const item of items) {
      if ('str' in item) {
        text += item.str + (item.hasEOL ? '\n' : ' ');
        const id = open.findLast((mark) => mark !== '');
        if (id !== undefined) marked.set(id, `${marked.get(id) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`);
      } else if (item.type === 'endMarkedContent') open.pop();
      else open.push('id' in item && typeof item.id === 'string' ? item.id : '');
    }
    collect((await page.getStructTree()) as Node, marked, outline);
    drawn.push(await inkOf(page));
  }
  const { info } = await document.getMetadata();
  const { Title, Language } = info as { Title: string; Language: string };
  const { Marked } = (await document.getMarkInfo()) as { Marked: boolean };
  const pages = document.numPages;
  await task.destroy();
  return { pages, text: single(text), outline, title: Title, language: Language, marked: Marked, drawn };
}

const single = (text: string) => text.replace(/\s+/g, ' ').trim();

function collect(node: Node, marked: ReadonlyMap<string, string>, outline: Element[]): void {
  const own = (node.children ?? []).filter((child) => child.type === 'content');
  if (own.length > 0) {
    outline.push({
      role: node.role ?? '',
      text: single(own.map(({ id }) => marked.get(id ?? '') ?? '').join(' ')),
    });
  }
  for (const child of node.children ?? []) collect(child, marked, outline);
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>;

async function inkOf(page: Page): Promise<number> {
  const viewport = page.getViewport({ scale: 0.5 });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext('2d');
  // The canvas of this package draws as one of a browser does.
  await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let dark = 0;
  for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 255) < 200) dark++;
  return dark / (data.length / 4);
}
