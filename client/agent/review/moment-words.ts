/** What happened at a moment that is neither a line nor a card, as a head and the rest of the sentence. Pure. */
import type { CallEvent } from '../../../server/contract/calls.ts';
import { feedbackWords, unusedWords } from './opinion-words.ts';

type Words = [head: string, rest: string];

const REPLAY = { started: 'begonnen', finished: 'afgespeeld', stopped: 'gestopt' } as const;

type HelplineStep = Extract<CallEvent, { type: 'helpline' }>['step'];

function helplineWords(step: HelplineStep): string {
  switch (step.kind) {
    case 'asked':
      return step.question === '' ? 'Vraag gesteld' : `Vraag gesteld: ${step.question}`;
    case 'taken':
      return `In behandeling bij ${step.helper.name}`;
    case 'released':
      return 'Teruggegeven aan de wachtrij';
    case 'answered':
      return 'Beantwoord';
    case 'taken-over':
      return `Gesprek overgenomen door ${step.helper.name}`;
    case 'withdrawn':
      return 'Vraag ingetrokken';
  }
}

const consent = ({ callerInformed, recording }: { callerInformed: boolean; recording: boolean }) =>
  [
    callerInformed ? 'De beller weet van de assistent' : 'De beller wist nog niet van de assistent',
    recording ? 'het gesprek mag worden bewaard' : 'het gesprek mag niet worden bewaard',
  ].join('; ');

/** The words of a moment. */
export function momentWords(event: CallEvent): Words {
  switch (event.type) {
    case 'started':
      return ['Begin', consent(event)];
    case 'feedback':
      return feedbackWords(event.feedback);
    case 'unused':
      return unusedWords(event.unused);
    case 'replay':
      return ['Demogesprek', REPLAY[event.state]];
    case 'closed':
      return ['Afgerond', ''];
    case 'reopened':
      return ['Heropend', 'De afronding is teruggenomen'];
    // Told in a way of their own.
    case 'utterance':
    case 'card':
      return ['', ''];
    case 'consent':
      return ['Toestemming veranderd', consent(event)];
    case 'listening':
      return ['Meeluisteren', event.onRequest ? 'Alleen kaarten op verzoek' : 'Kaarten komen vanzelf'];
    case 'handover':
      return ['Overgedragen', `aan ${event.name}`];
    case 'helpline':
      return ['Hulplijn', helplineWords(event.step)];
  }
}
