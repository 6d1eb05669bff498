import { CopyButton } from '../../ui/copy-button.tsx';
import { keepTogether } from '../../ui/keep-together.ts';
import type { CopyState } from '../../ui/use-copy.ts';

type SayBlockProps = { text: string; copyState: CopyState; onCopy: () => void; shortcut?: string };

/** The sentence to say to the caller, set apart, with a button that copies it. */
export function SayBlock({ text, copyState, onCopy, shortcut }: SayBlockProps) {
  return (
    <figure className="bb-say">
      <figcaption className="bb-say__head">
        <span className="bb-label">Zeg tegen de beller</span>
        <CopyButton label="Kopieer" state={copyState} onCopy={onCopy} shortcut={shortcut} />
      </figcaption>
      <blockquote className="bb-say__text">{keepTogether(text)}</blockquote>
    </figure>
  );
}
