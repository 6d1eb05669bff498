import { useServiceStatus } from '../api/knowledge.ts';
import './service-notices.css';
import { type ReactNode, useState } from 'react';
import { useLive } from '../api/live.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { DemoBanner } from './demo-banner.tsx';
import { useSignedIn } from './session-gate.tsx';

function MeaningSearchOff({ reason }: { reason: string | null }) {
  const [open, setOpen] = useState(false);
  return (
    <Notice
      shape="line"
      tone="warning"
      action={
        reason && (
          <Button look="subtle" size="small" aria-expanded={open} onPress={() => setOpen(!open)}>
            {open ? 'Verberg de reden' : 'Toon de reden'}
          </Button>
        )
      }
    >
      {open && reason ? reason : 'Zoeken op betekenis staat uit. Zoeken op woorden werkt.'}
    </Notice>
  );
}

/** The lines under the bar: demo, no connection, meaning search off or being built, and what the page adds. */
export function ServiceNotices({ children }: { children?: ReactNode }) {
  const { info } = useSignedIn();
  const { offline } = useLive();
  const status = useServiceStatus().data;
  const percent = Math.round((status?.progress ?? 0) * 100);
  return (
    <div className="bb-notices">
      {info.demo && <DemoBanner />}
      {offline && (
        <Notice shape="line" tone="warning">
          Geen verbinding. Uw regels blijven bewaard en worden verstuurd zodra de verbinding terug is.
        </Notice>
      )}
      {status?.meaningSearch === 'uit' && <MeaningSearchOff reason={status.reason} />}
      {status?.meaningSearch === 'opbouw' && (
        <Notice shape="line">
          <span className="bb-progress-line">
            <span id="opbouw">Zoeken op betekenis staat uit: de index wordt opgebouwd.</span>
            <progress className="bb-progress" max={100} value={percent} aria-labelledby="opbouw" />
            <span>{percent} %</span>
          </span>
        </Notice>
      )}
      {children}
    </div>
  );
}
