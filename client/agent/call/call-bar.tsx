import './call-bar.css';
import {
  IconKeyboard,
  IconMicrophone,
  IconMicrophoneOff,
  IconUserCheck,
  IconUserQuestion,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CallView } from '../../api/call-view.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { clock } from '../../ui/dates.ts';
import { Icon, type IconShape } from '../../ui/icon.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useKeyBindings } from '../keys/key-bindings.tsx';

const SECOND = 1000;

/** A consent as an icon with words; in the side bar only the icon shows, the words are read aloud. */
function ConsentMark({ shape, text, todo = false }: { shape: IconShape; text: string; todo?: boolean }) {
  return (
    <li className={`bb-consent ${todo ? 'bb-consent--todo' : ''}`} title={text}>
      <Icon shape={shape} size={18} />
      <span className="bb-consent__text">{text}</span>
    </li>
  );
}

function Running({ since }: { since: string | null }) {
  const now = useNow(SECOND);
  return <span className="bb-call-bar__time">{since ? clock(now - Date.parse(since)) : '00:00'}</span>;
}

type CallBarProps = {
  number: number;
  view: CallView;
  onHelp: () => void;
  onWrapUp: () => void;
  /** Beside the keys: the way to the confirmation. */
  children?: ReactNode;
};

/** Top of the call screen: how long it runs, which call, what the caller agreed to, and the way out. */
export function CallBar({ number, view, onHelp, onWrapUp, children }: CallBarProps) {
  const { bindings } = useKeyBindings();
  return (
    <div className="bb-call-bar">
      <Link to="/" className="bb-bar__name bb-call-bar__name">
        BelBot
      </Link>
      <h1 className="bb-call-bar__title">
        <span className="bb-call-bar__dot" aria-hidden />
        <Running since={view.startedAt} />
        <span>Gesprek {number}</span>
      </h1>
      <ul className="bb-call-bar__consents" aria-label="Toestemming">
        <ConsentMark
          shape={view.callerInformed ? IconUserCheck : IconUserQuestion}
          text={
            view.callerInformed ? 'Beller weet van de assistent' : 'Beller weet nog niet van de assistent'
          }
          todo={!view.callerInformed}
        />
        <ConsentMark
          shape={view.recording ? IconMicrophone : IconMicrophoneOff}
          text={view.recording ? 'Gesprek wordt bewaard' : 'Gesprek wordt niet bewaard'}
        />
      </ul>
      <div className="bb-call-bar__actions">
        {children}
        <IconButton icon={IconKeyboard} label="Toon de toetsen" keys={bindings.help} onPress={onHelp} />
        <Button size="small" onPress={onWrapUp} aria-keyshortcuts={bindings.wrapUp}>
          Afronden
        </Button>
      </div>
    </div>
  );
}
