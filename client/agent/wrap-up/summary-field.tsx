import type { WrapUpProposal } from '../../../server/contract/wrap-up.ts';
import { Notice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';

type SummaryFieldProps = {
  proposal: WrapUpProposal;
  value: string;
  onChange: (summary: string) => void;
  error: string | null;
};

/** The summary as it was drawn up, to put right; only the counts when the caller refused recording. */
export function SummaryField({ proposal, value, onChange, error }: SummaryFieldProps) {
  if (!proposal.keepsSummary) {
    return (
      <Notice tone="plain" announce={false}>
        De beller wilde niet dat het gesprek wordt bewaard. Van dit gesprek blijven alleen uw keuzes, uw
        notitie en deze aantallen: {proposal.summary}
      </Notice>
    );
  }
  return (
    <TextField
      label="Samenvatting"
      description={
        proposal.summary === ''
          ? 'Er kwam geen kaart die u gebruikte, dus er is niets opgesteld. Mag leeg blijven.'
          : 'Opgesteld uit de kaarten die u gebruikte. Pas aan wat niet klopt.'
      }
      rows={proposal.summary === '' ? 2 : 7}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
