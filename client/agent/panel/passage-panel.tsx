import { useQuery } from '@tanstack/react-query';
import { messageOf } from '../../api/api-error.ts';
import { articleQuery } from '../../api/knowledge.ts';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ArticlePassages } from './article-passages.tsx';
import { PassageText } from './passage-text.tsx';
import { SourceDetails } from './source-details.tsx';

type PassagePanelProps = {
  article: string;
  passage: string;
  /** Absent where no card can be added. */
  onShowAsCard?: (passage: string) => void;
};

/** A passage found by hand, in its article. */
export function PassagePanel({ article: articleId, passage: passageId, onShowAsCard }: PassagePanelProps) {
  const article = useQuery(articleQuery(articleId));
  if (article.isPending) return <Loading what="Het artikel" lines={6} />;
  if (article.isError) return <Notice tone="error">{messageOf(article.error)}</Notice>;
  return (
    <>
      <p className="bb-small bb-soft">
        {article.data.topicName} · {article.data.title}
      </p>
      <ArticlePassages article={article.data} openPassage={passageId}>
        {(passage) => (
          <>
            <PassageText passage={passage} />
            {onShowAsCard && (
              <div className="bb-actions">
                <Button onPress={() => onShowAsCard(passage.id)}>Toon als kaart</Button>
              </div>
            )}
            <SourceDetails citation={passage.citation} />
          </>
        )}
      </ArticlePassages>
    </>
  );
}
