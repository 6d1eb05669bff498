import type { Icon as TablerIcon } from '@tabler/icons-react';

export type IconShape = TablerIcon;

/** An icon from the one set the console uses. It repeats what the text beside it says, so readers skip it. */
export function Icon({ shape: Shape, size = 20 }: { shape: IconShape; size?: number }) {
  return <Shape className="bb-icon" size={size} stroke={1.75} aria-hidden focusable="false" />;
}
