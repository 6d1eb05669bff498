import { useNavigate } from 'react-router';
import type { CallSummary } from '../../../server/contract/calls.ts';
import { Button } from '../../ui/button.tsx';
import { timeOfDay } from '../../ui/dates.ts';

/** One call at a time: when one is still open, that is where to go. */
export function OpenCall({ call }: { call: CallSummary }) {
  const navigate = useNavigate();
  return (
    <section className="bb-section" aria-labelledby="loopt-nog">
      <h2 id="loopt-nog" className="utrecht-heading-2">
        Gesprek {call.number} loopt nog
      </h2>
      <p>Het begon om {timeOfDay(call.startedAt)}. Rond het af voordat u een nieuw gesprek begint.</p>
      <div className="bb-actions">
        <Button look="primary" onPress={() => navigate(`/gesprekken/${call.id}`)}>
          Ga verder met gesprek {call.number}
        </Button>
      </div>
    </section>
  );
}
