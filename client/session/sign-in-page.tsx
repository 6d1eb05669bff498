import './sign-in.css';
import { useRef, useState } from 'react';
import type { Role, SessionInfo } from '../../server/contract/accounts.ts';
import { Button } from '../ui/button.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { DemoBanner } from './demo-banner.tsx';
import { type Credentials, SignInForm } from './sign-in-form.tsx';

/** The Dutch name of each role, as colleagues say it. */
export const ROLE_NAMES: Record<Role, string> = {
  medewerker: 'Medewerker',
  hulplijn: 'Hulplijn',
  trainer: 'Trainer',
  kwaliteitsmonitor: 'Kwaliteitsmonitor',
  kennisbeheerder: 'Kennisbeheerder',
  beheerder: 'Beheerder',
};

/** Where someone signs in; in demo mode with the accounts to try. */
export function SignInPage({ info }: { info: SessionInfo }) {
  const [credentials, setCredentials] = useState<Credentials>({ username: '', password: '' });
  const submit = useRef<HTMLButtonElement>(null);

  const fill = ({ username, password }: Credentials) => {
    setCredentials({ username, password });
    // Enter then signs in.
    submit.current?.focus();
  };

  return (
    <PageFrame title="Aanmelden" narrow notices={info.demo && <DemoBanner />}>
      <section className="bb-section" aria-label="Aanmelden">
        <SignInForm credentials={credentials} onChange={setCredentials} submitRef={submit} />
      </section>
      {info.demo && info.demoAccounts.length > 0 && (
        <section className="bb-section" aria-labelledby="demo-accounts">
          <h2 id="demo-accounts" className="utrecht-heading-3">
            Accounts voor de demo
          </h2>
          <ul className="bb-accounts">
            {info.demoAccounts.map((account) => (
              <li key={account.username} className="bb-accounts__item">
                <span className="bb-accounts__who">
                  <strong>{account.name}</strong>
                  <span className="bb-small bb-soft">{ROLE_NAMES[account.role]}</span>
                </span>
                <Button
                  size="small"
                  aria-label={`Gebruik dit account: ${account.name}`}
                  onPress={() => fill(account)}
                >
                  Gebruik dit account
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </PageFrame>
  );
}
