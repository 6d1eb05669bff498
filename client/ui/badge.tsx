import './badge.css';
import { Icon, type IconShape } from './icon.tsx';

/** What a colour means, everywhere: see theme.css. */
export type Tone = 'verified' | 'check' | 'action' | 'found' | 'danger';

/** A status as a word, a shape and a colour. */
export function Badge({ tone, shape, children }: { tone: Tone; shape: IconShape; children: string }) {
  return (
    <span className={`utrecht-status-badge bb-badge bb-badge--${tone}`}>
      <Icon shape={shape} size={18} />
      {children}
    </span>
  );
}
