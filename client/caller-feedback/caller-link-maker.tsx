import './caller-feedback.css';
import { IconLink } from '@tabler/icons-react';
import type { CallerLink } from '../../server/contract/caller-feedback.ts';
import { messageOf } from '../api/api-error.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { dateAndTime } from '../ui/dates.ts';
import { Notice } from '../ui/notice.tsx';
import { useCopy } from '../ui/use-copy.ts';
import { useCallerFeedback, useCallerLink, useMakeCallerLink } from './api.ts';

/** Makes a link with which the caller can answer alone, and shows it to copy or to read out. */
export function CallerLinkMaker({ callId }: { callId: string }) {
  const feedback = useCallerFeedback(callId);
  const link = useCallerLink(callId);
  const make = useMakeCallerLink(callId);

  if (feedback.data?.some(({ channel }) => channel === 'link')) {
    return <p className="bb-small bb-soft">De beller heeft al via een link geantwoord.</p>;
  }
  return (
    <div className="bb-caller-link">
      {make.isError && <Notice tone="error">Er is geen link gemaakt. {messageOf(make.error)}</Notice>}
      {link ? (
        <MadeLink link={link} />
      ) : (
        <p className="bb-small bb-soft">
          Of geef een link, dan antwoordt de beller later zelf. Inloggen is niet nodig.
        </p>
      )}
      <div className="bb-actions">
        <Button size="small" icon={IconLink} busy={make.isPending} onPress={() => make.mutate()}>
          {link ? 'Maak een nieuwe link' : 'Maak een link'}
        </Button>
        {link && <span className="bb-small bb-soft">De link hierboven werkt dan niet meer.</span>}
      </div>
    </div>
  );
}

function MadeLink({ link }: { link: CallerLink }) {
  const address = useCopy();
  const code = useCopy();
  return (
    <div className="bb-caller-link__made">
      <dl>
        <div>
          <dt className="bb-small bb-soft">Adres</dt>
          <dd>{link.page.replace(/^https?:\/\//, '')}</dd>
        </div>
        <div>
          <dt className="bb-small bb-soft">Code</dt>
          <dd className="bb-caller-link__code">
            {link.code.split('-').map((group, index, groups) => (
              // A code never changes, so a place in it is as good as a name.
              // biome-ignore lint/suspicious/noArrayIndexKey: groups may be the same
              <span key={index}>{index < groups.length - 1 ? `${group}-` : group}</span>
            ))}
          </dd>
        </div>
      </dl>
      <p className="bb-small bb-soft">
        Werkt één keer, tot {dateAndTime(link.expiresAt)} uur. De code staat alleen nu in beeld.
      </p>
      <div className="bb-actions">
        <CopyButton label="Kopieer de link" state={address.state} onCopy={() => address.copy(link.url)} />
        <CopyButton label="Kopieer de code" state={code.state} onCopy={() => code.copy(link.code)} />
      </div>
    </div>
  );
}
