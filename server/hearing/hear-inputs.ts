/**
 * Reads the inputs of a decision from what the caller said. Nothing is guessed: a value counts only when words tie it
 * to one input, or when it answers the question that the agent had just asked. Whatever is unclear gives no value, so
 * that the console asks for it.
 */
import type { Input } from '../rules/types.ts';
import { CORRECTION } from './certainty.ts';
import { type Statement, settle } from './contradictions.ts';
import { type Asked, asked } from './cues.ts';
import { numbersIn } from './numbers.ts';
import { type Claim, claimsIn, correctionIn } from './read-line.ts';
import { remembered } from './remember.ts';
import { quote, type Token, tokenise } from './tokens.ts';

export { askedItem } from './cues.ts';

export type SpokenLine = {
  speaker: 'beller' | 'medewerker';
  /** Masked already: tokens such as [BSN-1]. */
  text: string;
};

export type HeardValue = {
  /** Key of the input. */
  key: string;
  /** Text that readValue accepts: "3800,50", "2026-12-01", "ja", an option key, "weet-niet"; null = statements that contradict. */
  value: string | null;
  /** afgeleid: it follows from what was said ("mijn vrouw" → partner), or a year was left out. */
  origin: 'gezegd' | 'afgeleid';
  /** The words it was read from, verbatim; for a contradiction both, joined with " … ". */
  said: string;
  /** Index in the lines given. */
  line: number;
};

const rememberClaims = remembered<readonly Claim[]>();
const rememberAsked = remembered<readonly (Asked | null)[]>();

/** Reads the inputs of one decision from the lines of a call, oldest first. `date`: reference date JJJJ-MM-DD. */
export function hearInputs(
  lines: readonly SpokenLine[],
  inputs: readonly Input[],
  date: string,
): HeardValue[] {
  const statements: Statement[] = [];
  lines.forEach((line, index) => {
    if (line.speaker !== 'beller') return;
    const tokens = tokenise(line.text);
    if (tokens.length === 0) return;
    const question = questionBefore(lines, index, inputs);
    const heard = new Set(statements.map((s) => s.key));
    const key = JSON.stringify([line.text, date, question, [...heard].sort()]);
    const claims = rememberClaims(inputs, key, () => claimsIn({ tokens, inputs, date, question, heard }));
    for (const claim of claims) statements.push(statementOf(claim, line.text, tokens, index, question));
    const repair = correctionIn({
      tokens,
      inputs,
      date,
      claims,
      last: lastStatement(statements, lines, index),
    });
    if (repair) statements.push({ ...statementOf(repair, line.text, tokens, index, null), correction: true });
    if (claims.length === 0 && !repair && question && doesNotKnow(tokens))
      statements.push({
        key: question.key,
        value: 'weet-niet',
        origin: 'gezegd',
        said: line.text.trim(),
        line: index,
        asked: true,
        correction: false,
      });
  });
  return settle(statements);
}

function statementOf(
  claim: Claim,
  text: string,
  tokens: readonly Token[],
  line: number,
  question: Asked | null,
): Statement {
  return {
    key: claim.key,
    value: claim.value,
    origin: claim.inferred ? 'afgeleid' : 'gezegd',
    said: quote(text, tokens, claim.from, claim.to),
    line,
    asked: question?.key === claim.key,
    correction: claim.correction || CORRECTION.test(openingWords(tokens)),
  };
}

/** A correction announces itself: "nee sorry, 4800". */
const openingWords = (tokens: readonly Token[]) =>
  tokens
    .slice(0, 5)
    .map((t) => t.word)
    .filter((w) => !/^[,.]$/.test(w))
    .join(' ');

/**
 * The question that this line answers: that of the agent's line before it, with at most one line of the caller between
 * that says nothing ("even kijken, ik pak de brief erbij").
 */
function questionBefore(lines: readonly SpokenLine[], index: number, inputs: readonly Input[]): Asked | null {
  let at = index - 1;
  const before = lines[at];
  if (before?.speaker === 'beller' && isFiller(before.text)) at--;
  const agent = lines[at];
  if (agent?.speaker !== 'medewerker') return null;
  const [question = null] = rememberAsked(inputs, agent.text, () => [asked(agent.text, inputs)]);
  return question;
}

const WAIT =
  /\b(wacht|momentje|moment|even kijken|even denken|ik pak|ik zoek|ik kijk|ogenblikje|seconde|erbij hoor|erbij)\b/;

function isFiller(text: string): boolean {
  const tokens = tokenise(text);
  if (numbersIn(tokens).length > 0 || tokens.length > 12) return false;
  const words = tokens.map((t) => t.word);
  return (
    WAIT.test(words.join(' ')) || words.every((w) => /^(ja|oke|oh|o|even|dus|goed|mm|hmm|,|\.)$/.test(w))
  );
}

const DOES_NOT_KNOW_SAID =
  /^((ja|nee|o|oh|pff|poeh|sorry|maar|dat|,|\.) )*(weet ik (dat |het |eerlijk |gezegd |echt |nu |even |zo |helaas |gewoon )*niet|ik weet (het |dat )(echt |eigenlijk |even |nu |zo |helaas )*niet|geen (flauw )?idee|(dat )?zou ik (echt |zo |niet )*niet weten|ik (zou het|heb) (echt )?(niet weten|geen idee))\b/;

const doesNotKnow = (tokens: readonly Token[]) =>
  DOES_NOT_KNOW_SAID.test(tokens.map((t) => t.word).join(' '));

/** The last thing heard, when it is recent enough for a correction to be about it: this or the caller's line before. */
function lastStatement(
  statements: readonly Statement[],
  lines: readonly SpokenLine[],
  index: number,
): Statement | null {
  const last = statements.at(-1);
  if (!last || last.line === index) return null;
  const between = lines.slice(last.line + 1, index).filter((l) => l.speaker === 'beller').length;
  return between === 0 ? last : null;
}
