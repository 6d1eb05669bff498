import { IconArrowsSplit2, IconRouteAltLeft } from '@tabler/icons-react';
import { Button } from '../../ui/button.tsx';

type RulePartsProps = { onTrace: () => void; traceKey?: string; onWhatIf?: () => void };

/** Under a card of a rule: how it came to this, and what other values would give. */
export function RuleParts({ onTrace, traceKey, onWhatIf }: RulePartsProps) {
  return (
    <div className="bb-actions bb-rule-parts">
      <Button size="small" icon={IconRouteAltLeft} aria-keyshortcuts={traceKey} onPress={onTrace}>
        Hoe kom ik hieraan? {traceKey && <kbd>{traceKey}</kbd>}
      </Button>
      {onWhatIf && (
        <Button size="small" icon={IconArrowsSplit2} onPress={onWhatIf}>
          Probeer “wat als”
        </Button>
      )}
    </div>
  );
}
