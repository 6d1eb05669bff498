/** Loads the knowledge base from disk. A broken file is reported and left out; the rest keeps working. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { certainty } from '../contract/card.ts';
import { parseArticle } from './parse-article.ts';
import type { Article, Fact, Passage, Problem, Source, Topic } from './types.ts';

export type Knowledge = {
  /** SHA-256 over everything that can change an answer; same files, same version. */
  version: string;
  articles: Article[];
  passages: Passage[];
  passageById: Map<string, Passage>;
  articleById: Map<string, Article>;
  facts: Map<string, Fact>;
  sources: Map<string, Source>;
  topics: Topic[];
  problems: Problem[];
};

const factSchema = z.object({
  id: z.string(),
  text: z.string(),
  valid: z.string(),
  source: z.string(),
  certainty,
});
const sourceSchema = z.object({
  key: z.string(),
  title: z.string(),
  publisher: z.string(),
  version: z.string(),
  address: z.string().nullable().default(null),
  kind: z.enum(['primair', 'secundair']),
  read: z.string(),
});
const topicSchema = z.object({ key: z.string(), name: z.string() });

/** Reads all of `dir` (the knowledge folder). Articles come in the order of their file paths. */
export function loadKnowledge(dir: string): Knowledge {
  const problems: Problem[] = [];
  const list = <T>(name: string, schema: z.ZodType<T>): T[] => {
    const file = join(dir, name);
    if (!existsSync(file)) {
      problems.push({ file: name, line: 1, message: 'bestand ontbreekt' });
      return [];
    }
    const parsed = z.array(schema).safeParse(parseYaml(readFileSync(file, 'utf8')));
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    problems.push({ file: name, line: 1, message: `${issue?.path.join('.')}: ${issue?.message}` });
    return [];
  };
  const facts = new Map(list('facts.yaml', factSchema).map((f) => [f.id, f]));
  const sources = new Map(list('sources.yaml', sourceSchema).map((s) => [s.key, s]));
  const topics = list('topics.yaml', topicSchema);

  const articles: Article[] = [];
  for (const file of markdownFiles(join(dir, 'articles'))) {
    const parsed = parseArticle(relative(dir, file), readFileSync(file, 'utf8'));
    problems.push(...parsed.problems);
    if (parsed.article) articles.push(parsed.article);
  }
  const passageById = new Map<string, Passage>();
  for (const article of articles) {
    article.passages = article.passages.filter((passage) => {
      const twin = passageById.get(passage.id);
      if (twin) {
        problems.push({ ...passage.at, message: `id ${passage.id} bestaat al in ${twin.at.file}` });
        return false;
      }
      passageById.set(passage.id, passage);
      return true;
    });
  }
  const passages = [...passageById.values()];
  const version = createHash('sha256')
    .update(JSON.stringify([passages, articles.map((a) => [a.id, a.title, a.topic]), [...sources.values()]]))
    .digest('hex');
  return {
    version,
    articles,
    passages,
    passageById,
    articleById: new Map(articles.map((a) => [a.id, a])),
    facts,
    sources,
    topics,
    problems,
  };
}

function markdownFiles(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && e.name.endsWith('.md'))
    .map((e) => join(e.parentPath, e.name))
    .sort();
}
