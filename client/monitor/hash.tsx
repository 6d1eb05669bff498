const SHORT = 12;

/** The beginning of a fingerprint; the whole of it on hover. */
export function Hash({ value }: { value: string }) {
  if (value === '') return <span className="bb-soft">niet vastgelegd</span>;
  return <code title={value}>{value.slice(0, SHORT)}</code>;
}
