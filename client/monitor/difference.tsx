import type { Reproduction } from '../../server/contract/answers.ts';
import { Fold } from '../ui/fold.tsx';
import { type Shown, shownSides } from './shown-sides.ts';

/** Above this many characters a difference starts folded away. */
const LONG = 400;

const LABELS: Record<string, string> = {
  status: 'Status',
  route: 'Soort vraag',
  question: 'Vraag',
  title: 'Conclusie',
  say: 'Zeg tegen de beller',
  explanation: 'Uitleg',
  steps: 'Stappen',
  watchOuts: 'Let op',
  referTo: 'Doorverwijzen',
  reservation: 'Voorbehoud',
  reason: 'Reden',
  citations: 'Bronnen',
  missing: 'Nog nodig',
  rule: 'Regel',
  inputs: 'Gebruikte gegevens',
  trace: 'Hoe de regel rekende',
  offer: 'Aangeboden berekening',
  referral: 'Doorverwezen naar',
  alternatives: 'Andere passages',
};

function Side({ name, shown }: { name: string; shown: Shown }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {shown.kind === 'nothing' && <span className="bb-soft">niets</span>}
        {shown.kind === 'text' && shown.text}
        {shown.kind === 'list' && (
          <ul className="utrecht-unordered-list bb-list">
            {shown.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        )}
        {shown.kind === 'data' && <pre className="bb-difference__data">{shown.text}</pre>}
      </dd>
    </div>
  );
}

/** One field of the card, as it was and as it comes out now. */
export function Difference({ difference }: { difference: Reproduction['differences'][number] }) {
  const { field, was, is } = difference;
  const sides = shownSides(was, is);
  return (
    <Fold level={4} title={LABELS[field] ?? field} startsOpen={was.length + is.length <= LONG}>
      {sides.same > 0 && (
        <p className="bb-small bb-soft">
          {sides.same === 1
            ? '1 deel is gelijk en staat hier niet.'
            : `${sides.same} delen zijn gelijk en staan hier niet.`}
        </p>
      )}
      <dl className="bb-difference">
        <Side name="Was" shown={sides.was} />
        <Side name="Is nu" shown={sides.is} />
      </dl>
    </Fold>
  );
}
