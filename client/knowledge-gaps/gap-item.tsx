import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { Citation } from '../../server/contract/card.ts';
import type { KnowledgeGap, MarkGapBody } from '../../server/contract/helpline.ts';
import { statusWord } from '../agent/card/card-badge.tsx';
import { CardSources } from '../agent/card/card-sources.tsx';
import { messageOf } from '../api/api-error.ts';
import { useMarkGap } from '../api/helpline.ts';
import { Button } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.ts';
import { Icon } from '../ui/icon.tsx';
import { keepTogether } from '../ui/keep-together.ts';
import { useAnnounce } from '../ui/live-region.tsx';
import { Notice } from '../ui/notice.tsx';
import { reasonLabel } from './gap-reasons.ts';
import { HandleGapForm } from './handle-gap-form.tsx';

type GapItemProps = {
  gap: KnowledgeGap;
  onOpenSource: (citation: Citation, index: number) => void;
  /** Called once it has been marked, with the gap as it was. */
  onMarked: (gap: KnowledgeGap, state: KnowledgeGap['state']) => void;
};

const shownBy = ({ cardStatus }: KnowledgeGap): string =>
  cardStatus === null ? 'Zonder kaart gevraagd' : `BelBot toonde: ${statusWord(cardStatus)}`;

/** One question BelBot could not answer: what was asked, what the helpline said, and what became of it. */
export function GapItem({ gap, onOpenSource, onMarked }: GapItemProps) {
  const mark = useMarkGap();
  const announce = useAnnounce();
  const [handling, setHandling] = useState(false);
  const titleId = `vraag-${gap.id}`;

  const save = (body: MarkGapBody) =>
    mark.mutate(
      { id: gap.id, body },
      {
        onSuccess: () => {
          setHandling(false);
          announce(body.state === 'open' ? 'Vraag weer open.' : 'Vraag afgehandeld.');
          onMarked(gap, body.state);
        },
      },
    );

  return (
    <article className="bb-section bb-gap" aria-labelledby={titleId}>
      <p className="bb-gap__facts bb-small bb-soft">
        <span>{dateAndTime(gap.at)}</span>
        <span>{shownBy(gap)}</span>
      </p>
      <h3 id={titleId} className="bb-gap__question">
        {gap.question !== ''
          ? keepTogether(gap.question)
          : gap.recording
            ? 'Vraag over een kaart'
            : 'Vraag niet bewaard: de beller wilde dat niet'}
      </h3>
      {gap.agentNote !== '' && (
        <p>
          <span className="bb-soft">Toelichting:</span> {keepTogether(gap.agentNote)}
        </p>
      )}
      <div className="bb-gap__answer">
        <p className="bb-label">Antwoord van {gap.answeredBy}, hulplijn</p>
        <p className="bb-gap__text">{keepTogether(gap.answer)}</p>
      </div>
      {gap.sources.length > 0 ? (
        <CardSources
          citations={gap.sources}
          onOpen={(index) => {
            const citation = gap.sources[index];
            if (citation) onOpenSource(citation, index);
          }}
        />
      ) : (
        <p className="bb-reservation">
          <Icon shape={IconAlertTriangle} />
          <span>Zonder bron</span>
        </p>
      )}
      {mark.isError && <Notice tone="error">{messageOf(mark.error)}</Notice>}
      {gap.state === 'afgehandeld' && (
        <p className="bb-small">
          <strong>Afgehandeld,</strong> want {reasonLabel(gap.reason)}
          {gap.note !== '' && `: ${gap.note}`}{' '}
          <span className="bb-soft">
            ({[gap.handledBy, gap.handledAt && dateAndTime(gap.handledAt)].filter(Boolean).join(', ')})
          </span>
        </p>
      )}
      {handling ? (
        <HandleGapForm busy={mark.isPending} onMark={save} onClose={() => setHandling(false)} />
      ) : (
        <div className="bb-actions">
          {gap.state === 'open' ? (
            <Button onPress={() => setHandling(true)}>Afgehandeld</Button>
          ) : (
            <Button look="subtle" busy={mark.isPending} onPress={() => save({ state: 'open' })}>
              Zet terug
            </Button>
          )}
        </div>
      )}
    </article>
  );
}
