import './call-bar.css';
import { IconKeyboard } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CallView } from '../../api/call-view.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { clock } from '../../ui/dates.ts';
import { useNow } from '../../ui/use-now.ts';
import { ConsentMarks } from '../consent/consent-marks.tsx';
import { useKeyBindings } from '../keys/key-bindings.tsx';

const SECOND = 1000;

function Running({ since }: { since: string | null }) {
  const now = useNow(SECOND);
  return <span className="bb-call-bar__time">{since ? clock(now - Date.parse(since)) : '00:00'}</span>;
}

type CallBarProps = {
  number: number;
  view: CallView;
  onConsent: () => void;
  onHelp: () => void;
  onWrapUp: () => void;
  /** Beside the keys: the way to the confirmation. */
  children?: ReactNode;
};

/** Top of the call screen: how long it runs, which call, what the caller agreed to, and the way out. */
export function CallBar({ number, view, onConsent, onHelp, onWrapUp, children }: CallBarProps) {
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
      <ConsentMarks view={view} onPress={onConsent} />
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
