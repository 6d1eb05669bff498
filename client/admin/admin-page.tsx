import './admin.css';
import { messageOf } from '../api/api-error.ts';
import { useRetention } from '../api/retention.ts';
import { AccountBar } from '../session/account-bar.tsx';
import { ServiceNotices } from '../session/service-notices.tsx';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { CleanUp } from './clean-up.tsx';
import { ClientFileState } from './client-file-state.tsx';
import { RetentionTable } from './retention-table.tsx';
import { RunsTable } from './runs-table.tsx';

/** Where the beheerder begins: how long data are kept, what was cleaned up, and which switches are on. */
export function AdminPage() {
  const retention = useRetention();
  return (
    <PageFrame title="Beheer" end={<AccountBar />} notices={<ServiceNotices />}>
      {retention.isPending && (
        <section className="bb-section" aria-label="Bewaartermijnen">
          <Loading what="De bewaartermijnen" lines={8} />
        </section>
      )}
      {retention.isError && (
        <Notice
          tone="error"
          action={
            <Button size="small" onPress={() => retention.refetch()}>
              Probeer opnieuw
            </Button>
          }
        >
          {messageOf(retention.error)}
        </Notice>
      )}
      {retention.data && (
        <>
          <RetentionTable settings={retention.data.settings} />
          <CleanUp view={retention.data} />
          <RunsTable runs={retention.data.runs} />
        </>
      )}
      <ClientFileState />
    </PageFrame>
  );
}
