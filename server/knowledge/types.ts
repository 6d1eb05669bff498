/** The knowledge base in memory. Everything here comes from files under knowledge/ and never changes after load. */
import type { Certainty } from '../contract/card.ts';

/** A calendar day, JJJJ-MM-DD. */
export type Day = string;

/** A sourced statement; see knowledge/facts.yaml. */
export type Fact = {
  id: string;
  text: string;
  /** Period as the fact list words it. */
  valid: string;
  source: string;
  certainty: Certainty;
};

/** An approved source; see knowledge/sources.yaml. */
export type Source = {
  key: string;
  title: string;
  publisher: string;
  version: string;
  address: string | null;
  kind: 'primair' | 'secundair';
  read: Day;
};

/** Years to which a text is bound; `to` null = no end. */
export type YearRange = { from: number; to: number | null };

export type SourcePlace = { source: string; place: string };

/** The unit of retrieval: one to five sentences that stand on their own. */
export type Passage = {
  id: string;
  article: string;
  title: string;
  facts: string[];
  certainty: Certainty;
  validFrom: Day | null;
  validTo: Day | null;
  /** Tax or calendar years the text is bound to; empty = not bound to a year. */
  years: YearRange[];
  /** Same key = same question for another period; null when there is none. */
  series: string | null;
  sources: SourcePlace[];
  say: string;
  explanation: string[];
  steps: string[];
  watchOuts: string[];
  referTo: string[];
  /** Sample caller questions, as editors keep them. */
  questions: string[];
  /** File and line of the heading, for messages to editors. */
  at: { file: string; line: number };
};

export type Article = {
  id: string;
  title: string;
  topic: string;
  passages: Passage[];
  file: string;
};

export type Topic = { key: string; name: string };

/** What is wrong with a knowledge file, and where. */
export type Problem = { file: string; line: number; message: string };
