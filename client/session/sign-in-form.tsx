import { type FormEvent, type Ref, useState } from 'react';
import { messageOf } from '../api/api-error.ts';
import { useSignIn } from '../api/session.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';

export type Credentials = { username: string; password: string };

type SignInFormProps = {
  credentials: Credentials;
  onChange: (credentials: Credentials) => void;
  submitRef?: Ref<HTMLButtonElement>;
};

/** User name and password; what is missing or wrong is said at the field or above the form. */
export function SignInForm({ credentials, onChange, submitRef }: SignInFormProps) {
  const signIn = useSignIn();
  const [tried, setTried] = useState(false);
  const { username, password } = credentials;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (username.trim() !== '' && password !== '') signIn.mutate({ username, password });
  };

  return (
    <form className="bb-form" onSubmit={submit} noValidate>
      {signIn.isError && <Notice tone="error">{messageOf(signIn.error)}</Notice>}
      <TextField
        label="Gebruikersnaam"
        value={username}
        onChange={(value) => onChange({ username: value, password })}
        autoComplete="username"
        error={tried && username.trim() === '' ? 'Vul uw gebruikersnaam in.' : null}
      />
      <TextField
        label="Wachtwoord"
        type="password"
        value={password}
        onChange={(value) => onChange({ username, password: value })}
        autoComplete="current-password"
        error={tried && password === '' ? 'Vul uw wachtwoord in.' : null}
      />
      <div className="bb-actions">
        <Button ref={submitRef} look="primary" type="submit" busy={signIn.isPending}>
          Meld u aan
        </Button>
      </div>
    </form>
  );
}
