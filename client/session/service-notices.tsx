import './service-notices.css';
import { useServiceStatus } from '../api/knowledge.ts';
import { useLive } from '../api/live.tsx';
import { Notice } from '../ui/notice.tsx';
import { DemoBanner } from './demo-banner.tsx';
import { useSignedIn } from './session-gate.tsx';

/** The lines under the bar: demo, no connection, meaning search off or being built. */
export function ServiceNotices() {
  const { info } = useSignedIn();
  const { offline } = useLive();
  const status = useServiceStatus().data;
  const percent = Math.round((status?.progress ?? 0) * 100);
  return (
    <>
      {info.demo && <DemoBanner />}
      {offline && (
        <Notice shape="line" tone="warning">
          Geen verbinding. Uw regels blijven bewaard en worden verstuurd zodra de verbinding terug is.
        </Notice>
      )}
      {status?.meaningSearch === 'uit' && (
        <Notice shape="line" tone="warning">
          Zoeken op betekenis staat uit: {status.reason ?? 'de reden is niet bekend'} Zoeken op woorden werkt
          wel.
        </Notice>
      )}
      {status?.meaningSearch === 'opbouw' && (
        <Notice shape="line">
          <span className="bb-progress-line">
            <span id="opbouw">Zoeken op betekenis staat uit: de index wordt opgebouwd.</span>
            <progress className="bb-progress" max={100} value={percent} aria-labelledby="opbouw" />
            <span>{percent} %</span>
          </span>
        </Notice>
      )}
    </>
  );
}
