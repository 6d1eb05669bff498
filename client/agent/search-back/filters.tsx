import './search-back.css';
import type { CallFilters } from '../../api/call-search.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useTopicOptions } from '../topic-name.ts';

const SOLVED = [
  { value: '', label: 'Alle uitkomsten' },
  { value: 'ja', label: 'Opgelost' },
  { value: 'deels', label: 'Deels opgelost' },
  { value: 'nee', label: 'Niet opgelost' },
];

type FiltersProps = {
  filters: CallFilters;
  onChange: (change: Partial<CallFilters>) => void;
  /** null: there is nothing to clear. */
  onClear: (() => void) | null;
};

/** What to look for: words, days, category and outcome. */
export function Filters({ filters, onChange, onClear }: FiltersProps) {
  const topics = useTopicOptions();
  return (
    <search className="bb-section bb-filters">
      <div className="bb-filters__words">
        <TextField
          label="Woorden"
          type="search"
          description="Uit wat is gezegd, kaarten, notities en samenvattingen. Het begin van een woord is genoeg."
          value={filters.q}
          onChange={(q) => onChange({ q })}
          autoComplete="off"
        />
      </div>
      <TextField label="Van" type="date" value={filters.from} onChange={(from) => onChange({ from })} />
      <TextField label="Tot en met" type="date" value={filters.to} onChange={(to) => onChange({ to })} />
      <SelectField
        label="Onderwerp"
        value={filters.category}
        onChange={(category) => onChange({ category })}
        options={[{ value: '', label: 'Alle onderwerpen' }, ...topics]}
      />
      <SelectField
        label="Uitkomst"
        value={filters.solved}
        onChange={(solved) => onChange({ solved })}
        options={SOLVED}
      />
      {onClear && (
        <div className="bb-actions">
          <Button look="subtle" onPress={onClear}>
            Wis de filters
          </Button>
        </div>
      )}
    </search>
  );
}
