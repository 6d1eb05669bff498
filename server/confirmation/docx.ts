/**
 * The document as DOCX, for who must change its look or reads better in Word: heading styles, real lists and tables,
 * title and language. The same content gives the same bytes.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Addressing, Block, ConfirmationContent } from '../contract/confirmation.ts';
import { longDate } from '../contract/dutch-date.ts';
import { linesOf } from './pdf.ts';

const FONT = 'Arial';
/** Half points, and twentieths of a point. */
const BODY = 21;
const AFTER = 120;
const INK = '17212C';
const LEVELS = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };
/** Percent of the width: question, answer, where it came from. */
const TABLE_SHARES = [48, 27, 25];

/** Makes the file. */
export async function makeDocx({
  content,
  addressing,
}: {
  content: ConfirmationContent;
  addressing: Addressing | null;
}): Promise<Buffer> {
  const numbered = content.blocks.filter((b) => b.kind === 'list' && b.ordered);
  const children = [
    ...(addressing
      ? linesOf(addressing).map((line) => new Paragraph({ text: line, spacing: { after: 0 } }))
      : []),
    new Paragraph({
      text: content.title,
      heading: HeadingLevel.HEADING_1,
      spacing: { before: 240, after: 60 },
    }),
    new Paragraph({
      text: `Kenmerk ${content.reference}, ${longDate(content.date)}`,
      spacing: { after: AFTER },
    }),
    ...content.blocks.flatMap((block) => partsOf(block, numbered.indexOf(block))),
  ];
  const heading = (size: number) => ({
    run: { font: FONT, size, bold: true, color: INK },
    paragraph: { spacing: { before: 200, after: 60 }, keepNext: true },
  });
  const document = new Document({
    title: content.title,
    subject: `Kenmerk ${content.reference}`,
    creator: 'BelastingTelefoon',
    lastModifiedBy: 'BelastingTelefoon',
    styles: {
      default: {
        document: { run: { font: FONT, size: BODY, language: { value: 'nl-NL' } } },
        heading1: heading(34),
        heading2: heading(26),
        heading3: heading(22),
      },
    },
    numbering: {
      // A list of its own for each, so that every list begins at 1.
      config: numbered.map((_, i) => ({
        reference: `stappen-${i}`,
        levels: [
          {
            level: 0,
            format: LevelFormat.DECIMAL,
            text: '%1.',
            alignment: AlignmentType.START,
            style: { paragraph: { indent: { left: 400, hanging: 400 } } },
          },
        ],
      })),
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
          },
        },
        children,
      },
    ],
  });
  return withoutClock(await Packer.toBuffer(document), content.date);
}

function partsOf(block: Block, numbering: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ text: block.text, heading: LEVELS[block.level] })];
    case 'paragraph':
      return [new Paragraph({ text: block.text, spacing: { after: AFTER } })];
    case 'reservation':
      return [
        new Paragraph({
          children: [new TextRun({ text: 'Voorbehoud: ', bold: true }), new TextRun(block.text)],
          shading: { type: ShadingType.CLEAR, fill: 'FDF1D8' },
          border: { left: { style: BorderStyle.SINGLE, size: 24, color: '7A4A00', space: 6 } },
          spacing: { after: AFTER },
        }),
      ];
    case 'list':
      return block.items.map(
        (text) =>
          new Paragraph({
            text,
            spacing: { after: 40 },
            ...(block.ordered
              ? { numbering: { reference: `stappen-${numbering}`, level: 0 } }
              : { bullet: { level: 0 } }),
          }),
      );
    case 'table':
      return [
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          rows: [row(block.columns, true), ...block.rows.map((cells) => row(cells, false))],
        }),
        new Paragraph({ text: '', spacing: { after: 0 } }),
      ];
  }
}

const row = (cells: readonly string[], head: boolean) =>
  new TableRow({
    tableHeader: head,
    cantSplit: true,
    children: cells.map(
      (text, c) =>
        new TableCell({
          width: { size: TABLE_SHARES[c] ?? 0, type: WidthType.PERCENTAGE },
          margins: { top: 40, bottom: 40, left: 80, right: 80 },
          children: [new Paragraph({ children: [new TextRun({ text, bold: head, size: 19 })] })],
        }),
    ),
  });

/** Packs the file again with the date of the content in the places where the library writes the clock. */
function withoutClock(bytes: Buffer, date: string): Buffer {
  const moment = `${date}T12:00:00Z`;
  const entries = Object.entries(unzipSync(bytes)).map(([name, data]) => {
    if (name !== 'docProps/core.xml') return [name, data] as const;
    const fixed = strFromU8(data).replace(
      /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
      (_, tag: string) => tag + moment,
    );
    return [name, strToU8(fixed)] as const;
  });
  // Zip files hold local time; noon keeps every time zone on the same day.
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Buffer.from(zipSync(Object.fromEntries(entries), { mtime: new Date(year, month - 1, day, 12) }));
}
