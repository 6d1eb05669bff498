/**
 * The document as tagged PDF: headings, paragraphs, lists and tables in the structure tree, in reading order, with
 * title and language. The same content gives the same bytes: dates come from the content.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { AppError } from '../app-error.ts';
import type { Addressing, Block, ConfirmationContent } from '../contract/confirmation.ts';
import { longDate, MONTHS } from '../contract/dutch-date.ts';
import { readable } from '../privacy/readable.ts';

const require = createRequire(import.meta.url);
const FONTS = '@expo-google-fonts/atkinson-hyperlegible';
// Atkinson Hyperlegible (SIL Open Font License): drawn for readers with poor sight.
const REGULAR = readFileSync(require.resolve(`${FONTS}/400Regular/AtkinsonHyperlegible_400Regular.ttf`));
const BOLD = readFileSync(require.resolve(`${FONTS}/700Bold/AtkinsonHyperlegible_700Bold.ttf`));

/** Points. */
const MARGIN = 52;
const BODY = 10;
const SMALL = 9;
const INDENT = 16;
const GAP = 5;
const FOOT = 8;
const INK = '#17212c';
const SOFT = '#4b5866';
const LINE = '#b9c3ce';
const CHECK = '#7a4a00';
const CHECK_SOFT = '#fdf1d8';
/** Shares of the width: question, answer, where it came from. */
const TABLE_SHARES = [0.45, 0.28, 0.27];

type Doc = PDFKit.PDFDocument;
type Struct = PDFKit.PDFStructureElement;

/** Makes the file. Throws AppError TEKEN_ONBEKEND when the font has no sign for a letter in a name or sentence. */
export async function makePdf({
  content,
  addressing,
}: {
  content: ConfirmationContent;
  addressing: Addressing | null;
}): Promise<Buffer> {
  const date = new Date(`${content.date}T12:00:00Z`);
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, right: MARGIN, bottom: MARGIN + FOOT, left: MARGIN },
    pdfVersion: '1.7',
    // The declaration of conformance is in the metadata of this subset; the type definitions do not know it yet.
    subset: 'PDF/UA' as never,
    tagged: true,
    displayTitle: true,
    lang: 'nl-NL',
    bufferPages: true,
    autoFirstPage: true,
    info: {
      Title: content.title,
      Subject: `Kenmerk ${content.reference}`,
      CreationDate: date,
      ModDate: date,
    },
    font: null as never,
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  doc.registerFont('regular', REGULAR);
  doc.registerFont('bold', BOLD);
  doc.font('regular').fontSize(BODY).fillColor(INK).lineGap(1);
  // A new page begins without colour.
  doc.on('pageAdded', () => doc.fillColor(INK));

  const root = doc.struct('Document');
  doc.addStructure(root);
  const page = writer(doc, root);
  if (addressing) page.address(linesOf(addressing));
  page.title(content.title, `Kenmerk ${content.reference}, ${longDate(content.date)}`);
  for (const [i, block] of content.blocks.entries()) page.block(block, content.blocks[i + 1]);
  root.end();
  footers(doc, content.reference);
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

/** The lines of the addressee that hold something, without signs that nobody sees. */
export const linesOf = ({ name, lines }: Addressing): string[] =>
  [name, ...lines].map(readable).filter((line) => line !== '');

function writer(doc: Doc, root: Struct) {
  const left = MARGIN;
  const width = doc.page.width - 2 * MARGIN;
  const bottom = () => doc.page.height - doc.page.margins.bottom;
  const room = (height: number) => {
    if (doc.y + height > bottom() && doc.y > MARGIN) doc.addPage();
  };
  const heightOf = (text: string, w: number) => doc.heightOfString(keepTogether(text), { width: w });

  /** One structure element with a text in it. */
  const element = (type: string, text: string, at: { x?: number; y?: number; width?: number } = {}) => {
    checkSigns(text);
    const kept = keepTogether(text);
    const { x = left, y = doc.y, width: w = width } = at;
    return doc.struct(type, {}, () => {
      doc.text(kept, x, y, { width: w });
    });
  };

  function heading(level: 1 | 2 | 3, text: string, following: number) {
    const size = level === 1 ? 18 : level === 2 ? 13 : 10.5;
    doc.font('bold').fontSize(size);
    room(heightOf(text, width) + following);
    if (level !== 1) doc.y += level === 2 ? 7 : 3;
    root.add(element(`H${level}`, text));
    doc.font('regular').fontSize(BODY);
    doc.y += level === 1 ? 2 : 1;
  }

  function paragraph(text: string) {
    room(heightOf(text, width));
    root.add(element('P', text));
    doc.y += GAP;
  }

  function reservation(text: string) {
    const pad = 7;
    const whole = `Voorbehoud: ${text}`;
    const height = heightOf(whole, width - 2 * pad - 4) + 2 * pad;
    room(height);
    const top = doc.y + 2;
    artifact(() => {
      doc.rect(left, top, width, height).fill(CHECK_SOFT);
      doc.rect(left, top, 4, height).fill(CHECK);
      doc.fillColor(INK);
    });
    root.add(element('P', whole, { x: left + pad + 4, y: top + pad, width: width - 2 * pad - 4 }));
    doc.x = left;
    doc.y = top + height + GAP;
  }

  function list({ items, ordered, small }: Extract<Block, { kind: 'list' }>) {
    doc.fontSize(small ? SMALL : BODY);
    const list = doc.struct('L');
    setAttributes(doc, list, { O: 'List', ListNumbering: ordered ? 'Decimal' : 'Disc' });
    root.add(list);
    for (const [i, item] of items.entries()) {
      room(heightOf(item, width - INDENT));
      const y = doc.y;
      const entry = doc.struct('LI');
      list.add(entry);
      const label = element('Lbl', ordered ? `${i + 1}.` : '•', { y, width: INDENT });
      entry.add(label);
      entry.add(element('LBody', item, { x: left + INDENT, y, width: width - INDENT }));
      entry.end();
      doc.y += 2;
    }
    list.end();
    doc.fontSize(BODY);
    doc.x = left;
    doc.y += GAP - 2;
  }

  function table(columns: readonly string[], rows: readonly string[][]) {
    const pad = 4;
    const widths = TABLE_SHARES.map((share) => share * width);
    const table = doc.struct('Table');
    root.add(table);
    const row = (cells: readonly string[], head: boolean) => {
      doc.font(head ? 'bold' : 'regular').fontSize(SMALL);
      const height =
        Math.max(...cells.map((text, c) => heightOf(text, (widths[c] ?? 0) - 2 * pad))) + 2 * pad - 1;
      room(height);
      const top = doc.y;
      artifact(() => {
        if (head) doc.rect(left, top, width, height).fill('#eef2f6');
        doc
          .moveTo(left, top + height)
          .lineTo(left + width, top + height)
          .lineWidth(0.5)
          .strokeColor(LINE)
          .stroke();
        doc.fillColor(INK);
      });
      const tr = doc.struct('TR');
      table.add(tr);
      let x = left;
      for (const [c, text] of cells.entries()) {
        const cell = element(head ? 'TH' : 'TD', text, {
          x: x + pad,
          y: top + pad,
          width: (widths[c] ?? 0) - 2 * pad,
        });
        if (head) setAttributes(doc, cell, { O: 'Table', Scope: 'Column' });
        tr.add(cell);
        x += widths[c] ?? 0;
      }
      tr.end();
      doc.x = left;
      doc.y = top + height;
    };
    row(columns, true);
    for (const cells of rows) row(cells, false);
    table.end();
    doc.font('regular').fontSize(BODY);
    doc.y += GAP;
  }

  const whole = (text: string) => doc.font('regular').fontSize(BODY).heightOfString(text, { width }) + 10;

  const artifact = (draw: () => void) => {
    doc.save().markContent('Artifact', { type: 'Layout' });
    draw();
    doc.endMarkedContent().restore();
  };

  return {
    address(lines: readonly string[]) {
      for (const line of lines) root.add(element('P', line));
      if (lines.length > 0) doc.y += 18;
    },
    title(title: string, meta: string) {
      heading(1, title, 30);
      doc.fillColor(SOFT);
      paragraph(meta);
      doc.fillColor(INK);
    },
    /** `next` decides how much must fit below a heading, so that none stands alone at the foot of a page. */
    block(block: Block, next: Block | undefined) {
      switch (block.kind) {
        case 'heading':
          return heading(block.level, block.text, next?.kind === 'paragraph' ? whole(next.text) : 70);
        case 'paragraph':
          return paragraph(block.text);
        case 'reservation':
          return reservation(block.text);
        case 'list':
          return list(block);
        case 'table':
          return table(block.columns, block.rows);
      }
    },
  };
}

/** Attributes of a structure element; pdfkit has a place for them that its type definitions leave out. */
function setAttributes(doc: Doc, element: Struct, attributes: Record<string, string>): void {
  const ref = doc.ref(attributes);
  (element as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary.data.A = ref;
  ref.end(undefined);
}

/** Reference and page on every page; not part of the text that is read aloud. */
function footers(doc: Doc, reference: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let i = start; i < start + count; i++) {
    doc.switchToPage(i);
    const { margins, height, width } = doc.page;
    const kept = margins.bottom;
    // Below the margin, where text would otherwise begin a new page.
    margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc
      .font('regular')
      .fontSize(8.5)
      .fillColor(SOFT)
      .text(`Kenmerk ${reference}. Bladzijde ${i - start + 1} van ${count}.`, MARGIN, height - MARGIN + 10, {
        width: width - 2 * MARGIN,
        lineBreak: false,
      });
    doc.endMarkedContent();
    margins.bottom = kept;
  }
}

const DATE = new RegExp(`(\\d) (${MONTHS.join('|')}) (\\d)`, 'g');

/** Keeps a date and an amount on one line, with spaces that do not break. */
const keepTogether = (text: string): string =>
  text.replace(DATE, '$1\u00a0$2\u00a0$3').replace(/€ (?=\d)/g, '€\u00a0');

let signs: Set<number> | null = null;

/** A sign that is not in the font would print as an empty box, so it is refused. */
function checkSigns(text: string): void {
  signs ??= new Set(fontSigns());
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    if (code > 32 && !signs.has(code)) throw unknownSign();
  }
}

function fontSigns(): number[] {
  const probe = new PDFDocument({ autoFirstPage: false, font: null as never });
  // What fontkit read; the type definitions of pdfkit leave it out.
  const { font } = (probe.font(REGULAR) as unknown as { _font: { font: { characterSet: number[] } } })._font;
  return font.characterSet;
}

const unknownSign = () =>
  new AppError({
    status: 409,
    code: 'TEKEN_ONBEKEND',
    message:
      'Er is geen PDF gemaakt. In de naam, het adres of een zin staat een teken dat het lettertype niet heeft. Pas dat aan, of maak een Word-document.',
  });
