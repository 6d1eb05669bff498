import './field.css';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { RadioGroup as AriaRadioGroup, Radio } from 'react-aria-components/RadioGroup';

type RadioGroupProps<V extends string> = {
  label: string;
  value: V | null;
  onChange: (value: V) => void;
  options: readonly { value: V; label: string }[];
  /** side: on one line where they fit. */
  layout?: 'stack' | 'side';
  error?: string | null;
};

/** One choice out of a few, all visible. */
export function RadioGroup<V extends string>(props: RadioGroupProps<V>) {
  const { label, value, onChange, options, layout = 'stack', error } = props;
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <AriaRadioGroup
      value={value}
      onChange={choose}
      isInvalid={Boolean(error)}
      orientation={layout === 'side' ? 'horizontal' : 'vertical'}
      className="bb-choice-group"
    >
      <Label className="utrecht-form-label">{label}</Label>
      <div className={`bb-choice-list ${layout === 'side' ? 'bb-choice-list--side' : ''}`}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className="bb-choice">
            {({ isSelected }) => (
              <>
                <span
                  className={`utrecht-radio-button bb-radio ${isSelected ? 'utrecht-radio-button--checked bb-radio--on' : ''}`}
                />
                <span className="utrecht-form-label utrecht-form-label--radio">{option.label}</span>
              </>
            )}
          </Radio>
        ))}
      </div>
      <FieldError className="utrecht-form-field-error-message">{error}</FieldError>
    </AriaRadioGroup>
  );
}
