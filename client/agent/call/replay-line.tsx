import { messageOf } from '../../api/api-error.ts';
import { useStopReplay } from '../../api/calls.ts';
import { useScenarios } from '../../api/knowledge.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Says that a written call is being played, with the way to stop it. */
export function ReplayLine({ callId, scenario }: { callId: string; scenario: string }) {
  const scenarios = useScenarios();
  const stop = useStopReplay(callId);
  const title = scenarios.data?.find((candidate) => candidate.id === scenario)?.title ?? scenario;
  return (
    <Notice
      shape="line"
      announce={false}
      action={
        <Button look="subtle" size="small" onPress={() => stop.mutate()} busy={stop.isPending}>
          Stop afspelen
        </Button>
      }
    >
      {stop.isError ? messageOf(stop.error) : <span className="bb-one-line">Speelt af: {title}</span>}
    </Notice>
  );
}
