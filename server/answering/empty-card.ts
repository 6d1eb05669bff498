/** The card that stands when everything fails: it claims nothing. */
import type { Card, Receipt } from '../contract/card.ts';

const NO_RECEIPT: Omit<Receipt, 'date'> = {
  question: '',
  data: '',
  knowledge: '',
  rules: '',
  parameters: '',
  model: '',
  configuration: '',
  program: '',
};

/** A "Niet gevonden" card for a reference date. */
export function emptyCard(date: string): Card {
  return {
    status: 'niet-gevonden',
    route: 'routine',
    question: '',
    title: 'Niet gevonden',
    say: '',
    second: null,
    explanation: [],
    steps: [],
    watchOuts: [],
    referTo: [],
    reservation: null,
    reason: 'Het zoeken werkt op dit moment niet. Zoek met de hand of vraag de hulplijn.',
    citations: [],
    missing: [],
    rule: null,
    inputs: [],
    trace: [],
    offer: null,
    guidance: null,
    referral: null,
    alternatives: [],
    receipt: { ...NO_RECEIPT, date },
  };
}
