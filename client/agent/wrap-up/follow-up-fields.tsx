import type { WrapUpProposal } from '../../../server/contract/wrap-up.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Draft, Problems, withProposal } from './draft.ts';

type FollowUpFieldsProps = {
  filled: ReturnType<typeof withProposal>;
  onChange: (change: Partial<Draft>) => void;
  referrals: WrapUpProposal['referrals'];
  problems: Problems;
};

/** What belongs to the follow-up that was chosen. */
export function FollowUpFields({ filled, onChange, referrals, problems }: FollowUpFieldsProps) {
  if (filled.kind === 'terugbellen') {
    return (
      <div className="bb-wrap-up__part">
        <div data-field="date" className="bb-wrap-up__date">
          <TextField
            label="Op welke dag belt u terug?"
            type="date"
            value={filled.date}
            onChange={(date) => onChange({ date })}
            error={problems.date}
          />
        </div>
        <div data-field="reason">
          <TextField
            label="Waarom belt u terug?"
            description="Noem geen gegevens van de beller."
            value={filled.reason}
            onChange={(reason) => onChange({ reason })}
            error={problems.reason}
          />
        </div>
      </div>
    );
  }
  if (filled.kind === 'doorverwezen') {
    return (
      <div data-field="referral" className="bb-wrap-up__part">
        <SelectField
          label="Naar wie verwees u door?"
          value={filled.referral}
          onChange={(referral) => onChange({ referral })}
          options={[
            { value: '', label: 'Kies uit de lijst' },
            ...referrals.map(({ key, name }) => ({ value: key, label: name })),
          ]}
          error={problems.referral}
        />
      </div>
    );
  }
  if (filled.kind !== 'anders') return null;
  return (
    <div data-field="other" className="bb-wrap-up__part">
      <TextField
        label="Omschrijf wat er nog gebeurt"
        description="Noem geen gegevens van de beller."
        value={filled.other}
        onChange={(other) => onChange({ other })}
        error={problems.other}
      />
    </div>
  );
}
