/** Checks the knowledge base as an editor would: sources, validity, and every figure against its fact. */
import { figures } from './figures.ts';
import type { Knowledge } from './load.ts';
import type { Passage, Problem } from './types.ts';

/** Longest title of a card, in characters, and longest sentence to say, in words. */
export const MAX_TITLE = 70;
export const MAX_SAY_WORDS = 70;
export const MAX_STEPS = 5;

/** Every text of a passage that an agent may read or say. */
export function passageText(p: Passage): string {
  return [p.title, p.say, ...p.explanation, ...p.steps, ...p.watchOuts, ...p.referTo].join('\n');
}

/** All problems of the knowledge base, sorted by file and line; empty when it is right. */
export function checkKnowledge(k: Knowledge): Problem[] {
  const problems = [...k.problems];
  const topics = new Set(k.topics.map((t) => t.key));
  const articleIds = new Set<string>();
  for (const article of k.articles) {
    const report = (message: string) => problems.push({ file: article.file, line: 1, message });
    if (!topics.has(article.topic)) report(`onderwerp ${article.topic} staat niet in topics.yaml`);
    if (articleIds.has(article.id)) report(`artikel-id ${article.id} bestaat al`);
    articleIds.add(article.id);
  }
  for (const passage of k.passages) problems.push(...checkPassage(k, passage));
  const stated = new Set(k.passages.flatMap((p) => p.facts));
  for (const fact of k.facts.values()) {
    if (!stated.has(fact.id))
      problems.push({ file: 'facts.yaml', line: 1, message: `feit ${fact.id} staat in geen passage` });
  }
  return problems.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

function checkPassage(k: Knowledge, p: Passage): Problem[] {
  const problems: Problem[] = [];
  const report = (message: string) => problems.push({ ...p.at, message: `${p.id}: ${message}` });
  const inPassage = figures(passageText(p));
  const known = new Set<string>();
  for (const id of p.facts) {
    const fact = k.facts.get(id);
    if (!fact) {
      report(`feit ${id} bestaat niet (of heeft zekerheid C)`);
      continue;
    }
    const inFact = figures(fact.text);
    for (const figure of inFact) {
      known.add(figure);
      if (!inPassage.has(figure)) report(`getal ${figure} uit feit ${id} ontbreekt`);
    }
    for (const figure of figures(`${fact.valid} ${fact.source}`)) known.add(figure);
    if (fact.certainty === 'B' && p.certainty === 'A') report(`zekerheid moet B zijn, want ${id} is B`);
  }
  if (p.certainty === 'B' && p.facts.every((id) => k.facts.get(id)?.certainty === 'A')) {
    report('zekerheid moet A zijn, want alle feiten zijn A');
  }
  // A telephone number that stands in some fact may be named in every passage that refers to it.
  for (const figure of figures(withoutPhoneNumbers(k, passageText(p)))) {
    if (!known.has(figure) && !isPlainCount(figure) && !sourceHas(k, p, figure))
      report(`getal ${figure} staat in geen van de feiten`);
  }
  for (const { source } of p.sources)
    if (!k.sources.has(source)) report(`bron "${source}" staat niet in sources.yaml`);
  if (p.validFrom && p.validTo && p.validTo < p.validFrom) report('validTo ligt vóór validFrom');
  if (p.title.length > MAX_TITLE) report(`kop is ${p.title.length} tekens (hoogstens ${MAX_TITLE})`);
  const words = p.say.split(/\s+/).length;
  if (words > MAX_SAY_WORDS) report(`de zin om te zeggen telt ${words} woorden (hoogstens ${MAX_SAY_WORDS})`);
  if (p.steps.length > MAX_STEPS) report(`${p.steps.length} stappen (hoogstens ${MAX_STEPS})`);
  return problems;
}

/** Small counts ("2 manieren") and the years of the validity may stand in a passage without being in a fact. */
function isPlainCount(figure: string): boolean {
  return /^[0-9]$/.test(figure) || figure === '10';
}

function sourceHas(k: Knowledge, p: Passage, figure: string): boolean {
  const years = p.years.flatMap((y) => [y.from, y.to ?? y.from]).map(String);
  const period = figures(`${p.validFrom ?? ''} ${p.validTo ?? ''}`.replaceAll('-', ' '));
  const others = p.sources.map(
    (s) => `${k.sources.get(s.source)?.title ?? ''} ${k.sources.get(s.source)?.version ?? ''} ${s.place}`,
  );
  return years.includes(figure) || period.has(figure) || figures(others.join(' ')).has(figure);
}

const PHONE = /(?:\+31|0800)[ -]?\d[\d ]*\d/g;

function withoutPhoneNumbers(k: Knowledge, text: string): string {
  const known = new Set<string>();
  for (const fact of k.facts.values())
    for (const [number] of fact.text.matchAll(PHONE)) known.add(number.replace(/\D/g, ''));
  return text.replace(PHONE, (number) => (known.has(number.replace(/\D/g, '')) ? '' : number));
}
