/** The summary with which the caller was handed over, as it was put on record. */
export function ReviewHandOver({ summary }: { summary: string }) {
  return summary === '' ? (
    <p className="bb-soft">De samenvatting is niet (meer) bewaard.</p>
  ) : (
    <p className="bb-as-typed">{summary}</p>
  );
}
