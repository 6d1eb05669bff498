/** The steps of the pipeline as a helper reads them. */
const NAMES: Record<string, string> = {
  mask: 'Persoonsgegevens weggehaald',
  coalesce: 'Regels samengenomen',
  triage: 'Soort vraag',
  retrieve: 'Gezocht in de kennisbank',
  decide: 'Regel gekozen',
  guard: 'Goed genoeg?',
  compose: 'Kaart gemaakt',
  'by-hand': 'Door de medewerker gekozen',
};

/** The name of a step; one that is not known goes by its own name. */
export const stepName = (name: string): string => NAMES[name] ?? name;
