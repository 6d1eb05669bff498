import './help-sheet.css';
import { type KeyboardEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ANY_DIGIT, chordOf, digitOf, refusalOf } from './chord.ts';
import { useKeyBindings } from './key-bindings.tsx';
import { FIXED_KEYS, KEY_ACTIONS, KEYS, type KeyAction } from './keys.ts';

type Outcome = { action: KeyAction; refusal: string | null };

/** All keys of the console, each of which the agent can change. */
export function HelpSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { bindings, bind, reset } = useKeyBindings();
  const [recording, setRecording] = useState<KeyAction | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const record = (action: KeyAction) => (event: KeyboardEvent) => {
    if (recording !== action || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setRecording(null);
    const pressed = chordOf(event);
    if (pressed === null) return;
    const chord = action === 'source' ? pressed.replace(/[1-9]$/, ANY_DIGIT) : pressed;
    const taken = KEY_ACTIONS.find((other) => other !== action && bindings[other] === chord);
    const refusal =
      refusalOf(chord) ??
      (taken ? `${chord} is al in gebruik: ${KEYS[taken].label}.` : null) ??
      (action === 'source' && digitOf(pressed) === null ? 'Kies een combinatie met een cijfer.' : null);
    if (refusal === null) bind(action, chord);
    setRecording(null);
    setOutcome({ action, refusal });
  };

  return (
    <Dialog title="Toetsen" isOpen={isOpen} onClose={onClose}>
      <div className="bb-form">
        <p className="bb-small bb-soft">
          Toetsen met Ctrl of Alt werken ook terwijl u typt. Wijzigingen gelden in deze browser.
        </p>
        <ul className="bb-keys">
          {KEY_ACTIONS.map((action) => (
            <li key={action} className="bb-keys__row">
              <span>{KEYS[action].label}</span>
              <kbd>{bindings[action]}</kbd>
              <span onKeyDownCapture={record(action)}>
                <Button
                  look="subtle"
                  size="small"
                  pressed={recording === action}
                  aria-label={`Wijzig de toets voor: ${KEYS[action].label}`}
                  onPress={() => {
                    setOutcome(null);
                    setRecording(action);
                  }}
                >
                  {recording === action ? 'Druk een toets' : 'Wijzig'}
                </Button>
              </span>
              <span className="bb-keys__outcome" role="status">
                {recording === action && 'Druk de nieuwe toetsen samen in. Esc: laat het zo.'}
                {outcome?.action === action && (outcome.refusal ?? 'Bewaard.')}
              </span>
            </li>
          ))}
          {FIXED_KEYS.map((fixed) => (
            <li key={fixed.label} className="bb-keys__row">
              <span>{fixed.label}</span>
              <kbd>{fixed.keys}</kbd>
            </li>
          ))}
        </ul>
        <div className="bb-actions">
          <Button
            size="small"
            onPress={() => {
              reset();
              setOutcome(null);
            }}
          >
            Zet de standaardtoetsen terug
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
