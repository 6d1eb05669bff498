import { IconArrowRight, IconCheck, IconHelp, IconMinus, IconX } from '@tabler/icons-react';
import type { TraceEntry, TraceRow } from '../../../server/contract/card.ts';
import { Fold } from '../../ui/fold.tsx';
import { Icon, type IconShape } from '../../ui/icon.tsx';
import { keepTogether } from '../../ui/keep-together.ts';
import { Basis, type SourceNames } from './basis.tsx';
import { valueText } from './origin.ts';

type Table = Extract<TraceEntry, { kind: 'table' }>;
type Verdict = TraceRow['cells'][number]['verdict'];

const VERDICTS: Record<Verdict, { word: string; shape: IconShape }> = {
  ja: { word: 'klopt', shape: IconCheck },
  nee: { word: 'klopt niet', shape: IconX },
  onbekend: { word: 'nog niet bekend', shape: IconHelp },
  'niet-nodig': { word: 'niet nodig', shape: IconMinus },
};

/** Any value will do here. */
const ANY = '-';

function Row({ row, table }: { row: TraceRow; table: Table }) {
  const matched = row.matched === 'ja';
  return (
    <tr className={`bb-row ${matched ? 'bb-row--matched' : ''}`}>
      <th scope="row" className="bb-row__number">
        Rij {row.number}
        {matched && (
          <span className="bb-row__this">
            <Icon shape={IconArrowRight} size={18} /> deze rij
          </span>
        )}
      </th>
      {row.cells.map((cell, index) => {
        const column = table.columns[index];
        const { word, shape } = VERDICTS[cell.verdict];
        return (
          <td
            key={column?.key ?? index}
            className={`bb-cell bb-cell--${cell.verdict} ${cell.test === ANY ? 'bb-cell--any' : ''}`}
          >
            <span className="bb-cell__column" aria-hidden>
              {valueText(column?.label ?? '')}
              {column && column.value !== cell.reads && (
                <>
                  : <strong>{keepTogether(column.value)}</strong>
                </>
              )}
            </span>
            <span className="bb-cell__reads">
              <Icon shape={shape} size={18} />
              <span>
                {keepTogether(cell.reads)}
                <span className="bb-sr">, {word}</span>
              </span>
            </span>
          </td>
        );
      })}
      <td className="bb-cell bb-cell--gives">
        <span className="bb-cell__column" aria-hidden>
          {matched ? 'Dus' : 'Zou geven'}
        </span>
        <span>{keepTogether(row.gives)}</span>
      </td>
      {!matched && (
        <td className="bb-cell bb-cell--because">
          <span className="bb-cell__column" aria-hidden>
            Waarom niet
          </span>
          <span>{keepTogether(valueText(row.because))}</span>
        </td>
      )}
    </tr>
  );
}

function Rows({ table, rows, caption }: { table: Table; rows: readonly TraceRow[]; caption: string }) {
  const because = rows.some(({ matched }) => matched !== 'ja');
  return (
    <table className="bb-table">
      <caption className="bb-sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Rij</th>
          {table.columns.map((column) => (
            <th key={column.key} scope="col">
              {valueText(column.label)}
              <span className="bb-table__value">{keepTogether(column.value)}</span>
            </th>
          ))}
          <th scope="col">Geeft</th>
          {because && <th scope="col">Waarom niet</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.number} row={row} table={table} />
        ))}
      </tbody>
    </table>
  );
}

/** A decision table: the row that fits this caller, and folded away why the others do not. */
export function TraceTable({ entry, names }: { entry: Table; names: SourceNames }) {
  const matched = entry.rows.filter((row) => row.matched === 'ja');
  const open = entry.rows.filter((row) => row.matched === 'onbekend');
  const others = entry.rows.filter((row) => row.matched === 'nee');
  const reasons = matched.filter(({ why, basis }) => why !== null || basis.length > 0);
  return (
    <div className="bb-decision">
      {matched.length > 0 && (
        <Rows table={entry} rows={matched} caption={`${valueText(entry.label)}: de rij die past`} />
      )}
      {reasons.map((row) => (
        <div key={row.number} className="bb-decision__why">
          {row.why && <p>{valueText(row.why)}.</p>}
          <Basis basis={row.basis} names={names} />
        </div>
      ))}
      {open.length > 0 && (
        <Rows table={entry} rows={open} caption={`${valueText(entry.label)}: rijen die nog kunnen`} />
      )}
      {others.length > 0 && (
        <Fold level={4} title={`Waarom niet de andere rijen (${others.length})`}>
          <Rows table={entry} rows={others} caption={`${valueText(entry.label)}: rijen die niet passen`} />
        </Fold>
      )}
    </div>
  );
}
