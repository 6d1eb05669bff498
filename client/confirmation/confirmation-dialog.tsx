import './confirmation.css';
import type { ConfirmationView } from '../../server/contract/confirmation.ts';
import { messageOf } from '../api/api-error.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { CardChoice } from './card-choice.tsx';
import { CardSentences } from './card-sentences.tsx';
import { DocumentPreview } from './document-preview.tsx';
import { MakeDocument } from './make-document.tsx';
import { useActiveTime } from './use-active-time.ts';
import { bodyOf, type Change, useConfirmation, useSaveDraft } from './use-confirmation.ts';

type DialogProps = { callId: string; isOpen: boolean; onClose: () => void };

/** The written confirmation: choose the cards, check every sentence, see the document, make it. */
export function ConfirmationDialog({ callId, isOpen, onClose }: DialogProps) {
  return (
    <Dialog title="Bevestiging" shape="wide" isOpen={isOpen} onClose={onClose}>
      <Confirmation callId={callId} />
    </Dialog>
  );
}

/** Mounted while the dialog is open, so that what it counts and shows starts anew each time. */
function Confirmation({ callId }: { callId: string }) {
  const confirmation = useConfirmation(callId, { fresh: true });
  const save = useSaveDraft(callId);
  const time = useActiveTime(true);
  if (confirmation.isPending) return <Loading what="De bevestiging" lines={6} />;
  if (confirmation.isError) return <Notice tone="error">{messageOf(confirmation.error)}</Notice>;
  const view = confirmation.data;
  const change = (next: Change['next']) => save.mutate({ next, activeMs: time.take() });
  return (
    <div className="bb-confirmation">
      <div className="bb-confirmation__edit">
        <Remarks view={view} masked={save.data?.masked ?? 0} />
        {save.isError && <Notice tone="error">{`Niet bewaard. ${messageOf(save.error)}`}</Notice>}
        <CardChoice view={view} onChange={change} />
        {view.cards.map((card) => (
          <CardSentences
            key={card.answerId}
            card={card}
            onChange={(sentences) =>
              change((now) => ({
                ...bodyOf(now),
                cards: bodyOf(now).cards.map((c) => (c.answerId === card.answerId ? { ...c, sentences } : c)),
              }))
            }
          />
        ))}
        {view.cards.length > 0 && (
          <Checkbox
            isSelected={view.explanation}
            onChange={(explanation) => change((now) => ({ ...bodyOf(now), explanation }))}
          >
            Leg de beller uit hoe we aan het antwoord komen
          </Checkbox>
        )}
      </div>
      <div className="bb-confirmation__see">
        <DocumentPreview content={view.content} />
        {view.cards.length > 0 && <MakeDocument callId={callId} view={view} takeTime={time.take} />}
      </div>
    </div>
  );
}

function Remarks({ view, masked }: { view: ConfirmationView; masked: number }) {
  return (
    <>
      {!view.recording && (
        <Notice tone="warning" announce={false}>
          De beller wil niet dat dit gesprek wordt bewaard. U kunt de bevestiging maken zolang het gesprek
          open is. Daarna is de tekst weg. Wel bewaren we een controlegetal, aantallen en de tijd van het
          nakijken.
        </Notice>
      )}
      <p className="bb-small bb-soft">
        Controleer elke zin. Zet geen namen of nummers van de beller in de zinnen. Een schriftelijke
        bevestiging is geen recht van de beller.
      </p>
      {masked > 0 && (
        <Notice tone="warning">
          In uw zin stond een persoonsgegeven. Dat is vervangen en niet bewaard. Kijk de zin na.
        </Notice>
      )}
    </>
  );
}
