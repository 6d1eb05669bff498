import './confirmation.css';
import type { ConfirmationReport } from '../../server/contract/confirmation.ts';
import { messageOf } from '../api/api-error.ts';
import { dateAndTime, duration } from '../ui/dates.ts';
import { Fold } from '../ui/fold.tsx';
import { keepTogether } from '../ui/keep-together.ts';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { CHANGES, PARTS } from './parts.ts';
import { useConfirmationReports } from './use-confirmation.ts';

/** For the quality monitor: what was confirmed in writing, what agents struck and added, and how long checking took. */
export function ConfirmationReports() {
  const reports = useConfirmationReports();
  if (reports.isPending) return <Loading what="De bevestigingen" lines={5} />;
  if (reports.isError) return <Notice tone="error">{messageOf(reports.error)}</Notice>;
  if (reports.data.length === 0) {
    return (
      <p>
        Er is nog geen bevestiging gemaakt. Zodra een medewerker er een maakt, ziet u hier wat is geschrapt en
        toegevoegd.
      </p>
    );
  }
  return (
    <ul className="bb-reports">
      {reports.data.map((report) => (
        <Report key={report.id} report={report} />
      ))}
    </ul>
  );
}

const sentences = (n: number, what: string) => `${n} ${n === 1 ? 'zin' : 'zinnen'} ${what}`;

function Report({ report }: { report: ConfirmationReport }) {
  const { counts, changes } = report;
  const done = [
    sentences(counts.kept, 'behouden'),
    `${counts.changed} gewijzigd`,
    `${counts.struck} geschrapt`,
    `${counts.added} toegevoegd`,
  ].join(', ');
  return (
    <li className="bb-section bb-report">
      <h2 className="utrecht-heading-3">
        {report.reference}, versie {report.version}
      </h2>
      <p className="bb-small bb-soft">
        {dateAndTime(report.at)}. {report.agent}, gesprek {report.callNumber}. Nagekeken in{' '}
        {duration(report.checkMs)}.
      </p>
      <p>{done}.</p>
      {changes === null ? (
        <p className="bb-small bb-soft">
          De beller wilde niet dat het gesprek werd bewaard. De zinnen zijn er niet meer.
        </p>
      ) : (
        <Fold level={3} title="Zinnen" startsOpen={counts.struck + counts.added + counts.changed > 0}>
          {changes.map((card) => (
            <div key={card.answerId} className="bb-confirmation__part">
              <h4 className="bb-report__card">{card.title}</h4>
              <ul className="bb-confirmation__sentences">
                {card.sentences.map((s, i) => (
                  <li
                    // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
                    key={i}
                    className={`bb-sentence ${s.change === 'behouden' ? '' : 'bb-sentence--touched'}`}
                  >
                    <div className="bb-sentence__text">
                      {CHANGES[s.change] !== '' && (
                        <span className="bb-sentence__change">
                          {CHANGES[s.change]} ({PARTS.find((p) => p.value === s.part)?.label})
                        </span>
                      )}
                      {s.was !== null && s.was !== s.now && <s>{keepTogether(s.was)}</s>}
                      {s.now !== null && <span>{keepTogether(s.now)}</span>}
                    </div>
                  </li>
                ))}
              </ul>
            </div>
          ))}
          <p className="bb-small bb-soft bb-report__hash">Controlegetal: {report.hash}</p>
        </Fold>
      )}
    </li>
  );
}
