import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import { messageOf } from '../api/api-error.ts';
import { useClientFileStatus } from '../api/client-file.ts';
import { Badge } from '../ui/badge.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';

/** Whether agents can fetch from a client file, and how that is changed. */
export function ClientFileState() {
  const status = useClientFileStatus();
  return (
    <section className="bb-section" aria-labelledby="dossier">
      <h2 id="dossier" className="utrecht-heading-2">
        Koppeling met het dossier
      </h2>
      {status.isPending && <Loading what="De koppeling" lines={1} />}
      {status.isError && <Notice tone="error">{messageOf(status.error)}</Notice>}
      {status.data &&
        (status.data.state === 'uit' ? (
          <>
            <Badge tone="found" shape={IconPlugConnectedX}>
              Uit
            </Badge>
            <p>BelBot kijkt in geen enkel dossier. Medewerkers vragen gegevens aan de beller.</p>
          </>
        ) : (
          <>
            <Badge tone="check" shape={IconPlugConnected}>
              Aan: demo met verzonnen personen
            </Badge>
            <p>
              Medewerkers kunnen ophalen wat een kaart nog vraagt. Wat zij ophalen wordt nergens bewaard; van
              een kaart die er mee is gemaakt blijft alleen het rekenbewijs.
            </p>
          </>
        ))}
      <p className="bb-small bb-soft">
        Deze schakelaar staat in de instellingen van de server: <code>CLIENT_FILE</code>.
      </p>
    </section>
  );
}
