import '../card/card.css';
import './helpline.css';
import { IconAlertTriangle, IconUser } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import type { HelplineAnswer } from '../../../server/contract/helpline-event.ts';
import { ROLE_NAMES } from '../../session/sign-in-page.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { keepTogether } from '../../ui/keep-together.ts';
import type { useCopy } from '../../ui/use-copy.ts';
import { CardSources } from '../card/card-sources.tsx';

/** Who answered, in words that leave no doubt that it was a person: "Van de hulplijn: J. de Vries, Hulplijn". */
export const answeredBy = ({ helper }: HelplineAnswer): string =>
  `Van de hulplijn: ${helper.name}, ${ROLE_NAMES[helper.role].toLowerCase()}`;

type PersonCardProps = {
  answer: HelplineAnswer;
  /** What was asked, and what the agent added; empty when it was not kept. */
  question: string;
  note?: string;
  onOpenSource: (index: number) => void;
  copy: ReturnType<typeof useCopy>;
  copyKey?: string;
  /** Right of the name: how long ago. */
  aside?: ReactNode;
};

/** The answer of a person: their name, their words, and the sources they chose. */
export function PersonCard({ answer, question, note = '', ...props }: PersonCardProps) {
  const { onOpenSource, copy, copyKey, aside } = props;
  const titleId = useId();
  return (
    <article className="bb-person-card" aria-labelledby={titleId}>
      <div className="bb-card__body">
        <div className="bb-person-card__head">
          <h2 id={titleId} className="bb-person-card__title">
            <Icon shape={IconUser} />
            <span>{answeredBy(answer)}</span>
          </h2>
          {aside && <span className="bb-small bb-soft">{aside}</span>}
        </div>
        {(question !== '' || note !== '') && (
          <p className="bb-person-card__question bb-soft">
            U vroeg: {question !== '' && `“${keepTogether(question)}” `}
            {keepTogether(note)}
          </p>
        )}
        <div className="bb-person-card__answer">
          <div className="bb-person-card__answer-head">
            <span className="bb-label">Antwoord</span>
            <CopyButton
              label="Kopieer"
              state={copy.state}
              onCopy={() => copy.copy(answer.text)}
              shortcut={copyKey}
            />
          </div>
          <p className="bb-person-card__text">{keepTogether(answer.text)}</p>
        </div>
        {answer.sources.length === 0 ? (
          <p className="bb-reservation">
            <Icon shape={IconAlertTriangle} />
            <span>Zonder bron. Controleer dit antwoord voordat u het doorgeeft.</span>
          </p>
        ) : (
          <CardSources citations={answer.sources} onOpen={onOpenSource} />
        )}
      </div>
    </article>
  );
}
