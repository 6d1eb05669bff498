import type { Citation } from '../../../server/contract/card.ts';
import { messageOf } from '../../api/api-error.ts';
import { useSnapshot } from '../../api/knowledge.ts';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ArticlePassages } from './article-passages.tsx';
import { PassageText } from './passage-text.tsx';
import { SourceDetails } from './source-details.tsx';

type SourcePanelProps = {
  citation: Citation;
  /** The words of the card that rest on it; absent when nothing is quoted. */
  quoted?: string;
};

/** The very words a card rests on, marked, in their article and with their sources. */
export function SourcePanel({ citation, quoted }: SourcePanelProps) {
  const snapshot = useSnapshot(citation.snapshot);
  if (snapshot.isPending) return <Loading what="De bron" lines={6} />;
  if (snapshot.isError) {
    return (
      <>
        <Notice tone="error">{messageOf(snapshot.error)} Wat over de bron bekend is, staat hieronder.</Notice>
        <SourceDetails citation={citation} />
      </>
    );
  }
  const { passage, article, changed } = snapshot.data;
  const cited = (
    <>
      <PassageText passage={passage} quoted={quoted} />
      <SourceDetails citation={citation} />
    </>
  );
  const inArticle = article?.passages.some((candidate) => candidate.id === passage.id) ?? false;
  return (
    <>
      {changed && (
        <Notice tone="warning">
          {inArticle
            ? 'Deze tekst is sindsdien gewijzigd. U ziet de tekst zoals die toen op de kaart stond.'
            : 'Deze tekst staat niet meer in de kennisbank. U ziet hem zoals die toen op de kaart stond.'}
        </Notice>
      )}
      {article && (
        <p className="bb-small bb-soft">
          {article.topicName} · {article.title}
        </p>
      )}
      {article && inArticle ? (
        <ArticlePassages article={article} openPassage={passage.id}>
          {() => cited}
        </ArticlePassages>
      ) : (
        <section className="bb-article__open" aria-labelledby="bron-passage">
          <h3 id="bron-passage" className="utrecht-heading-3">
            {passage.title}
          </h3>
          {cited}
        </section>
      )}
    </>
  );
}
