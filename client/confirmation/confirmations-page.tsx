import { Link } from 'react-router';
import { AccountBar } from '../session/account-bar.tsx';
import { ServiceNotices } from '../session/service-notices.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { ConfirmationReports } from './confirmation-reports.tsx';

/** The confirmations that were made, for the quality monitor. */
export function ConfirmationsPage() {
  return (
    <PageFrame title="Bevestigingen" end={<AccountBar />} notices={<ServiceNotices />}>
      <Link to="/" className="utrecht-link utrecht-link--html-a">
        Ga terug naar de antwoorden
      </Link>
      <ConfirmationReports />
    </PageFrame>
  );
}
