import './helpline.css';
import { type KeyboardEvent, useState } from 'react';
import { MAX_LINE_LENGTH, MAX_NOTE_LENGTH } from '../../../server/contract/calls.ts';
import type { CardStatus } from '../../../server/contract/card.ts';
import { messageOf } from '../../api/api-error.ts';
import { useAskHelpline } from '../../api/helpline.ts';
import { newKey } from '../../api/new-key.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { statusWord } from '../card/card-badge.tsx';

/** The card a question is about. */
export type HelplineSubject = { answerId: string; title: string; question: string; status: CardStatus };

type AskHelplineProps = {
  callId: string;
  /** null: a question without a card. */
  subject: HelplineSubject | null;
  /** False: the caller refused recording. */
  recording: boolean;
  onClose: () => void;
};

function Subject({ subject }: { subject: HelplineSubject }) {
  return (
    <div className="bb-ask-about">
      <span className="bb-label">De hulplijn ziet deze kaart ({statusWord(subject.status)})</span>
      <p className="bb-ask-about__title">{subject.title}</p>
      {subject.question !== '' && <p className="bb-small">Vraag: “{subject.question}”</p>}
    </div>
  );
}

function AskForm({ callId, subject: given, recording, onClose }: AskHelplineProps) {
  const ask = useAskHelpline(callId);
  const [subject, setSubject] = useState(given);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  /** One question, however often it has to be sent. */
  const [key] = useState(newKey);
  const most = subject ? MAX_NOTE_LENGTH : MAX_LINE_LENGTH;
  const needsText = subject === null || (subject.question === '' && subject.title === '');
  const problem =
    text.length > most
      ? `De tekst is te lang. Gebruik hoogstens ${most} tekens.`
      : needsText && text.trim() === ''
        ? 'Schrijf wat u wilt weten.'
        : null;

  const send = () => {
    setTried(true);
    if (problem !== null || ask.isPending) return;
    const body = subject
      ? { answerId: subject.answerId, question: '', note: text }
      : { answerId: null, question: text, note: '' };
    ask.mutate({ key, ...body }, { onSuccess: onClose });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const plainEnter = event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing;
    if (!plainEnter || !(event.target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      className="bb-form"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {ask.isError && <Notice tone="error">{messageOf(ask.error)}</Notice>}
      {subject && <Subject subject={subject} />}
      <TextField
        key={subject ? 'note' : 'question'}
        label={subject ? 'Toelichting voor de hulplijn' : 'Uw vraag aan de hulplijn'}
        description={
          subject
            ? 'Mag leeg blijven. Noem geen gegevens van de beller.'
            : 'Noem geen gegevens van de beller.'
        }
        rows={3}
        autoFocus
        value={text}
        onChange={setText}
        error={tried ? problem : null}
      />
      {!recording && (
        <p className="bb-small bb-soft">
          De beller wil niet dat het gesprek wordt bewaard. De hulplijn ziet uw vraag zolang het gesprek
          loopt; alleen het antwoord wordt bewaard.
        </p>
      )}
      <div className="bb-actions">
        <Button look="primary" type="submit" busy={ask.isPending} aria-keyshortcuts="Enter">
          Verstuur naar de hulplijn
        </Button>
        {subject && (
          <Button look="subtle" onPress={() => setSubject(null)}>
            Vraag zonder kaart
          </Button>
        )}
      </div>
      <p className="bb-small bb-soft">
        <kbd>Enter</kbd> verstuurt, <kbd>Shift+Enter</kbd> begint een nieuwe regel.
      </p>
    </form>
  );
}

/** A small confirmation before a question goes to the second line. */
export function AskHelpline({ isOpen, ...props }: AskHelplineProps & { isOpen: boolean }) {
  return (
    <Dialog title="Vraag het aan de hulplijn" isOpen={isOpen} onClose={props.onClose}>
      <AskForm {...props} />
    </Dialog>
  );
}
