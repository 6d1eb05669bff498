import './guidance.css';
import { IconBan, IconCheck, IconHeartHandshake } from '@tabler/icons-react';
import type { Guidance } from '../../../server/contract/card.ts';
import { Button } from '../../ui/button.tsx';
import { Icon, type IconShape } from '../../ui/icon.tsx';
import { keepTogether } from '../../ui/keep-together.ts';
import { CardPart, Sentences } from './card-parts.tsx';

type GuidanceViewProps = {
  guidance: Guidance;
  /** False where the guidance is the card itself, which has its title. */
  titled: boolean;
  /** Absent where nothing can be handed over: in a call that is over. */
  onHandOver?: () => void;
};

/** What this kind of line asks of the agent: what to do, what not, where to look, who takes over. */
export function GuidanceView({ guidance, titled, onHandOver }: GuidanceViewProps) {
  const { tone, title, why, lookUp, referrals, handOver } = guidance;
  return (
    <section className={`bb-guidance bb-guidance--${tone}`} aria-label="Aanpak">
      {titled && <h3 className="utrecht-heading-3 bb-part__title">{title}</h3>}
      {titled && <p className="bb-small bb-soft">{why}</p>}
      <Marked title="Doe" items={guidance.do} shape={IconCheck} />
      <Marked title="Doe niet" items={guidance.dont} shape={IconBan} />
      {lookUp.length > 0 && (
        <CardPart title="Zoek op in uw eigen systemen">
          <ul className="utrecht-unordered-list bb-list">
            {lookUp.map(({ what, where }) => (
              <li key={what}>
                <strong>{where}</strong>: {keepTogether(what)}
              </li>
            ))}
          </ul>
        </CardPart>
      )}
      {titled && referrals.length > 0 && (
        <CardPart title="Wie en hoe">
          <Sentences items={referrals.map((r) => r.say)} />
        </CardPart>
      )}
      {handOver && onHandOver && (
        <div className="bb-actions">
          <Button icon={IconHeartHandshake} onPress={onHandOver}>
            Draag warm over
          </Button>
        </div>
      )}
    </section>
  );
}

function Marked({ title, items, shape }: { title: string; items: readonly string[]; shape: IconShape }) {
  if (items.length === 0) return null;
  return (
    <CardPart title={title}>
      <ul className="bb-marked">
        {items.map((item) => (
          <li key={item} className="bb-marked__item">
            <Icon shape={shape} />
            <span>{keepTogether(item)}</span>
          </li>
        ))}
      </ul>
    </CardPart>
  );
}
