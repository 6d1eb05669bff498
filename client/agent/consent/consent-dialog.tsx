import '../start/start.css';
import { type ReactNode, useState } from 'react';
import type { ConsentResult } from '../../../server/contract/consent.ts';
import { messageOf } from '../../api/api-error.ts';
import type { CallView } from '../../api/call-view.ts';
import { useChangeConsent } from '../../api/consent.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';

const count = (n: number, one: string, more: string) => (n === 1 ? `1 ${one}` : `${n} ${more}`);

/** Words the agent can speak. */
function Suggestion({ children }: { children: string }) {
  return (
    <figure className="bb-suggestion">
      <figcaption className="bb-label">Dit kunt u zeggen</figcaption>
      <blockquote>“{children}”</blockquote>
    </figure>
  );
}

function List({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <section className="bb-erase__list">
      <h3 className="utrecht-heading-3">{title}</h3>
      <ul className="utrecht-unordered-list bb-list">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}

type Change = ReturnType<typeof useChangeConsent>;

/** Asks whether it may be erased: what goes, what stays, and that it is for good. */
function ConfirmErase({ view, change, onBack }: { view: CallView; change: Change; onBack: () => void }) {
  const kept = view.lines.length + view.cards.length;
  return (
    <div className="bb-consent-dialog">
      {change.isError && <Notice tone="error">{messageOf(change.error)}</Notice>}
      <Suggestion>
        Dat is goed. Ik zet het bewaren uit en wis wat er van dit gesprek is opgeslagen. Ik help u op dezelfde
        manier verder.
      </Suggestion>
      <div className="bb-erase">
        <List
          title="Dit wordt gewist"
          items={
            kept === 0
              ? ['Er is nog niets gezegd dat is bewaard.']
              : [
                  `Wat u en de beller zeiden: ${count(view.lines.length, 'regel', 'regels')}.`,
                  `De vragen, gegevens en uitkomsten op ${count(view.cards.length, 'kaart', 'kaarten')}.`,
                ]
          }
        />
        <List
          title="Dit blijft"
          items={[
            'Hoeveel regels en kaarten er waren.',
            'Het rekenbewijs en de bronnen van elke kaart.',
            'Uw duimen, redenen en notitie.',
          ]}
        />
      </div>
      <p>U ziet alles op uw scherm tot u het gesprek afrondt. De kaarten blijven komen.</p>
      <Notice tone="warning" announce={false}>
        <strong>Wissen kan niet ongedaan worden gemaakt.</strong>
      </Notice>
      <div className="bb-actions">
        <Button look="primary" busy={change.isPending} onPress={() => change.mutate({ recording: false })}>
          Wis en stop met bewaren
        </Button>
        <Button look="subtle" autoFocus onPress={onBack}>
          Ga terug
        </Button>
      </div>
    </div>
  );
}

/** What has just been erased; the caller is not asked at once to think again. */
function Erased({ erased, onClose }: { erased: ConsentResult['erased']; onClose: () => void }) {
  const what =
    erased.lines + erased.cards === 0
      ? 'Er was niets om te wissen.'
      : `Gewist: ${count(erased.lines, 'regel', 'regels')} en de woorden van ${count(erased.cards, 'kaart', 'kaarten')}.`;
  return (
    <>
      <Notice>{what} Er wordt verder niets van het gesprek bewaard.</Notice>
      <Suggestion>Het is gewist. We gaan gewoon verder met uw vraag.</Suggestion>
      <Button autoFocus onPress={onClose}>
        Ga verder met het gesprek
      </Button>
    </>
  );
}

type RecordingProps = { view: CallView; change: Change; returned: boolean; onErase: () => void };

function Recording({ view, change, returned, onErase }: RecordingProps) {
  if (view.recording) {
    return (
      <>
        {change.data && <Notice>Het gesprek wordt vanaf nu bewaard, zonder persoonsgegevens.</Notice>}
        {!change.data && (
          <p>Het gesprek wordt bewaard, zonder persoonsgegevens. De beller mag zich bedenken.</p>
        )}
        <Button autoFocus={returned} onPress={onErase}>
          Stop met bewaren …
        </Button>
      </>
    );
  }
  return (
    <>
      <p>Het gesprek wordt niet bewaard. U ziet het op uw scherm tot u afrondt.</p>
      <Suggestion>
        Vindt u het goed als ik het gesprek vanaf nu bewaar, zonder uw persoonlijke gegevens? Nee zeggen mag;
        ik help u dan net zo goed.
      </Suggestion>
      <Button busy={change.isPending} onPress={() => change.mutate({ recording: true })}>
        Bewaar vanaf nu
      </Button>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="bb-consent-part">
      <h3 className="utrecht-heading-3">{title}</h3>
      {children}
    </section>
  );
}

type ConsentDialogProps = { callId: string; view: CallView; isOpen: boolean; onClose: () => void };

function Consent({ callId, view, onConfirm, confirming, onClose }: ConsentFormProps) {
  const informed = useChangeConsent(callId);
  const recording = useChangeConsent(callId);
  const [returned, setReturned] = useState(false);
  if (confirming && view.recording) {
    return <ConfirmErase view={view} change={recording} onBack={() => onConfirm(false)} />;
  }
  return (
    <div className="bb-consent-dialog">
      <Part title="De digitale assistent">
        {informed.isError && <Notice tone="error">{messageOf(informed.error)}</Notice>}
        {!view.callerInformed && (
          <Suggestion>Een digitale assistent kijkt met mij mee om het antwoord te zoeken.</Suggestion>
        )}
        <Checkbox
          isSelected={view.callerInformed}
          onChange={(callerInformed) => informed.mutate({ callerInformed })}
        >
          De beller weet dat een digitale assistent meekijkt
        </Checkbox>
      </Part>
      <Part title="Het gesprek bewaren">
        {recording.isError && (
          <Notice
            tone="error"
            action={
              !view.recording && (
                <Button size="small" onPress={() => recording.mutate({ recording: false })}>
                  Probeer opnieuw
                </Button>
              )
            }
          >
            {messageOf(recording.error)}
          </Notice>
        )}
        {recording.data && !view.recording ? (
          <Erased erased={recording.data.erased} onClose={onClose} />
        ) : (
          <Recording
            view={view}
            change={recording}
            returned={returned}
            onErase={() => {
              recording.reset();
              setReturned(true);
              onConfirm(true);
            }}
          />
        )}
      </Part>
    </div>
  );
}

type ConsentFormProps = Pick<ConsentDialogProps, 'callId' | 'view' | 'onClose'> & {
  confirming: boolean;
  onConfirm: (confirming: boolean) => void;
};

/** Changes in mid-call what the caller was told and agreed to. */
export function ConsentDialog({ callId, view, isOpen, onClose }: ConsentDialogProps) {
  const [confirming, setConfirming] = useState(false);
  const close = () => {
    setConfirming(false);
    onClose();
  };
  return (
    <Dialog
      title={confirming && view.recording ? 'Stoppen met bewaren en wissen?' : 'Toestemming van de beller'}
      isOpen={isOpen}
      onClose={close}
    >
      <Consent
        callId={callId}
        view={view}
        confirming={confirming}
        onConfirm={setConfirming}
        onClose={close}
      />
    </Dialog>
  );
}
