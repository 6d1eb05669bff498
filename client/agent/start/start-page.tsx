import './start.css';
import { Link, useLocation, useNavigate } from 'react-router';
import { z } from 'zod';
import { callSummary } from '../../../server/contract/calls.ts';
import { useCalls } from '../../api/calls.ts';
import { AccountBar } from '../../session/account-bar.tsx';
import { ServiceNotices } from '../../session/service-notices.tsx';
import { duration } from '../../ui/dates.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageFrame } from '../../ui/page-frame.tsx';
import { ReopenCall } from '../reopen-call.tsx';
import { OpenCall } from './open-call.tsx';
import { RecentCalls } from './recent-calls.tsx';
import { StartCall } from './start-call.tsx';
import { StartDemo } from './start-demo.tsx';

/** What the call screen hands over when a call was ended. */
const arrival = z.object({ closed: callSummary });

/** Where an agent begins: a call, a demo call, or reading an earlier one back. */
export function StartPage() {
  const calls = useCalls();
  const closed = arrival.safeParse(useLocation().state).data?.closed;
  const navigate = useNavigate();
  const running = calls.data?.find((call) => call.closedAt === null);
  return (
    <PageFrame title="Gesprekken" end={<AccountBar />} notices={<ServiceNotices />}>
      {closed?.closedAt && (
        <Notice
          action={
            calls.data && !running ? (
              <ReopenCall call={closed} onReopened={() => navigate(`/gesprekken/${closed.id}`)} />
            ) : null
          }
        >
          Gesprek {closed.number} is afgerond. Het duurde{' '}
          {duration(Date.parse(closed.closedAt) - Date.parse(closed.startedAt))}.
        </Notice>
      )}
      <div className="bb-actions">
        <Link to="/gesprekken" className="utrecht-link utrecht-link--html-a">
          Zoek in uw gesprekken
        </Link>
      </div>
      <div className="bb-start">
        <div className="bb-start__begin">
          {running ? (
            <OpenCall call={running} />
          ) : (
            <>
              <StartCall />
              <StartDemo />
            </>
          )}
        </div>
        <RecentCalls calls={calls} />
      </div>
    </PageFrame>
  );
}
