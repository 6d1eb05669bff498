import './field.css';
import type { HTMLInputTypeAttribute } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';

type TextFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  description?: string;
  /** What is wrong and what to do; null when nothing is. */
  error?: string | null;
  type?: HTMLInputTypeAttribute;
  autoComplete?: string;
  autoFocus?: boolean;
  rows?: number;
};

/** A labelled text field; with `rows` it is a field of several lines. */
export function TextField(props: TextFieldProps) {
  const { label, description, error, rows, type = 'text', ...field } = props;
  return (
    <AriaTextField {...field} type={type} isInvalid={Boolean(error)} className="utrecht-form-field bb-field">
      <Label className="utrecht-form-label utrecht-form-field__label">{label}</Label>
      {description && (
        <Text slot="description" className="utrecht-form-field-description">
          {description}
        </Text>
      )}
      {rows ? (
        <TextArea
          rows={rows}
          className={`utrecht-textarea utrecht-form-field__input ${error ? 'utrecht-textarea--invalid' : ''}`}
        />
      ) : (
        <Input
          className={`utrecht-textbox utrecht-form-field__input ${error ? 'utrecht-textbox--invalid' : ''}`}
        />
      )}
      <FieldError className="utrecht-form-field-error-message utrecht-form-field__error-message">
        {error}
      </FieldError>
    </AriaTextField>
  );
}
