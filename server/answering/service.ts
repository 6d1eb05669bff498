/** The answering service: knowledge, retrieval and pipeline, built once and asked by everyone. */
import type { ServiceStatus } from '../contract/status.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { HeardFrom } from './known-data.ts';
import type { Answer, KnownData, Question } from './types.ts';

export type AnsweringService = {
  knowledge: Knowledge;
  /** Never rejects: a step that fails is recorded and the next best card follows. */
  answer(question: Question): Promise<Answer>;
  /** Values for a rule in the lines of a call, oldest first; nothing for a rule that does not exist. */
  hear(rule: string, lines: readonly HeardFrom[], date: string): KnownData;
  /** Label of each input of a rule, by key; null for a rule that does not exist. */
  labelsOf(rule: string): Map<string, string> | null;
  /** Name of an organisation or team to refer to; null when the list does not have it. */
  referralName(key: string): string | null;
  /** Ids of passages that fit words being typed, best first, with completions of the last word. */
  suggest(query: string, limit: number): { ids: string[]; terms: string[] };
  /** Passage ids by meaning and words together; masked query. Best first. */
  find(query: string, limit: number): Promise<string[]>;
  /** A card made by hand from one passage (the agent chose it). */
  cardOfPassage(passage: string, query: string, date: string): Answer | null;
  status(): ServiceStatus;
  /** Called whenever status() changes. */
  onStatus(listener: (status: ServiceStatus) => void): void;
  close(): Promise<void>;
};
