/** Row 6: embedding by batch and by worker, and building the index again after one passage has changed. */
import { join } from 'node:path';
import { config } from '../../server/config.ts';
import { createEmbedder, type Embedder } from '../../server/retrieval/embedder.ts';
import { type IndexedText, loadOrBuildIndex } from '../../server/retrieval/index-store.ts';
import { type Benchmark, type BenchRow, nl, round } from './row.ts';
import { realDocuments } from './synthetic.ts';

const SAMPLE = 600;
/** Sample questions per passage, so that the mix of texts is that of the goal. */
const QUESTIONS = 8;
/** Texts that each set-up embeds before the next has its turn, so that a busy machine troubles all alike. */
const TURN = 60;
/** Longest measurement of that, in milliseconds; then fewer texts have to do. */
const BUDGET_MS = 30_000;
/** Texts in the full index that the goal speaks of: 2,000 passages with 8 questions each. */
const FULL = 18_000;

export const measureReindex: Benchmark = async ({ workDir }) => {
  const settings = config(process.env);
  const texts = sampleTexts(settings.knowledgeDir);
  const { model } = settings;
  // All at once: a model that has been closed does not load again in the same process.
  const alone = await createEmbedder({ model, batch: 1 });
  const joined = await createEmbedder({ model, batch: 16 });
  const two = await createEmbedder({ model, batch: 16, workers: 2 });
  const builder = await createEmbedder({ model, workers: 2 });
  try {
    const { texts: done, ...ms } = await inTurns({ alone, joined, two }, texts);
    const perSecond = (spent: number) => (done * 1000) / spent;
    return [
      {
        name: 'embedding',
        what: 'teksten naar vectoren',
        goal: null,
        measured: `${nl(perSecond(ms.two))} per seconde`,
        met: null,
        how:
          `2 werkers tegen 1: ${nl(ms.joined / ms.two, 2)} keer zo snel; berichten van 16 tegen één voor één: ` +
          `${nl(ms.alone / ms.joined, 2)} keer (1 werker: ${nl(perSecond(ms.joined))} per seconde); om beurten gemeten op ${done} teksten; ` +
          `${nl(FULL)} teksten duren zo ${nl(FULL / perSecond(ms.two))} s`,
        figures: {
          texts: done,
          perSecondOneByOne: round(perSecond(ms.alone)),
          perSecondJoined: round(perSecond(ms.joined)),
          perSecondTwoWorkers: round(perSecond(ms.two)),
          joinedAgainstOneByOne: round(ms.alone / ms.joined, 2),
          twoWorkersAgainstOne: round(ms.joined / ms.two, 2),
          fullIndexS: round(FULL / perSecond(ms.two)),
        },
      },
      await afterOneChange(join(workDir, 'reindex'), texts, builder),
    ];
  } finally {
    await Promise.all([alone, joined, two, builder].map((embedder) => embedder.close()));
  }
};

async function afterOneChange(dir: string, texts: IndexedText[], embedder: Embedder): Promise<BenchRow> {
  const build = async (wanted: IndexedText[]) => {
    let reports = 0;
    const begin = performance.now();
    const { embedded } = await loadOrBuildIndex(dir, wanted, embedder, () => {
      reports++;
    });
    return { embedded, reports, ms: performance.now() - begin };
  };
  const full = await build(texts);
  const changed = texts.map((t, i) => (i === 0 ? { ...t, text: `${t.text} Dit is nieuw.` } : t));
  const again = await build(changed);
  const reused = await build(changed);
  return {
    name: 'reindex',
    what: 'opnieuw indexeren na één gewijzigde passage',
    goal: 'alleen wat veranderde, met voortgang',
    measured: `${again.embedded} van ${texts.length} teksten opnieuw`,
    met: again.embedded === 1 && full.reports > 1,
    how:
      `${nl((again.ms / full.ms) * 100, 1)} % van de tijd van de volledige opbouw (${nl(full.ms / 1000, 1)} s); ` +
      `ongewijzigd inlezen ${nl((reused.ms / full.ms) * 100, 1)} %, ${reused.embedded} teksten; ` +
      `${full.reports} voortgangsmeldingen bij de opbouw`,
    figures: {
      texts: texts.length,
      embeddedAgain: again.embedded,
      shareEmbeddedAgain: round(again.embedded / texts.length, 4),
      timeAgainstFull: round(again.ms / full.ms, 4),
      reusedTimeAgainstFull: round(reused.ms / full.ms, 4),
      fullS: round(full.ms / 1000, 2),
      progressReports: full.reports,
    },
  };
}

/** Passages with their sample questions, as the retriever indexes them. */
function sampleTexts(knowledgeDir: string): IndexedText[] {
  const texts = realDocuments(knowledgeDir).flatMap((d): IndexedText[] => [
    { kind: 'passage', text: `${d.title}. ${d.text}` },
    ...d.questions.slice(0, QUESTIONS).map((text): IndexedText => ({ kind: 'query', text })),
  ]);
  return texts.slice(0, SAMPLE);
}

/** Milliseconds that each embedder needs for the same texts, a piece at a time and in turns; and how many texts. */
async function inTurns<Name extends string>(
  embedders: Record<Name, Embedder>,
  texts: IndexedText[],
): Promise<Record<Name | 'texts', number>> {
  const names = Object.keys(embedders) as Name[];
  const spent = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  const end = performance.now() + BUDGET_MS;
  let done = 0;
  for (let at = 0; at < texts.length && performance.now() < end; at += TURN) {
    const piece = texts.slice(at, at + TURN);
    const of = (kind: IndexedText['kind']) => piece.filter((t) => t.kind === kind).map((t) => t.text);
    for (const name of names) {
      const embedder = embedders[name];
      const begin = performance.now();
      await Promise.all([embedder.embed(of('passage'), 'passage'), embedder.embed(of('query'), 'query')]);
      spent[name] += performance.now() - begin;
    }
    done += piece.length;
  }
  return { ...spent, texts: done };
}
