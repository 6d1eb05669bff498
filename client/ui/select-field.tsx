import './field.css';
import { type ReactNode, useId } from 'react';

type SelectFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: { value: string; label: string }[];
  description?: ReactNode;
  /** What is wrong and what to do; null when nothing is. */
  error?: string | null;
};

/** A labelled list to choose one from: the browser's own, which every reader and phone knows. */
export function SelectField({ label, value, onChange, options, description, error }: SelectFieldProps) {
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
        aria-invalid={error ? true : undefined}
        aria-describedby={description || error ? `${id}-description` : undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {(description || error) && (
        <div
          id={`${id}-description`}
          className={error ? 'utrecht-form-field-error-message' : 'utrecht-form-field-description'}
        >
          {error ?? description}
        </div>
      )}
    </div>
  );
}
