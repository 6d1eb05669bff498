import type { CallView } from '../../api/call-view.ts';
import { timeOfDay } from '../../ui/dates.ts';
import { keepTogether } from '../../ui/keep-together.ts';
import { valueText } from '../rule/origin.ts';
import { knownData, knownValues } from './known-data.ts';

type Row = { what: string; value: string; from: string; line: number | null };

function rowsOf(view: CallView): Row[] {
  const start = view.startedAt ? `begin, ${timeOfDay(view.startedAt)}` : 'begin';
  const informed = view.callerInformed ? 'ja' : 'nog niet';
  return [
    { what: 'Weet van digitale assistent', value: informed, from: start, line: null },
    {
      what: 'Gesprek wordt bewaard',
      value: view.recording ? 'ja' : 'nee',
      from: view.recordingChangedAt ? `gewijzigd, ${timeOfDay(view.recordingChangedAt)}` : start,
      line: null,
    },
    ...knownData(view.lines).map(({ what, line }) => ({
      what,
      value: 'genoemd, weggelaten',
      from: `${line.speaker}, ${timeOfDay(line.at)}`,
      line: line.n,
    })),
    ...knownValues(view.cards).map(({ label, text, origin, utterance }) => ({
      what: valueText(label),
      value: text,
      from:
        origin === 'ingevuld' || utterance === null
          ? origin
          : `${origin}, regel ${utterance}${origin === 'afgeleid' ? ', controleer' : ''}`,
      line: utterance,
    })),
  ];
}

type KnownDataListProps = { view: CallView; onLine: (line: number) => void };

/** The data known so far, each with where it came from; that leads to the line it was said in. */
export function KnownDataList({ view, onLine }: KnownDataListProps) {
  return (
    <dl className="bb-known">
      {rowsOf(view).map(({ what, value, from, line }) => (
        <div key={`${what} ${from}`} className="bb-known__row">
          <dt>{what}</dt>
          <dd>
            {keepTogether(value)}{' '}
            {line === null ? (
              <span className="bb-soft">({from})</span>
            ) : (
              <button type="button" className="bb-origin__line" onClick={() => onLine(line)}>
                ({from})
              </button>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
