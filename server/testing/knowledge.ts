/** The smallest knowledge base there is: one topic, one source, one article with three passages, two scenarios. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const passage = (id: string, title: string, say: string) => `## ${title}

\`\`\`yaml
id: ${id}
facts: [FEIT-1]
certainty: A
validFrom: 2025-07-01
validTo: null
sources:
  - { source: BRON, place: "artikel 1" }
\`\`\`

${say}
`;

/** Writes it under `dir`; returns `dir`. */
export function tinyKnowledge(dir: string): string {
  mkdirSync(join(dir, 'articles', 'uitstel'), { recursive: true });
  mkdirSync(join(dir, 'scenarios'), { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(dir, name), text);
  write('facts.yaml', '- { id: FEIT-1, text: "Feit.", valid: "2026", source: "BRON", certainty: A }\n');
  write(
    'sources.yaml',
    '- { key: BRON, title: "Bron", publisher: "Belastingdienst", version: "2026", kind: primair, read: "2026-11-01" }\n',
  );
  write('topics.yaml', '- { key: uitstel, name: "Uitstel en betalingsregeling" }\n');
  write(
    'articles/uitstel/kort-uitstel.md',
    [
      '---\nid: kort-uitstel\ntitle: Kort uitstel\ntopic: uitstel\n---\n',
      passage('kort-uitstel-duur', 'Vier maanden later betalen', 'U kunt vier maanden uitstel krijgen.'),
      passage('kort-uitstel-schuld', 'Schuld onder een grens', 'Uw schuld moet lager zijn dan de grens.'),
      passage('kort-uitstel-vragen', 'Zo vraagt u het', 'U vraagt uitstel per telefoon of per brief.'),
    ].join('\n'),
  );
  write(
    'scenarios/kort.yaml',
    `id: kort
title: "Kort gesprek"
summary: "Drie regels."
topics: [uitstel]
lines:
  - { speaker: medewerker, pause: 0, text: "Goedemiddag." }
  - { speaker: beller, pause: 0.1, text: "Kan ik later betalen? Mijn nummer is 111222333." }
  - { speaker: beller, pause: 0.1, text: "Bedankt." }
`,
  );
  write(
    'scenarios/lang.yaml',
    `id: lang
title: "Lang gesprek"
summary: "Loopt tot iemand het stopt."
lines:
  - { speaker: beller, pause: 0, text: "Hallo?" }
  - { speaker: beller, pause: 60, text: "Bent u er nog?" }
`,
  );
  return dir;
}
