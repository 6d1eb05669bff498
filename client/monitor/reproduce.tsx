import { IconAlertTriangle, IconCircleCheckFilled, IconCircleOff, IconRefresh } from '@tabler/icons-react';
import type { ChangedPart, Reproduction } from '../../server/contract/answers.ts';
import { useReproduce } from '../api/answers.ts';
import { messageOf } from '../api/api-error.ts';
import { Button } from '../ui/button.tsx';
import { Icon, type IconShape } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Difference } from './difference.tsx';
import { Hash } from './hash.tsx';

const SHAPES: Record<Reproduction['result'], IconShape> = {
  same: IconCircleCheckFilled,
  different: IconAlertTriangle,
  impossible: IconCircleOff,
};

const PARTS: Record<ChangedPart, string> = {
  regel: 'Regels',
  parameter: 'Parameters',
  kennisbank: 'Kennisbank',
  model: 'Model',
  instellingen: 'Instellingen',
  programma: 'BelBot zelf',
  vraag: 'Vraag',
  gegevens: 'Gegevens',
};

function Changed({ changed }: Pick<Reproduction, 'changed'>) {
  if (changed.length === 0) return null;
  return (
    <>
      <h3 className="utrecht-heading-3">Gewijzigd sinds deze kaart</h3>
      <dl className="bb-receipt">
        {changed.map(({ what, was, is }) => (
          <div key={what}>
            <dt>{PARTS[what]}</dt>
            <dd>
              toen <Hash value={was} />, nu <Hash value={is} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Differences({ differences }: Pick<Reproduction, 'differences'>) {
  if (differences.length === 0) return null;
  return (
    <>
      <h3 className="utrecht-heading-3">Wat er anders is op de kaart</h3>
      {differences.map((difference) => (
        <Difference key={difference.field} difference={difference} />
      ))}
    </>
  );
}

/** Works the card out again and says whether the same comes out, and if not, why. */
export function Reproduce({ answerId }: { answerId: string }) {
  const { mutate, data, error, isPending } = useReproduce(answerId);
  return (
    <section className="bb-section" aria-labelledby="nareken">
      <h2 id="nareken" className="utrecht-heading-2">
        Reken na
      </h2>
      <p>
        BelBot maakt de kaart opnieuw: dezelfde vraag, gegevens en peildatum, met de kennisbank en de regels
        van nu. Er wordt niets bewaard.
      </p>
      <div className="bb-actions">
        <Button look="primary" icon={IconRefresh} busy={isPending} onPress={() => mutate()}>
          {isPending ? 'Bezig met narekenen' : 'Reken na'}
        </Button>
      </div>
      <div aria-live="polite" aria-busy={isPending}>
        {data && !isPending && (
          <p className={`bb-verdict bb-verdict--${data.result}`}>
            <Icon shape={SHAPES[data.result]} />
            <span>{data.reason}</span>
          </p>
        )}
      </div>
      {error && !isPending && <Notice tone="error">{messageOf(error)}</Notice>}
      {data && !isPending && <Changed changed={data.changed} />}
      {data && !isPending && <Differences differences={data.differences} />}
    </section>
  );
}
