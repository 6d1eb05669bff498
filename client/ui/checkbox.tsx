import './field.css';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup as AriaCheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { Icon } from './icon.tsx';

type CheckboxProps = {
  children: ReactNode;
  isSelected?: boolean;
  onChange?: (selected: boolean) => void;
  /** The value inside a group. */
  value?: string;
};

/** A tick box with its text; the whole line can be pressed. */
export function Checkbox({ children, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox {...props} className="bb-choice">
      {({ isSelected }) => (
        <>
          <span className={`utrecht-custom-checkbox bb-tick ${isSelected ? 'bb-tick--on' : ''}`}>
            {isSelected && <Icon shape={IconCheck} />}
          </span>
          <span className="utrecht-form-label utrecht-form-label--checkbox">{children}</span>
        </>
      )}
    </AriaCheckbox>
  );
}

type CheckboxGroupProps<V extends string> = {
  label: string;
  value: V[];
  onChange: (value: V[]) => void;
  options: readonly { value: V; label: string }[];
};

/** Several tick boxes under one question. */
export function CheckboxGroup<V extends string>(props: CheckboxGroupProps<V>) {
  const { label, value, onChange, options } = props;
  const toOptions = (chosen: string[]) =>
    options.filter((option) => chosen.includes(option.value)).map((option) => option.value);
  return (
    <AriaCheckboxGroup
      value={value}
      onChange={(chosen) => onChange(toOptions(chosen))}
      className="bb-choice-group"
    >
      <Label className="utrecht-form-label">{label}</Label>
      <div className="bb-choice-list">
        {options.map((option) => (
          <Checkbox key={option.value} value={option.value}>
            {option.label}
          </Checkbox>
        ))}
      </div>
    </AriaCheckboxGroup>
  );
}
