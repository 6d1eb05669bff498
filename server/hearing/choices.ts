/** Which option of a choice a caller named. */
import { isStopWord, stem } from '../retrieval/dutch.ts';
import type { Input } from '../rules/types.ts';
import { clauseRange, isAboutOthers, isNegation, isQuestion, isReported, isSupposed } from './certainty.ts';
import { contentStems, findWords } from './cues.ts';
import { isMark, phraseWords, type Token } from './tokens.ts';

export type HeardOption = { key: string; from: number; to: number; inferred: boolean };

/** Words that mean an option only as an answer to its question: in other talk they mean many things. */
const ONLY_WHEN_ASKED = new Set(
  `alleen alleenstaand samen niets niks nul uitstel regeling wachten auto motor fiets bus trein metro tram kamer student
  studie opleiding eenmalig notaris akte spullen kleding boete beschikking gemeente waterschap deurwaarder overleden
  vergoeding vakantie appartement boekhouder accountant consulent belastingadviseur toeslag erfenis schenking btw
  maand kwartaal jaar benzine diesel brandstof vast vrij anders collecte donatie gestort overgemaakt vrijwilliger
  kilometers museum betalen bijbetalen nabetalen allebei afgemeld boot jacht jaaraangifte nieuwbouw januari mei juli
  december schorsen verkopen inwonend weduwe weduwnaar gescheiden minst meest evenveel meer weinig douane vrachtwagen
  toeristen verhuurd gepensioneerd woz eigen termijnen stukjes zelf geen akte loonaangifte contant cash spaargeld
  aanslag belastingaanslag naheffing crypto aandelen brief iets teruggaaf teruggave geld terug krijg terugkrijgen
  verkocht ingeruild samenwonend elke elk iedere twee drie vier vijf keer paar weken maanden box`
    .split(/\s+/)
    .map((w) => stem(w)),
);

const KIN =
  /^(man|vrouw|partner|vader|moeder|ouders|opa|oma|zoon|dochter|broer|zus|oom|tante|vriend|kleinkind|kind)$/;

type Match = { key: string; from: number; to: number; words: string[] };

/** The phrases of every option: its `said` list, and its label when that is short. */
function optionPhrases(input: Input): { key: string; words: string[] }[] {
  return input.options.flatMap((option) => {
    const label = phraseWords(option.label.replace(/\(.*?\)/g, ''));
    const said = option.said.map(phraseWords);
    return [...said, ...(label.length <= 4 ? [label] : [])].map((words) => ({ key: option.key, words }));
  });
}

const canStandAlone = (words: readonly string[]) => {
  const content = words.filter((w) => !isStopWord(w) && !ONLY_WHEN_ASKED.has(stem(w)) && w.length > 3);
  return content.length > 0 || words.filter((w) => !/^(een|de|het|van)$/.test(w)).length >= 3;
};

/** The one option that the line names; null when none, more than one, or only a denied one. */
export function optionIn(tokens: readonly Token[], input: Input, answering: boolean): HeardOption | null {
  const matches: Match[] = [];
  for (const { key, words } of optionPhrases(input)) {
    for (let start = 0; start < tokens.length; ) {
      const place = findWords(tokens, words, words.length > 1 ? 1 : 0, start);
      if (!place) break;
      matches.push({ key, ...place, words });
      start = place.from + 1;
    }
  }
  // "voorlopige aanslag van dit jaar" holds "aanslag": the longest says what was meant
  const longest = matches.filter(
    (m) => !matches.some((o) => o !== m && o.to - o.from > m.to - m.from && o.from <= m.from && o.to >= m.to),
  );
  const stated = longest.filter(
    (m) => (answering || canStandAlone(m.words)) && isStated(tokens, m, input, answering),
  );
  const keys = new Set(stated.map((m) => m.key));
  const [first] = stated;
  if (!first || keys.size !== 1) return null;
  // a question that also names another option leaves both open
  if (longest.some((m) => m.key !== first.key && !isDenied(tokens, m))) return null;
  if (namesOtherHead(tokens, input, first)) return null;
  const option = input.options.find((o) => o.key === first.key);
  const about = new Set(contentStems(option?.label ?? ''));
  const inferred = !answering && !contentStems(first.words.join(' ')).some((s) => about.has(s));
  return { key: first.key, from: first.from, to: first.to, inferred };
}

function isStated(tokens: readonly Token[], match: Match, input: Input, answering: boolean): boolean {
  const { from, to } = match;
  if (isDenied(tokens, match) || isSupposed(tokens, from) || isReported(tokens, from)) return false;
  if (answering) return !tokens.some((t) => t.word === '?');
  if (isAlongside(tokens, match)) return false;
  const kin = match.words.some((w) => KIN.test(w));
  // "mijn vader" says who is meant only where the talk is of his death
  const death = /overleden/.test(input.question);
  if ((kin || death) && !(death && tokens.some((t) => /^(overleden|gestorven)$/.test(t.word)))) return false;
  if (!kin && isAboutOthers(tokens, from, to)) return false;
  // in a question an own thing is still stated: "kan ik die wegenbelasting in termijnen betalen"
  if (!isQuestion(tokens, from)) return true;
  const before = tokens.slice(Math.max(0, from - 2), from).map((t) => t.word);
  return before.some((w) => /^(mijn|die|deze|onze|dat|dit)$/.test(w));
}

/** "wegenbelasting betaald", "aanmaning tot het doen van aangifte", "aangifte inkomstenbelasting": another thing. */
function isAlongside(tokens: readonly Token[], match: Match): boolean {
  const clause = clauseRange(tokens, match.from);
  const rest = tokens.slice(clause.from, clause.to + 1).map((t) => t.word);
  if (rest.some((w) => /^(wacht|straks|bang)$/.test(w))) return true;
  // "erfbelasting voor mijn tante"
  const behind = tokens.slice(match.to + 1, clause.to + 1).map((t) => t.word);
  if (behind.includes('voor') && behind.some((w) => KIN.test(w))) return true;
  if (rest.includes('betaald') && !match.words.includes('betaald')) return true;
  const after = tokens
    .slice(match.to + 1, match.to + 4)
    .map((t) => t.word)
    .join(' ');
  return tokens[match.from - 1]?.word === 'aangifte' || after === 'tot het doen';
}

function isDenied(tokens: readonly Token[], match: Match): boolean {
  if (match.words.some(isNegation)) return false;
  const clause = clauseRange(tokens, match.from);
  const before = tokens.slice(Math.max(clause.from, match.from - 3), match.from);
  const after = tokens.slice(match.to + 1, Math.min(clause.to, match.to + 4) + 1);
  return [...before, ...after].some((t) => isNegation(t.word));
}

/** "aanslag inkomstenbelasting … voorlopige": the first word of another option's label is said as well. */
function namesOtherHead(tokens: readonly Token[], input: Input, match: Match): boolean {
  const own = new Set(
    input.options
      .filter((o) => o.key === match.key)
      .flatMap((o) => [o.label, ...o.said])
      .flatMap(contentStems),
  );
  const heads = input.options
    .filter((o) => o.key !== match.key)
    .map((o) => contentStems(o.label)[0])
    .filter((head): head is string => head !== undefined && head.length > 5 && !own.has(head));
  return tokens.some((t) => !isMark(t.word) && heads.includes(stem(t.word)));
}
