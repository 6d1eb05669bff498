import { useEffect } from 'react';
import { useNavigate, useParams } from 'react-router';
import { messageOf } from '../api/api-error.ts';
import { useCallDetail } from '../api/calls.ts';
import { AccountBar } from '../session/account-bar.tsx';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { CallScreen } from './call/call-screen.tsx';
import { KeyBindingsProvider } from './keys/key-bindings.tsx';
import { ReviewPage } from './review/review-page.tsx';

/** One call: the workspace while it runs, a page to read it back once it is over. */
export function CallPage() {
  const { callId = '' } = useParams();
  const navigate = useNavigate();
  const detail = useCallDetail(callId);
  const number = detail.data?.call.number;

  useEffect(() => {
    if (number !== undefined) document.title = `Gesprek ${number} - BelBot`;
  }, [number]);

  if (detail.isPending) {
    return (
      <PageFrame title="Gesprek" end={<AccountBar />}>
        <Loading what="Het gesprek" lines={6} />
      </PageFrame>
    );
  }
  if (detail.isError) {
    return (
      <PageFrame title="Dit gesprek kan niet worden geopend" end={<AccountBar />} narrow>
        <Notice tone="error">{messageOf(detail.error)}</Notice>
        <div className="bb-actions">
          <Button onPress={() => navigate('/')}>Ga naar de startpagina</Button>
        </div>
      </PageFrame>
    );
  }
  const { call, events } = detail.data;
  if (call.closedAt !== null) return <ReviewPage call={call} events={events} />;
  return (
    <KeyBindingsProvider>
      <CallScreen key={call.id} call={call} onClosed={(closed) => navigate('/', { state: { closed } })} />
    </KeyBindingsProvider>
  );
}
