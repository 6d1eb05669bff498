import './fold.css';
import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import { Icon } from './icon.tsx';

type FoldProps = {
  title: ReactNode;
  children: ReactNode;
  level?: 2 | 3 | 4;
  startsOpen?: boolean;
  /** With onOpen: open or not is kept above it. */
  isOpen?: boolean;
  onOpen?: (open: boolean) => void;
};

/** Text that is folded away until asked for. */
export function Fold({ title, children, level = 3, startsOpen = false, isOpen, onOpen }: FoldProps) {
  return (
    <Disclosure
      className="bb-fold"
      defaultExpanded={startsOpen}
      isExpanded={isOpen}
      onExpandedChange={onOpen}
    >
      <Heading level={level} className="bb-fold__heading">
        <Button slot="trigger" className="bb-fold__trigger">
          <Icon shape={IconChevronRight} size={18} />
          <span>{title}</span>
        </Button>
      </Heading>
      <DisclosurePanel className="bb-fold__panel">
        <div className="bb-fold__content">{children}</div>
      </DisclosurePanel>
    </Disclosure>
  );
}
