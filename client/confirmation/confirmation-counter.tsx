import './confirmation.css';
import { IconFileText } from '@tabler/icons-react';
import { useKeyBindings } from '../agent/keys/key-bindings.tsx';
import { messageOf } from '../api/api-error.ts';
import type { CallCard } from '../api/call-view.ts';
import { IconButton } from '../ui/button.tsx';
import { useAnnounce } from '../ui/live-region.tsx';
import { canBeConfirmed, includedAs, toggled, useConfirmation, useSaveDraft } from './use-confirmation.ts';

const counted = (cards: number) => (cards === 1 ? '1 kaart' : `${cards} kaarten`);

/** In the call bar: opens the confirmation and says how many cards are in it. */
export function ConfirmationCounter({ callId, onOpen }: { callId: string; onOpen: () => void }) {
  const { bindings } = useKeyBindings();
  const cards = useConfirmation(callId).data?.cards.length ?? 0;
  return (
    <span className="bb-confirmation-counter">
      <IconButton
        icon={IconFileText}
        label={cards === 0 ? 'Bevestiging' : `Bevestiging, ${counted(cards)}`}
        keys={bindings.confirmation}
        aria-keyshortcuts={bindings.confirmation}
        onPress={onOpen}
      />
      {cards > 0 && (
        <span className="bb-confirmation-counter__number" aria-hidden>
          {cards}
        </span>
      )}
    </span>
  );
}

/** What the key does: the card in front goes in or out, and what happened is read aloud. */
export function useConfirmationKey(callId: string): { toggle: (entry: CallCard | undefined) => void } {
  const confirmation = useConfirmation(callId);
  const save = useSaveDraft(callId);
  const announce = useAnnounce();
  return {
    toggle(entry) {
      if (!entry) return announce('Er is nog geen kaart voor de bevestiging.');
      const inside = includedAs(entry, confirmation.data) !== null;
      if (!inside && !canBeConfirmed(entry)) {
        return announce('Deze kaart geeft geen antwoord en kan niet in de bevestiging.');
      }
      save.mutate(
        { next: toggled(entry), activeMs: 0 },
        {
          onSuccess: ({ cards }) =>
            announce(
              `${inside ? 'Kaart uit de bevestiging gehaald' : 'Kaart in de bevestiging gezet'}, ${counted(cards.length)}.`,
            ),
          onError: (error) => announce(messageOf(error)),
        },
      );
    },
  };
}
