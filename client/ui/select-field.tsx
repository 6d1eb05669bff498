import './field.css';
import { type ReactNode, useId } from 'react';

type SelectFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: { value: string; label: string }[];
  description?: ReactNode;
};

/** A labelled list to choose one from: the browser's own, which every reader and phone knows. */
export function SelectField({ label, value, onChange, options, description }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="utrecht-form-field bb-field">
      <label className="utrecht-form-label utrecht-form-field__label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="utrecht-select utrecht-form-field__input bb-select"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={description ? `${id}-description` : undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {description && (
        <div id={`${id}-description`} className="utrecht-form-field-description">
          {description}
        </div>
      )}
    </div>
  );
}
