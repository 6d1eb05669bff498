/** Reads one article file: front matter, then passages as Markdown. The format is described in knowledge/README.md. */
import { marked, type Token, type Tokens } from 'marked';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { certainty } from '../contract/card.ts';
import type { Article, Passage, Problem, YearRange } from './types.ts';

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'geen datum als JJJJ-MM-DD')
  .refine((s) => new Date(`${s}T00:00:00Z`).toISOString().startsWith(s), 'bestaat niet als datum');

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'alleen kleine letters, cijfers en streepjes');

const frontMatter = z.strictObject({ id, title: z.string().min(3).max(100), topic: z.string() });

const passageMeta = z.strictObject({
  id,
  facts: z.array(z.string()).min(1),
  certainty,
  validFrom: day.nullable(),
  validTo: day.nullable(),
  years: z.union([z.number().int(), z.string(), z.array(z.union([z.number().int(), z.string()]))]).optional(),
  series: id.optional(),
  sources: z.array(z.strictObject({ source: z.string().min(1), place: z.string().min(1) })).min(1),
});

/** Reads `2026`, `2024-2025`, `2026-` or a list of these. Throws an Error with a Dutch sentence. */
export function parseYears(value: number | string | (number | string)[] | undefined): YearRange[] {
  if (value === undefined) return [];
  const items = Array.isArray(value) ? value : [value];
  return items.map((item) => {
    const match = /^(\d{4})(-(\d{4})?)?$/.exec(String(item).trim());
    if (!match) throw new Error(`years: "${item}" is geen jaar of reeks jaren (2026, 2024-2025 of 2026-)`);
    const from = Number(match[1]);
    const to = match[2] === undefined ? from : match[3] === undefined ? null : Number(match[3]);
    if (to !== null && to < from) throw new Error(`years: "${item}" eindigt vóór het begint`);
    return { from, to };
  });
}

/** The sections a passage may have, by heading. */
const SECTIONS = {
  'Zo regelt u het': 'steps',
  'Let op': 'watchOuts',
  Doorverwijzen: 'referTo',
  'Zo vragen bellers het': 'questions',
} as const;
type SectionKey = (typeof SECTIONS)[keyof typeof SECTIONS];

const line = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

const plain = (s: string) => s.replace(/\s+/g, ' ').trim();

/**
 * Parses an article. Never throws: what is wrong is returned as problems with file and line, and a passage
 * with a problem is left out, so that one bad passage does not take the others along.
 */
export function parseArticle(file: string, text: string): { article: Article | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const report = (at: number, message: string) => problems.push({ file, line: at, message });

  const front = /^---\n([\s\S]*?)\n---\n/.exec(text);
  if (!front) {
    report(1, 'het bestand begint niet met een blok tussen --- en ---');
    return { article: null, problems };
  }
  const head = readYaml(front[1] ?? '', frontMatter);
  if ('problem' in head) {
    report(2, head.problem);
    return { article: null, problems };
  }

  const article: Article = { ...head.data, passages: [], file };
  const body = text.slice(front[0].length);
  const blocks = splitPassages(marked.lexer(body), front[0].length, text);
  if (blocks.length === 0) report(1, 'er staat geen passage in (een kop met ##)');
  for (const block of blocks) {
    const passage = readPassage(block, article.id, file, report);
    if (passage) article.passages.push(passage);
  }
  return { article, problems };
}

type Block = { title: string; line: number; tokens: Token[] };

function splitPassages(tokens: Token[], start: number, text: string): Block[] {
  const blocks: Block[] = [];
  let offset = start;
  for (const token of tokens) {
    if (token.type === 'heading' && token.depth <= 2) {
      blocks.push({ title: plain((token as Tokens.Heading).text), line: line(text, offset), tokens: [] });
    } else blocks.at(-1)?.tokens.push(token);
    offset += token.raw.length;
  }
  return blocks;
}

function readPassage(
  block: Block,
  article: string,
  file: string,
  report: (at: number, message: string) => void,
): Passage | null {
  const code = block.tokens.find((t): t is Tokens.Code => t.type === 'code');
  if (!code) {
    report(block.line, `"${block.title}" heeft geen blok met gegevens (\`\`\`yaml)`);
    return null;
  }
  const meta = readYaml(code.text, passageMeta);
  if ('problem' in meta) {
    report(block.line, meta.problem);
    return null;
  }
  let years: YearRange[];
  try {
    years = parseYears(meta.data.years);
  } catch (error) {
    report(block.line, (error as Error).message);
    return null;
  }

  const paragraphs: string[] = [];
  const lists: Record<SectionKey, string[]> = { steps: [], watchOuts: [], referTo: [], questions: [] };
  let section: SectionKey | null = null;
  for (const token of block.tokens) {
    if (token.type === 'heading') {
      const name = plain((token as Tokens.Heading).text);
      const key: SectionKey | undefined = SECTIONS[name as keyof typeof SECTIONS];
      if (!key)
        report(block.line, `onbekend kopje "${name}"; bekend zijn ${Object.keys(SECTIONS).join(', ')}`);
      section = key ?? null;
    } else if (token.type === 'list') {
      const items = (token as Tokens.List).items.map((i) => plain(i.text));
      if (section) lists[section].push(...items);
      else report(block.line, 'een lijst hoort onder een kopje met ###');
    } else if (token.type === 'paragraph') {
      const words = plain((token as Tokens.Paragraph).text);
      if (section) lists[section].push(words);
      else paragraphs.push(words);
    }
  }
  const [say, ...explanation] = paragraphs;
  if (!say) {
    report(block.line, `"${block.title}" heeft geen zin om te zeggen (eerste alinea)`);
    return null;
  }
  return {
    id: meta.data.id,
    article,
    title: block.title,
    facts: meta.data.facts,
    certainty: meta.data.certainty,
    validFrom: meta.data.validFrom,
    validTo: meta.data.validTo,
    years,
    series: meta.data.series ?? null,
    sources: meta.data.sources,
    say,
    explanation,
    ...lists,
    at: { file, line: block.line },
  };
}

/** Parses and checks a block of YAML; a mistake in the YAML itself is reported like any other. */
function readYaml<T>(text: string, schema: z.ZodType<T>): { data: T } | { problem: string } {
  let value: unknown;
  try {
    value = parseYaml(text);
  } catch (error) {
    return { problem: `geen geldige YAML: ${(error as Error).message.split('\n')[0]}` };
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? { data: parsed.data } : { problem: zodMessage(parsed.error) };
}

function zodMessage(error: z.ZodError): string {
  return error.issues.map((i) => `${i.path.join('.') || 'gegevens'}: ${i.message}`).join('; ');
}
