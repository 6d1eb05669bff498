import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

const AnnounceContext = createContext<(text: string) => void>(() => {});

/** Gives every component below it a way to have a sentence read aloud without moving focus. */
export function LiveRegion({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  const announce = useCallback((text: string) => setSaid((before) => ({ text, turn: before.turn + 1 })), []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="bb-sr bb-sr--fixed" aria-live="polite">
        {/* A new element each turn: the same sentence twice is read twice. */}
        <span key={said.turn}>{said.text}</span>
      </div>
    </AnnounceContext>
  );
}

/** The function that has a sentence read aloud politely. */
export const useAnnounce = () => useContext(AnnounceContext);
