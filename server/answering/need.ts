/** Does an overheard line express a need? Explicit signs only; silence is a correct outcome. */
import { isStopWord, words } from '../retrieval/dutch.ts';

/** Question words, inverted verbs and wishes, as callers speak. */
const SIGNS = [
  /\?/,
  /\b(?:hoe|wat|wanneer|waar|waarom|welke?|hoeveel|hoelang|wie|waarheen|waarmee|waarvoor)\b/,
  /\b(?:kan|kun|mag|moet|krijg|heb|hoef|zal|zou|wil|ga|ben|word|klopt|is|komt|geldt|telt|loopt|bestaat|zijn|betaal|doe) (?:ik|je|u|we|wij|men|dat|die|het|er|mijn|m'n|ze|zij|hij|daar|dit|nou|nu)\b/,
  /\b(?:ik (?:wil|wou|wilde|zou)|ik vraag me af|vroeg me af|mijn vraag|de vraag|benieuwd|weet niet|geen idee|kunt u|kan u|wilt u|lukt (?:niet|me niet|dat niet)|kan (?:het |dat |ik )?niet|snap (?:het|niet|dat)|te laat|vergeten|stel dat)\b/,
];

/** Words that carry meaning that a line needs at least; fewer is a scrap of a sentence. */
const LEAST_WORDS = 2;

export function expressesNeed(text: string): boolean {
  const lower = text.toLowerCase();
  const telling = words(text).filter((w) => !isStopWord(w));
  return telling.length >= LEAST_WORDS && SIGNS.some((sign) => sign.test(lower));
}
