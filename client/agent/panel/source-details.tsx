import type { Citation, CitedSource } from '../../../server/contract/card.ts';
import { longDate } from '../../../server/contract/dutch-date.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { validity } from '../../ui/dates.ts';
import { useCopy } from '../../ui/use-copy.ts';

const CERTAINTIES = {
  A: 'Zekerheid A: gelezen in primaire bron',
  B: 'Zekerheid B: gelezen in een betrouwbare secundaire bron',
};

const KINDS: Record<CitedSource['kind'], string> = { primair: 'Primaire bron', secundair: 'Secundaire bron' };

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function Address({ address }: { address: string }) {
  const { state, copy } = useCopy();
  // Plain text on purpose: the console opens nothing outside the organisation.
  return (
    <dd className="bb-source-address">
      <span>{address}</span>
      <CopyButton label="Kopieer adres" state={state} onCopy={() => copy(address)} />
    </dd>
  );
}

function Source({ source }: { source: CitedSource }) {
  const rows = [
    ['Plaats', source.place],
    ['Uitgever', source.publisher],
    ['Versie', source.version],
    ['Gelezen op', longDate(source.read)],
  ].filter(([, value]) => value);
  return (
    <li className="bb-source-card">
      <p>
        <strong>{source.title}</strong> <span className="bb-small bb-soft">{KINDS[source.kind]}</span>
      </p>
      <dl className="bb-facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {source.address && (
          <div>
            <dt>Adres</dt>
            <Address address={source.address} />
          </div>
        )}
      </dl>
    </li>
  );
}

/** Where a passage comes from: period, certainty, and each source with its version and place. */
export function SourceDetails({ citation }: { citation: Citation }) {
  return (
    <div className="bb-source-details">
      <p className="bb-small">
        {capital(validity(citation.validFrom, citation.validTo))}
        <br />
        {CERTAINTIES[citation.certainty]}
      </p>
      <ul className="bb-source-list">
        {citation.sources.map((source) => (
          <Source key={`${source.key} ${source.place}`} source={source} />
        ))}
      </ul>
    </div>
  );
}
