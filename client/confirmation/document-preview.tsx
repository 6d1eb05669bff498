import { useId } from 'react';
import type { Block, ConfirmationContent } from '../../server/contract/confirmation.ts';
import { longDate } from '../../server/contract/dutch-date.ts';
import { keepTogether } from '../ui/keep-together.ts';

/** The document as it will be, from the same blocks as the file. */
export function DocumentPreview({ content }: { content: ConfirmationContent | null }) {
  const title = useId();
  return (
    <section className="bb-confirmation__preview" aria-labelledby={title}>
      <h3 id={title} className="utrecht-heading-3">
        Voorbeeld
      </h3>
      {content ? (
        // Scrolls by itself, so it must be reachable with the keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls needs the focus to be scrolled
        <section className="bb-document" tabIndex={0} aria-label="Voorbeeld van het document">
          <h4 className="bb-document__title">{content.title}</h4>
          <p className="bb-soft bb-small">
            Kenmerk {content.reference}, {longDate(content.date)}
          </p>
          {content.blocks.map((block, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no id and keep no state
            <PreviewBlock key={i} block={block} />
          ))}
        </section>
      ) : (
        <p className="bb-soft">Kies een kaart. Hier ziet u dan het document.</p>
      )}
    </section>
  );
}

function PreviewBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? (
        <h5 className="bb-document__heading">{block.text}</h5>
      ) : (
        <h6 className="bb-document__heading bb-document__heading--small">{block.text}</h6>
      );
    case 'paragraph':
      return <p>{keepTogether(block.text)}</p>;
    case 'reservation':
      return (
        <p className="bb-document__reservation">
          <strong>Voorbehoud:</strong> {keepTogether(block.text)}
        </p>
      );
    case 'list': {
      const items = block.items.map((item) => <li key={item}>{keepTogether(item)}</li>);
      return block.ordered ? (
        <ol className="utrecht-ordered-list bb-list">{items}</ol>
      ) : (
        <ul className={`utrecht-unordered-list bb-list ${block.small ? 'bb-small' : ''}`}>{items}</ul>
      );
    }
    case 'table':
      return (
        <table className="bb-document__table">
          <thead>
            <tr>
              {block.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row) => (
              <tr key={row.join('|')}>
                {row.map((cell, c) => (
                  <td key={block.columns[c]}>{keepTogether(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}
