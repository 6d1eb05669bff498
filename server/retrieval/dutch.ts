/** Dutch words for the word index: folding, stop words, stems, compounds. */
import { stemmer } from '@orama/stemmers/dutch';

/** Words too common in callers' speech to tell one passage from another. */
const STOP_WORDS = new Set(
  `de het een en of maar want dus dan als dat die dit deze er hier daar waar wat wie hoe ik u je jij we wij ze zij hij
  mij me mijn uw jouw ons onze hun haar zijn ben bent is was waren wordt worden werd geworden heb hebt heeft hebben had
  hadden kan kunnen kunt kon zal zullen zou zouden moet moeten moest mag mogen wil willen wilde ga gaat gaan doe doet
  doen deed te om van voor in op aan met bij naar uit door over tot tegen tussen onder zonder ook nog al wel niet geen
  nou nu ja nee eh uh uhm hè he hoor zeg eigenlijk gewoon even toch maar zo zeg dacht denk weet wou hallo goedemorgen
  goedemiddag goedendag mevrouw meneer dank bedankt alsjeblieft alstublieft oké ok zeker precies iets wat veel heel`
    .split(/\s+/)
    .map(fold),
);

/** Lower case without accents. */
export function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** Words and numbers of a text, in order, folded. Numbers keep their decimals: "4,3" stays one word. */
export function words(text: string): string[] {
  return fold(text).match(/\d+(?:[.,]\d+)*|[a-z]+/g) ?? [];
}

/** The stem of a folded word; numbers stay as they are, without thousands dots. */
export function stem(word: string): string {
  if (/^\d/.test(word)) return word.replaceAll('.', '').replace(/,0+$/, '');
  return stemmer(word);
}

export const isStopWord = (word: string): boolean => STOP_WORDS.has(word);

/**
 * Splits a compound into two known words: "belastingaanslag" → belasting + aanslag, also with a linking s. Returns []
 * when it does not split. `known` says how often a folded word occurs in the knowledge base; the split whose rarer
 * part is most common wins.
 */
export function splitCompound(word: string, known: (word: string) => number): string[] {
  if (word.length < 8) return [];
  let best: string[] = [];
  let bestCount = 0;
  for (let cut = 4; cut <= word.length - 4; cut++) {
    const tail = word.slice(cut);
    for (const head of [word.slice(0, cut), word.slice(0, cut).replace(/s$/, '')]) {
      const count = Math.min(known(head), known(tail));
      if (head.length >= 4 && count > bestCount) {
        best = [head, tail];
        bestCount = count;
      }
    }
  }
  return best;
}
