import { useState } from 'react';
import type { User } from '../../server/contract/accounts.ts';
import { useSessionExpired } from '../api/session-expiry.ts';
import { Dialog } from '../ui/dialog.tsx';
import { type Credentials, SignInForm } from './sign-in-form.tsx';

/** Asks to sign in again over the page that was open, so that nothing on it is lost. */
export function RenewSession({ user }: { user: User }) {
  const expired = useSessionExpired();
  const [credentials, setCredentials] = useState<Credentials>({ username: user.username, password: '' });
  return (
    <Dialog title="Uw sessie is verlopen" isOpen={expired} onClose={() => {}} canClose={false}>
      <div className="bb-form">
        <p>
          U bent afgemeld omdat u een tijd niets deed. Uw gesprek is bewaard en wat u typte staat er nog. Meld
          u opnieuw aan om verder te gaan.
        </p>
        <SignInForm credentials={credentials} onChange={setCredentials} />
      </div>
    </Dialog>
  );
}
