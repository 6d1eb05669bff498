import './choice-tiles.css';
import './field.css';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { RadioGroup as AriaRadioGroup, Radio } from 'react-aria-components/RadioGroup';

type ChoiceTilesProps<V extends string> = {
  label: string;
  value: V | null;
  onChange: (value: V) => void;
  /** digit: the key that chooses it, shown on the tile; who uses the tiles listens for it. */
  options: readonly { value: V; label: string; digit?: number }[];
  error?: string | null;
};

/** One choice out of a few as tiles, each with the key that chooses it. */
export function ChoiceTiles<V extends string>(props: ChoiceTilesProps<V>) {
  const { label, value, onChange, options, error } = props;
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <AriaRadioGroup
      // With a choice that is not here, none of them would be reached by Tab.
      value={options.some((option) => option.value === value) ? value : null}
      onChange={choose}
      isInvalid={Boolean(error)}
      orientation="horizontal"
      className="bb-choice-group"
    >
      <Label className="utrecht-form-label">{label}</Label>
      <div className="bb-tiles">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className="bb-tile">
            {option.digit !== undefined && <kbd aria-hidden>{option.digit}</kbd>}
            <span>{option.label}</span>
          </Radio>
        ))}
      </div>
      <FieldError className="utrecht-form-field-error-message">{error}</FieldError>
    </AriaRadioGroup>
  );
}
