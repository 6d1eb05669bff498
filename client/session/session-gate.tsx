import { createContext, type ReactNode, useContext } from 'react';
import type { SessionInfo, User } from '../../server/contract/accounts.ts';
import { messageOf } from '../api/api-error.ts';
import { LiveProvider } from '../api/live.tsx';
import { useSession } from '../api/session.ts';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { RenewSession } from './renew-session.tsx';
import { SignInPage } from './sign-in-page.tsx';

type SignedIn = { user: User; info: SessionInfo };

const SignedInContext = createContext<SignedIn | null>(null);

/** Shows the sign-in page until someone is signed in, and then the console for that person. */
export function SessionGate({ children }: { children: (user: User) => ReactNode }) {
  const session = useSession();
  if (session.isPending) {
    return (
      <PageFrame title="BelBot" narrow>
        <Loading what="De console" />
      </PageFrame>
    );
  }
  if (session.isError) {
    return (
      <PageFrame title="BelBot is niet te bereiken" narrow>
        <Notice tone="error">{messageOf(session.error)}</Notice>
        <div className="bb-actions">
          <Button look="primary" onPress={() => session.refetch()}>
            Probeer opnieuw
          </Button>
        </div>
      </PageFrame>
    );
  }
  const { user } = session.data;
  if (user === null) return <SignInPage info={session.data} />;
  return (
    <SignedInContext value={{ user, info: session.data }}>
      <LiveProvider key={user.id}>
        {children(user)}
        <RenewSession user={user} />
      </LiveProvider>
    </SignedInContext>
  );
}

/** Who is signed in. Throws outside SessionGate. */
export function useSignedIn(): SignedIn {
  const signedIn = useContext(SignedInContext);
  if (!signedIn) throw new Error('useSignedIn needs a SessionGate above it');
  return signedIn;
}
