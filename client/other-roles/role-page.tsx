import type { Role } from '../../server/contract/accounts.ts';
import { AccountBar } from '../session/account-bar.tsx';
import { ServiceNotices } from '../session/service-notices.tsx';
import { useSignedIn } from '../session/session-gate.tsx';
import { PageFrame } from '../ui/page-frame.tsx';

type OtherRole = Extract<Role, 'trainer'>;

const PAGES: Record<OtherRole, { title: string; later: string; now: string }> = {
  trainer: {
    title: 'Training',
    later: 'Hier komen de oefengesprekken, de scores en de voortgang van uw groep.',
    now: 'Dit deel is er nog niet. Een demogesprek afspelen kan nu al met een account van een medewerker.',
  },
};

const isOther = (role: Role): role is OtherRole => role in PAGES;

/** For a role without a workspace yet: what will come here, and what can be done today. */
export function RolePage() {
  const { user } = useSignedIn();
  if (!isOther(user.role)) return null;
  const page = PAGES[user.role];
  return (
    <PageFrame title={page.title} end={<AccountBar />} notices={<ServiceNotices />} narrow>
      <section className="bb-section" aria-label="Wat hier komt">
        <p>{page.later}</p>
        <p>{page.now}</p>
      </section>
    </PageFrame>
  );
}
