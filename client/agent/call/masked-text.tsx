/** A token that stands for personal data: kind and number, as the server writes it. */
const TOKEN = /\[[A-Z][A-Z-]*-\d+\]/g;

/** Splits masked text in plain pieces and tokens, in order. */
export function splitMasked(text: string): { text: string; token: boolean; at: number }[] {
  const pieces: { text: string; token: boolean; at: number }[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), token: false, at: end });
    pieces.push({ text: match[0].slice(1, -1), token: true, at: match.index });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), token: false, at: end });
  return pieces;
}

/** A line of the call; what was masked stands out as a token. */
export function MaskedText({ text }: { text: string }) {
  return splitMasked(text).map((piece) =>
    piece.token ? (
      <span key={piece.at} className="bb-token">
        {piece.text}
      </span>
    ) : (
      <span key={piece.at}>{piece.text}</span>
    ),
  );
}
