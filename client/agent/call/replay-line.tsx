import { messageOf } from '../../api/api-error.ts';
import type { CallView } from '../../api/call-view.ts';
import { useStopReplay } from '../../api/calls.ts';
import { useScenarios } from '../../api/knowledge.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

type Replay = NonNullable<CallView['replay']>;

const STATES: Record<Replay['state'], string> = {
  started: 'Speelt af',
  finished: 'Afgespeeld',
  stopped: 'Gestopt',
};

/** Says that a written call is being played, with the way to stop it. It stays afterwards: nothing moves up. */
export function ReplayLine({ callId, replay }: { callId: string; replay: Replay }) {
  const scenarios = useScenarios();
  const stop = useStopReplay(callId);
  const title = scenarios.data?.find(({ id }) => id === replay.scenario)?.title ?? replay.scenario;
  return (
    <Notice
      shape="line"
      tone={replay.state === 'started' ? 'info' : 'plain'}
      announce={false}
      action={
        replay.state === 'started' && (
          <Button look="subtle" size="small" onPress={() => stop.mutate()} busy={stop.isPending}>
            Stop afspelen
          </Button>
        )
      }
    >
      {stop.isError ? (
        messageOf(stop.error)
      ) : (
        <span className="bb-one-line">
          {STATES[replay.state]}: {title}
        </span>
      )}
    </Notice>
  );
}
