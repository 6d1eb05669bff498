import { useState } from 'react';
import type { RetentionView } from '../../server/contract/retention.ts';
import { messageOf } from '../api/api-error.ts';
import { useCleanUp } from '../api/retention.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';

const NUMBER = new Intl.NumberFormat('nl-NL');

/** When data are cleaned up, and the way to do it now. */
export function CleanUp({ view: { settings, running } }: { view: RetentionView }) {
  const cleanUp = useCleanUp();
  const [asking, setAsking] = useState(false);
  const kind = settings.find((setting) => setting.kind === running?.kind);
  const begin = () => cleanUp.mutate(undefined, { onSettled: () => setAsking(false) });
  return (
    <section className="bb-section" aria-labelledby="opschonen">
      <div className="bb-admin__intro">
        <h2 id="opschonen" className="utrecht-heading-2">
          Opschonen
        </h2>
        <p>
          BelBot schoont op bij het starten en elke nacht om 3.00 uur. Wat verdwijnt, wordt ook in het bestand
          zelf overschreven.
        </p>
      </div>
      {cleanUp.isError && <Notice tone="error">{messageOf(cleanUp.error)}</Notice>}
      {running && (
        <div className="bb-cleaning" role="status">
          <progress aria-label="Bezig met opschonen" />
          <span>
            Bezig{kind ? ` met ${kind.name.toLowerCase()}` : ''}: {NUMBER.format(running.removed)} verwijderd.
          </span>
        </div>
      )}
      <div className="bb-actions">
        <Button busy={running !== null} onPress={() => setAsking(true)}>
          Nu opschonen …
        </Button>
      </div>
      <Dialog title="Nu opschonen?" isOpen={asking} onClose={() => setAsking(false)}>
        <div className="bb-form">
          <p>Wat ouder is dan deze termijnen verdwijnt nu. Lopende gesprekken blijven zoals ze zijn.</p>
          <dl className="bb-terms">
            {settings.map(({ kind: key, name, days }) => (
              <div key={key}>
                <dt>{name}</dt>
                <dd>{days === 1 ? '1 dag' : `${NUMBER.format(days)} dagen`}</dd>
              </div>
            ))}
          </dl>
          <Notice tone="warning" announce={false}>
            <strong>Opschonen kan niet ongedaan worden gemaakt.</strong>
          </Notice>
          <div className="bb-actions">
            <Button look="primary" busy={cleanUp.isPending} onPress={begin}>
              Schoon nu op
            </Button>
            <Button look="subtle" onPress={() => setAsking(false)}>
              Ga terug
            </Button>
          </div>
        </div>
      </Dialog>
    </section>
  );
}
