import type { CallView } from '../../api/call-view.ts';
import { timeOfDay } from '../../ui/dates.ts';
import { knownData } from './known-data.ts';

type Row = { what: string; value: string; from: string };

function rowsOf(view: CallView): Row[] {
  const start = view.startedAt ? `begin, ${timeOfDay(view.startedAt)}` : 'begin';
  return [
    { what: 'Weet van digitale assistent', value: view.callerInformed ? 'ja' : 'nog niet', from: start },
    {
      what: 'Gesprek wordt bewaard',
      value: view.recording ? 'ja' : 'nee',
      from: start,
    },
    ...knownData(view.lines).map(({ what, line }) => ({
      what,
      value: 'genoemd, weggelaten',
      from: `${line.speaker}, ${timeOfDay(line.at)}`,
    })),
  ];
}

/** The data known so far, each with where it came from. */
export function KnownDataList({ view }: { view: CallView }) {
  return (
    <dl className="bb-known">
      {rowsOf(view).map((row) => (
        <div key={`${row.what} ${row.from}`} className="bb-known__row">
          <dt>{row.what}</dt>
          <dd>
            {row.value} <span className="bb-soft">({row.from})</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
