import type { RetentionRun } from '../../server/contract/retention.ts';
import { dateAndTime } from '../ui/dates.ts';
import { Fold } from '../ui/fold.tsx';
import { removedInWords, startedInWords } from './retention-words.ts';

const STATES: Record<RetentionRun['state'], string> = {
  loopt: 'loopt',
  klaar: 'klaar',
  afgebroken: 'afgebroken; de volgende beurt gaat verder',
};

/** The latest clean-ups, and what is never in them. */
export function RunsTable({ runs }: { runs: readonly RetentionRun[] }) {
  return (
    <section className="bb-section" aria-labelledby="beurten">
      <h2 id="beurten" className="utrecht-heading-2">
        Opschoonbeurten
      </h2>
      {runs.length === 0 ? (
        <p className="bb-soft">Hier komt een regel voor elke keer dat BelBot opschoont.</p>
      ) : (
        <table className="bb-table bb-table--runs">
          <thead>
            <tr>
              <th scope="col">Wanneer</th>
              <th scope="col">Door</th>
              <th scope="col">Afloop</th>
              <th scope="col">Verwijderd</th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <td>{dateAndTime(run.startedAt)}</td>
                <td data-label="Door">{startedInWords(run)}</td>
                <td data-label="Afloop">{STATES[run.state]}</td>
                <td data-label="Verwijderd">{removedInWords(run.removed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Fold title="Wat niet wordt opgeschoond, of vanzelf verdwijnt">
        <ul className="utrecht-unordered-list bb-list">
          <li>Afgelopen aanmeldingen verdwijnen vanzelf, binnen een minuut.</li>
          <li>Het serverlog bevat niets van wat is gezegd. BelBot zet het niet op schijf.</li>
          <li>
            Bronpassages waar een kaart naar verwees blijven: er staan geen persoonsgegevens in, en zonder die
            passages is niet meer te bewijzen wat een kaart liet zien.
          </li>
          <li>Accounts blijven tot u ze verwijdert.</li>
        </ul>
      </Fold>
    </section>
  );
}
