import { Link } from 'react-router';
import { AccountBar } from '../session/account-bar.tsx';
import { PageFrame } from '../ui/page-frame.tsx';

/** For an address that leads nowhere. */
export function NotFoundPage() {
  return (
    <PageFrame title="Deze pagina bestaat niet" end={<AccountBar />} narrow>
      <p>Het adres klopt niet, of de pagina is niet voor uw rol.</p>
      <p>
        <Link to="/" className="utrecht-link utrecht-link--html-a">
          Ga naar de startpagina
        </Link>
      </p>
    </PageFrame>
  );
}
