import { IconCards, IconEar, IconEarOff } from '@tabler/icons-react';
import { IconButton } from '../../ui/button.tsx';
import { useKeyBindings } from '../keys/key-bindings.tsx';

type ListeningButtonsProps = { onRequest: boolean; onToggle: () => void; onCard: () => void };

/** Whether cards come by themselves, and a card for what was just said. */
export function ListeningButtons({ onRequest, onToggle, onCard }: ListeningButtonsProps) {
  const { bindings } = useKeyBindings();
  return (
    <>
      <IconButton
        icon={IconCards}
        label="Maak een kaart van wat net is gezegd"
        keys={bindings.request}
        onPress={onCard}
      />
      <IconButton
        icon={onRequest ? IconEarOff : IconEar}
        label={onRequest ? 'Laat kaarten weer vanzelf komen' : 'Toon kaarten alleen op verzoek'}
        keys={bindings.listening}
        onPress={onToggle}
      />
    </>
  );
}
