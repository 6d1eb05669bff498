import './notice.css';
import { IconAlertTriangle, IconExclamationCircle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Icon, type IconShape } from './icon.tsx';

/** plain: always there, asks nothing. */
export type NoticeTone = 'plain' | 'info' | 'warning' | 'error';

const SHAPES: Record<NoticeTone, IconShape> = {
  plain: IconInfoCircle,
  info: IconInfoCircle,
  warning: IconAlertTriangle,
  error: IconExclamationCircle,
};

type NoticeProps = {
  tone?: NoticeTone;
  children: ReactNode;
  /** A button that does something about it. */
  action?: ReactNode;
  /** line: one quiet line over the full width. box: a framed message inside a page. */
  shape?: 'line' | 'box';
  /** False for what is there from the start and need not be read aloud. */
  announce?: boolean;
};

/** What is going on: what happened, what was kept, what to do now. An error is read aloud at once. */
export function Notice({ tone = 'info', children, action, shape = 'box', announce = true }: NoticeProps) {
  const role = !announce ? undefined : tone === 'error' ? 'alert' : 'status';
  return (
    <div className={`utrecht-alert utrecht-alert--${tone} bb-notice bb-notice--${shape}`} role={role}>
      <div className={`bb-notice__icon bb-notice__icon--${tone}`}>
        <Icon shape={SHAPES[tone]} />
      </div>
      <div className="bb-notice__text">{children}</div>
      {action && <div className="bb-notice__action">{action}</div>}
    </div>
  );
}
