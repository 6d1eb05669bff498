import { Link } from 'react-router';
import type { HelplineItem } from '../../server/contract/helpline.ts';
import { keepTogether } from '../ui/keep-together.ts';
import { WaitingTime } from './waiting-time.tsx';

/** What a question says in a list, also when it was not kept. */
export const questionOf = ({ question, recording }: Pick<HelplineItem, 'question' | 'recording'>): string =>
  question !== '' ? question : recording ? 'Vraag over een kaart' : 'Vraag niet bewaard';

/** Where a question stands, seen by this helper. */
export function standOf({ state, helper }: Pick<HelplineItem, 'state' | 'helper'>, me: string): string {
  const who = helper?.id === me ? 'u' : (helper?.name ?? 'een collega');
  if (state === 'waiting') return 'Wacht';
  if (state === 'taken') return `Bij ${who}`;
  return `Overgenomen door ${who}`;
}

type QueueListProps = { items: readonly HelplineItem[]; me: string; open: string | null };

/** The questions that are open, oldest first. */
export function QueueList({ items, me, open }: QueueListProps) {
  return (
    <ol className="bb-queue">
      {items.map((item) => (
        <li
          key={item.id}
          className={`bb-queue__item bb-queue__item--${item.helper?.id === me ? 'mine' : item.state}`}
        >
          <span className="bb-queue__head">
            <span className="bb-queue__stand">{standOf(item, me)}</span>
            <WaitingTime since={item.askedAt} />
          </span>
          <Link
            to={`/vragen/${item.id}`}
            className="utrecht-link utrecht-link--html-a bb-queue__question"
            aria-current={item.id === open ? 'page' : undefined}
          >
            {keepTogether(questionOf(item))}
          </Link>
          <span className="bb-small bb-soft">
            {item.askedBy}, gesprek {item.callNumber}
            {!item.recording && ' · niet bewaard'}
          </span>
        </li>
      ))}
    </ol>
  );
}
