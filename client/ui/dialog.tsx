import './dialog.css';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from './button.tsx';

type DialogProps = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** dialog: in the middle. drawer: the full height at the side. wide: room for two columns. */
  shape?: 'dialog' | 'drawer' | 'wide';
  /** False for a dialog that must be answered. */
  canClose?: boolean;
};

const SHAPES = {
  dialog: 'bb-dialog',
  drawer: 'utrecht-drawer utrecht-drawer--inline-end bb-drawer',
  wide: 'bb-dialog bb-dialog--wide',
};

/** A dialog or a drawer over the page. Escape closes it and focus returns to where it was. */
export function Dialog(props: DialogProps) {
  const { title, isOpen, onClose, children, shape = 'dialog', canClose = true } = props;
  return (
    <ModalOverlay
      className="bb-backdrop"
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={canClose}
      isKeyboardDismissDisabled={!canClose}
    >
      <Modal className={SHAPES[shape]}>
        <AriaDialog className="bb-dialog__body">
          <div className="bb-dialog__head">
            <Heading slot="title" level={2} className="utrecht-heading-2">
              {title}
            </Heading>
            {canClose && <IconButton icon={IconX} label="Sluit" keys="Esc" onPress={onClose} />}
          </div>
          <div className="bb-dialog__content">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
