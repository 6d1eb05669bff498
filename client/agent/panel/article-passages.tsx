import { type ReactNode, useEffect, useRef } from 'react';
import type { ArticleView, PassageView } from '../../../server/contract/knowledge.ts';
import { Fold } from '../../ui/fold.tsx';
import { PassageText } from './passage-text.tsx';
import { SourceDetails } from './source-details.tsx';

type ArticlePassagesProps = {
  article: ArticleView;
  /** The passage that is asked for: open, the others folded around it. */
  openPassage: string;
  /** How the open passage is drawn. */
  children: (passage: PassageView) => ReactNode;
};

/** An article with one passage open, in its place among the others. */
export function ArticlePassages({ article, openPassage, children }: ArticlePassagesProps) {
  const open = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each passage that is opened
  useEffect(() => {
    // Only when it is far down: near the top the name of the article stays in sight as well.
    const section = open.current;
    if (section && section.getBoundingClientRect().top > window.innerHeight / 2) section.scrollIntoView();
  }, [openPassage]);
  return (
    <div className="bb-article">
      {article.passages.map((passage) =>
        passage.id === openPassage ? (
          <section
            key={passage.id}
            ref={open}
            className="bb-article__open"
            aria-labelledby={`passage-${passage.id}`}
          >
            <h3 id={`passage-${passage.id}`} className="utrecht-heading-3">
              {passage.title}
            </h3>
            {children(passage)}
          </section>
        ) : (
          <Fold key={passage.id} title={passage.title}>
            <PassageText passage={passage} />
            <SourceDetails citation={passage.citation} />
          </Fold>
        ),
      )}
    </div>
  );
}
