import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { config } from '../config.ts';
import { checkKnowledge } from './check.ts';
import { figures } from './figures.ts';
import { loadKnowledge } from './load.ts';
import { parseYears } from './parse-article.ts';

const { knowledgeDir } = config({});

describe('the knowledge base', () => {
  const knowledge = loadKnowledge(knowledgeDir);

  it('has no problems: facts stated, figures equal, sources known, validity parsed', () => {
    expect(checkKnowledge(knowledge)).toEqual([]);
  });

  it('states every A and B fact in at least one passage', () => {
    const stated = new Set(knowledge.passages.flatMap((p) => p.facts));
    expect([...knowledge.facts.keys()].filter((id) => !stated.has(id))).toEqual([]);
    expect(knowledge.facts.size).toBe(349);
  });

  it('never states a C fact', () => {
    const open = parse(readFileSync(join(knowledgeDir, 'uit-te-zoeken.yaml'), 'utf8')) as {
      id: string;
      certainty: string;
    }[];
    expect(open.every((f) => f.certainty === 'C')).toBe(true);
    const ids = new Set(open.map((f) => f.id));
    expect(knowledge.passages.flatMap((p) => p.facts).filter((id) => ids.has(id))).toEqual([]);
  });

  it('gives every passage sample questions of callers', () => {
    expect(knowledge.passages.filter((p) => p.questions.length < 6).map((p) => p.id)).toEqual([]);
  });

  it('holds no evaluation question as a sample question', () => {
    const plain = (s: string) =>
      s
        .toLowerCase()
        .replace(/[^\p{L}\d]+/gu, ' ')
        .trim();
    const indexed = new Set(knowledge.passages.flatMap((p) => p.questions).map(plain));
    const cases = ['vragen', 'ontwikkel', 'parafrasen', 'gesprekken'].flatMap((name) =>
      readFileSync(join(knowledgeDir, '..', 'evals', 'cases', `${name}.jsonl`), 'utf8')
        .trim()
        .split('\n')
        .flatMap((line) => {
          const value = JSON.parse(line) as {
            question?: string;
            lines?: { text: string; facts: string[] }[];
          };
          return value.question
            ? [value.question]
            : (value.lines ?? []).filter((l) => l.facts.length > 0).map((l) => l.text);
        }),
    );
    expect(cases.filter((q) => indexed.has(plain(q)))).toEqual([]);
  });

  it('has the same version for the same files and another one when a passage changes', () => {
    expect(loadKnowledge(knowledgeDir).version).toBe(knowledge.version);
  });
});

describe('a broken article', () => {
  let dir = '';
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'belbot-knowledge-'));
    for (const name of ['facts.yaml', 'sources.yaml', 'topics.yaml', 'articles'])
      cpSync(join(knowledgeDir, name), join(dir, name), { recursive: true });
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const file = () => join(dir, 'articles', 'uitstel', 'kort-uitstel-aanvragen.md');
  const withChange = (from: string | RegExp, to: string) => {
    const text = readFileSync(join(knowledgeDir, 'articles', 'uitstel', 'kort-uitstel-aanvragen.md'), 'utf8');
    expect(text).toMatch(from);
    writeFileSync(file(), text.replace(from, to));
    return checkKnowledge(loadKnowledge(dir)).map((p) => `${p.file}:${p.line} ${p.message}`);
  };

  it.each([
    ['an unknown fact', /UITST-KORT-NODIG/, 'UITST-BESTAAT-NIET', /feit UITST-BESTAAT-NIET bestaat niet/],
    [
      'a figure that differs from the fact',
      /10 werkdagen/g,
      '12 werkdagen',
      /getal (10 .* ontbreekt|12 staat in geen)/,
    ],
    ['an unknown source', /BD-UITSTEL/, 'BD-VERZONNEN', /bron "BD-VERZONNEN" staat niet/],
    ['a date that does not exist', /validFrom: null/, 'validFrom: 2026-02-30', /bestaat niet als datum/],
    ['a wrong certainty', /certainty: A/, 'certainty: B', /zekerheid moet A zijn/],
    ['a passage without metadata', /```yaml[\s\S]*?```/, '', /geen blok met gegevens/],
    ['invalid front matter', /^---/, '', /begint niet met een blok/],
  ])('is reported with file and line, and the rest keeps working: %s', (_name, from, to, message) => {
    const problems = withChange(from, to);
    expect(problems.join('\n')).toMatch(message);
    expect(problems.join('\n')).toMatch(/articles\/uitstel\/kort-uitstel-aanvragen\.md:\d+/);
    expect(loadKnowledge(dir).passages.length).toBeGreaterThan(300);
  });
});

describe('figures', () => {
  it('reads amounts, percentages, written and numeric dates alike', () => {
    expect(figures('€ 3.800 is 4,30%')).toEqual(new Set(['3800', '4.3']));
    expect(figures('1-7-2026')).toEqual(figures('1 juli 2026'));
    expect(figures('van 8.00 tot 20.00 uur')).toEqual(new Set(['8', '20']));
  });

  it('reads years and ranges of years', () => {
    expect(parseYears('2024-2025')).toEqual([{ from: 2024, to: 2025 }]);
    expect(parseYears('2026-')).toEqual([{ from: 2026, to: null }]);
    expect(() => parseYears('20x')).toThrow(/geen jaar/);
  });
});
