/** The answering service: knowledge, retrieval and pipeline, built once and asked by everyone. */
import type { ServiceStatus } from '../contract/status.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Answer, Question } from './types.ts';

export type AnsweringService = {
  knowledge: Knowledge;
  /** Never rejects: a step that fails is recorded and the next best card follows. */
  answer(question: Question): Promise<Answer>;
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
