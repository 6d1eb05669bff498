import './feedback.css';
import {
  IconArrowBackUp,
  IconThumbDown,
  IconThumbDownFilled,
  IconThumbUp,
  IconThumbUpFilled,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Button, IconButton } from '../../ui/button.tsx';
import { useKeyBindings } from '../keys/key-bindings.tsx';
import { FeedbackReasons } from './feedback-reasons.tsx';
import { UnusedReasons } from './unused-reasons.tsx';
import type { CardFeedback } from './use-card-feedback.ts';
import { useFormFocus } from './use-form-focus.ts';

type FeedbackBarProps = { feedback: CardFeedback; onHelpline?: () => void; children?: ReactNode };

/** Under a card: thumb up, thumb down, not used; each one key, each to be undone. */
export function FeedbackBar({ feedback, onHelpline, children }: FeedbackBarProps) {
  const { bindings } = useKeyBindings();
  const { thumb, marked, form, said } = feedback;
  // A thumb needs no more than its key; "not used" needs a reason, so that form takes the focus.
  const formRef = useFormFocus(form, form === 'unused');
  return (
    <div className={`bb-feedback ${form === null ? 'bb-feedback--bar-only' : ''}`}>
      <fieldset className="bb-feedback__bar">
        <legend className="bb-sr">Wat vindt u van deze kaart?</legend>
        <IconButton
          icon={thumb.thumb === 'omhoog' ? IconThumbUpFilled : IconThumbUp}
          label="Duim omhoog"
          keys={bindings.up}
          aria-keyshortcuts={bindings.up}
          pressed={thumb.thumb === 'omhoog'}
          onPress={feedback.thumbUp}
        />
        <IconButton
          icon={thumb.thumb === 'omlaag' ? IconThumbDownFilled : IconThumbDown}
          label="Duim omlaag"
          keys={bindings.down}
          aria-keyshortcuts={bindings.down}
          pressed={thumb.thumb === 'omlaag'}
          onPress={feedback.thumbDown}
        />
        <Button
          look="subtle"
          size="small"
          pressed={marked.reason !== null}
          aria-keyshortcuts={bindings.unused}
          aria-expanded={form === 'unused'}
          onPress={feedback.toggleUnused}
        >
          Niet gebruikt
        </Button>
        {onHelpline && (
          <Button look="subtle" size="small" aria-keyshortcuts={bindings.helpline} onPress={onHelpline}>
            Hulplijn
          </Button>
        )}
        {children}
        <span className={`bb-feedback__said ${said.failed ? 'bb-feedback__said--failed' : ''}`}>
          <span role="status">{said.text}</span>
          {said.undo && <IconButton icon={IconArrowBackUp} label="Maak ongedaan" onPress={said.undo} />}
        </span>
      </fieldset>
      {/* Escape is caught on its way in: the choices inside keep it to themselves. */}
      <div ref={formRef} onKeyDownCapture={(event) => event.key === 'Escape' && feedback.closeForm()}>
        {form === 'reasons' && (
          <FeedbackReasons saved={thumb} onSave={feedback.saveReasons} onClose={feedback.closeForm} />
        )}
        {form === 'unused' && (
          <UnusedReasons saved={marked} onSave={feedback.saveUnused} onClose={feedback.closeForm} />
        )}
      </div>
    </div>
  );
}
