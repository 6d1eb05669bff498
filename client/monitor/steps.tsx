import { type AnswerDetail, STEP_NAMES } from '../../server/contract/answers.ts';

const MS = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 });

/** The way of the question: each step with what came out and how long it took. */
export function Steps({ steps }: { steps: AnswerDetail['steps'] }) {
  return (
    <section className="bb-section" aria-labelledby="stappen">
      <h2 id="stappen" className="utrecht-heading-2">
        Hoe de kaart is gemaakt
      </h2>
      <table className="bb-run">
        <thead>
          <tr>
            <th scope="col">Stap</th>
            <th scope="col">Uitkomst</th>
            <th scope="col" className="bb-run__ms">
              ms
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ name, outcome, ms, error }) => (
            <tr key={name}>
              <th scope="row">{STEP_NAMES[name] ?? name}</th>
              <td>
                {error === undefined ? outcome : <span className="bb-run__failed">mislukt: {error}</span>}
              </td>
              <td className="bb-run__ms">{MS.format(ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
