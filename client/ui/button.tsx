import './button.css';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { Icon, type IconShape } from './icon.tsx';

export type ButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'isPending'> & {
  children: ReactNode;
  /** primary: the one main action of a view. secondary: other actions. subtle: beside a text. */
  look?: 'primary' | 'secondary' | 'subtle';
  size?: 'normal' | 'small';
  icon?: IconShape;
  /** True while its work is going on: it keeps focus and does nothing. */
  busy?: boolean;
  /** For a button that stays down: a thumb, a switch. */
  pressed?: boolean;
  className?: string;
  ref?: Ref<HTMLButtonElement>;
};

const LOOKS = {
  primary: 'utrecht-button--primary-action',
  secondary: 'utrecht-button--secondary-action',
  subtle: 'utrecht-button--subtle',
};

const classes = (...names: (string | false | undefined)[]) => names.filter(Boolean).join(' ');

/** A button with a text; the text starts with a verb. */
export function Button({ look = 'secondary', size = 'normal', icon, pressed, busy, ...props }: ButtonProps) {
  const { children, className, onPress, type, ...rest } = props;
  return (
    <AriaButton
      {...rest}
      type={busy ? 'button' : type}
      onPress={busy ? undefined : onPress}
      aria-disabled={busy || undefined}
      aria-pressed={pressed}
      className={classes(
        'utrecht-button bb-button',
        LOOKS[look],
        size === 'small' && 'bb-button--small',
        pressed && 'utrecht-button--pressed',
        className,
      )}
    >
      {icon && <Icon shape={icon} />}
      <span>{children}</span>
    </AriaButton>
  );
}

type IconButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'aria-label'> & {
  icon: IconShape;
  /** What it does; read aloud and shown as a tooltip. */
  label: string;
  /** Key combination shown in the tooltip. */
  keys?: string;
  pressed?: boolean;
  className?: string;
};

/** A button that is only an icon; its name and key show as a tooltip on hover and on focus. */
export function IconButton({ icon, label, keys, pressed, className, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <AriaButton
        {...rest}
        aria-label={label}
        aria-pressed={pressed}
        className={classes(
          'utrecht-button utrecht-button--subtle bb-button bb-button--icon',
          pressed && 'utrecht-button--pressed',
          className,
        )}
      >
        <Icon shape={icon} />
      </AriaButton>
      <Tooltip className="bb-tooltip" offset={6}>
        {label}
        {keys ? ` (${keys})` : ''}
      </Tooltip>
    </TooltipTrigger>
  );
}
