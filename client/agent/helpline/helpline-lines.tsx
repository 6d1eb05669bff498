import { messageOf } from '../../api/api-error.ts';
import { usePlaces, useWithdraw } from '../../api/helpline.ts';
import { type HelplineRequest, isOpen } from '../../api/helpline-view.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** How a question stands, in one line. `place` is its number in the queue; null when not known. */
export function stateOf(request: HelplineRequest, place: number | null): string {
  const name = request.helper?.name ?? '';
  switch (request.state) {
    case 'waiting': {
      const where = place === null ? 'in de wachtrij' : `in de wachtrij, nummer ${place}`;
      if (request.released === 'verbinding-weg') return `weer ${where}. De collega viel weg.`;
      return request.released === null ? where : `weer ${where}`;
    }
    case 'taken':
      return `in behandeling bij ${name}`;
    case 'answered':
      return `beantwoord door ${name}`;
    case 'taken-over':
      return `${name} neemt dit gesprek over. Verbind de beller door.`;
    case 'withdrawn':
      return request.withdrawn === 'medewerker' ? 'vraag ingetrokken' : 'vraag ingetrokken, gesprek afgerond';
  }
}

type LineProps = {
  callId: string;
  request: HelplineRequest;
  place: number | null;
  /** Absent while the answer is in front already. */
  onOpen?: () => void;
};

function HelplineLine({ callId, request, place, onOpen }: LineProps) {
  const withdraw = useWithdraw(callId);
  const action = isOpen(request) ? (
    <Button look="subtle" size="small" busy={withdraw.isPending} onPress={() => withdraw.mutate(request.id)}>
      Trek in
    </Button>
  ) : (
    request.state === 'answered' &&
    onOpen && (
      <Button look="subtle" size="small" onPress={onOpen}>
        Open het antwoord
      </Button>
    )
  );
  const quiet = request.state === 'withdrawn' || (request.state === 'answered' && !onOpen);
  return (
    <Notice
      shape="line"
      tone={
        withdraw.isError ? 'error' : request.state === 'taken-over' ? 'warning' : quiet ? 'plain' : 'info'
      }
      action={action}
    >
      {withdraw.isError ? messageOf(withdraw.error) : <>Hulplijn: {stateOf(request, place)}</>}
    </Notice>
  );
}

type HelplineLinesProps = {
  callId: string;
  requests: readonly HelplineRequest[];
  /** Id of what is in front. */
  front: string | null;
  onOpen: (requestId: string) => void;
};

/** What goes on at the second line: every open question, a call that was taken over, and the last question whatever became of it. */
export function HelplineLines({ callId, requests, front, onOpen }: HelplineLinesProps) {
  const places = usePlaces(
    callId,
    requests.some(({ state }) => state === 'waiting'),
  );
  const shown = requests.filter(
    (request) => isOpen(request) || request.state === 'taken-over' || request === requests.at(-1),
  );
  return shown.map((request) => (
    <HelplineLine
      key={request.id}
      callId={callId}
      request={request}
      place={places.data?.find(({ requestId }) => requestId === request.id)?.place ?? null}
      onOpen={front === request.id ? undefined : () => onOpen(request.id)}
    />
  ));
}
