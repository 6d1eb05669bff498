import { useNavigate } from 'react-router';
import { useSignOut } from '../api/session.ts';
import { Button } from '../ui/button.tsx';
import { useSignedIn } from './session-gate.tsx';
import { ROLE_NAMES } from './sign-in-page.tsx';

/** Who is signed in, and the way out. */
export function AccountBar() {
  const { user } = useSignedIn();
  const navigate = useNavigate();
  const signOut = useSignOut();

  // The next one to sign in here starts at the start, not on a page of someone else.
  const leave = () => {
    navigate('/');
    signOut.mutate();
  };

  return (
    <>
      <span className="bb-small">
        {user.name} <span className="bb-soft bb-bar__role">· {ROLE_NAMES[user.role]}</span>
      </span>
      <Button look="subtle" size="small" onPress={leave} busy={signOut.isPending}>
        Meld u af
      </Button>
    </>
  );
}
