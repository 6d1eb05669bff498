import { useState } from 'react';
import type { HelplineDetail } from '../../server/contract/helpline.ts';
import { messageOf } from '../api/api-error.ts';
import { useHelperStep } from '../api/helpline.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { keepTogether } from '../ui/keep-together.ts';
import { Notice } from '../ui/notice.tsx';
import { questionOf } from './queue-list.tsx';
import { WaitingTime } from './waiting-time.tsx';

type HeadProps = { request: HelplineDetail; me: string };

/** What became of a question that is no longer waiting, in a sentence; null while there is nothing to say. */
function newsOf({ state, helper, withdrawn, askedBy }: HelplineDetail, me: string): string | null {
  const mine = helper?.id === me;
  const name = helper?.name ?? 'een collega';
  if (state === 'taken') return mine ? null : `${name} heeft deze vraag genomen. U kunt meelezen.`;
  if (state === 'answered') {
    return mine ? `Uw antwoord is verstuurd naar ${askedBy}.` : `Beantwoord door ${name}.`;
  }
  if (state === 'taken-over') {
    return mine
      ? `U neemt dit gesprek over. ${askedBy} ziet dat en verbindt de beller met u door.`
      : `${name} heeft dit gesprek overgenomen.`;
  }
  if (state !== 'withdrawn') return null;
  return withdrawn === 'gesprek-afgerond'
    ? 'Het gesprek is afgerond. De vraag is daarom ingetrokken.'
    : `${askedBy} heeft deze vraag ingetrokken.`;
}

function TakeOver({ step, askedBy }: { step: ReturnType<typeof useHelperStep>; askedBy: string }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onPress={() => setAsking(true)}>Neem het gesprek over</Button>
      <Dialog title="Het gesprek overnemen" isOpen={asking} onClose={() => setAsking(false)}>
        <div className="bb-form">
          <p>
            {askedBy} ziet dat u het gesprek overneemt en verbindt de beller met u door. De vraag is daarmee
            afgehandeld; u geeft dan geen antwoord meer op het scherm.
          </p>
          <div className="bb-actions">
            <Button
              look="primary"
              busy={step.isPending}
              onPress={() => step.mutate('take-over', { onSettled: () => setAsking(false) })}
            >
              Neem over
            </Button>
            <Button look="subtle" onPress={() => setAsking(false)}>
              Ga terug
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}

/** The question itself, who asked it, where it stands, and what this helper can do with it. */
export function RequestHead({ request, me }: HeadProps) {
  const step = useHelperStep(request.id);
  const mine = request.state === 'taken' && request.helper?.id === me;
  const news = newsOf(request, me);
  const open = request.state === 'waiting' || request.state === 'taken';
  return (
    <section className="bb-section bb-request" aria-labelledby="de-vraag">
      <p className="bb-request__who bb-small bb-soft">
        <span>
          {request.askedBy}, gesprek {request.callNumber}
        </span>
        {open && (
          <span>
            {request.state === 'waiting' ? 'wacht' : 'gevraagd'} <WaitingTime since={request.askedAt} />
          </span>
        )}
      </p>
      <h2 id="de-vraag" tabIndex={-1} className="utrecht-heading-2 bb-request__question">
        {keepTogether(questionOf(request))}
      </h2>
      {request.note !== '' && (
        <p>
          <span className="bb-soft">Toelichting:</span> {request.note}
        </p>
      )}
      {!request.recording && open && (
        <Notice tone="plain" announce={false}>
          {request.question === '' && request.note === ''
            ? `De beller wil niet dat het gesprek wordt bewaard. De vraag stond alleen in het geheugen en is er niet meer. Vraag ${request.askedBy} ernaar.`
            : 'De beller wil niet dat het gesprek wordt bewaard. U ziet vraag en gesprek zolang het loopt; alleen uw antwoord wordt bewaard.'}
        </Notice>
      )}
      {news && <Notice tone={request.state === 'withdrawn' ? 'warning' : 'info'}>{news}</Notice>}
      {step.isError && <Notice tone="error">{messageOf(step.error)}</Notice>}
      {request.state === 'waiting' && (
        <div className="bb-actions">
          <Button look="primary" busy={step.isPending} onPress={() => step.mutate('take')}>
            Neem deze vraag
          </Button>
        </div>
      )}
      {mine && (
        <div className="bb-actions">
          <TakeOver step={step} askedBy={request.askedBy} />
          <Button look="subtle" busy={step.isPending} onPress={() => step.mutate('release')}>
            Geef terug aan de wachtrij
          </Button>
        </div>
      )}
    </section>
  );
}
