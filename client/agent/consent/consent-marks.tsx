import './consent.css';
import { IconMicrophone, IconMicrophoneOff, IconUserCheck, IconUserQuestion } from '@tabler/icons-react';
import { Button } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import type { CallView } from '../../api/call-view.ts';
import { Icon } from '../../ui/icon.tsx';

type ConsentMarksProps = { view: CallView; onPress: () => void };

/** What the caller was told and agreed to, as two marks with words; pressed, it can be changed. */
export function ConsentMarks({ view, onPress }: ConsentMarksProps) {
  const informed = view.callerInformed
    ? 'Beller weet van de assistent'
    : 'Beller weet nog niet van de assistent';
  const recording = view.recording ? 'Gesprek wordt bewaard' : 'Gesprek wordt niet bewaard';
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button
        className="utrecht-button utrecht-button--subtle bb-button bb-button--small bb-consents"
        onPress={onPress}
      >
        <span className="bb-sr">Wijzig toestemming: </span>
        <span className={`bb-consent ${view.callerInformed ? '' : 'bb-consent--todo'}`}>
          <Icon shape={view.callerInformed ? IconUserCheck : IconUserQuestion} size={18} />
          <span className="bb-consent__text">{informed} </span>
        </span>
        <span className="bb-consent">
          <Icon shape={view.recording ? IconMicrophone : IconMicrophoneOff} size={18} />
          <span className="bb-consent__text">{recording}</span>
        </span>
      </Button>
      <Tooltip className="bb-tooltip" offset={6}>
        {informed}. {recording}. Wijzig.
      </Tooltip>
    </TooltipTrigger>
  );
}
