import { useCallback, useMemo, useRef } from 'react';

/** Tells whether the pointer or the focus is inside an element: the agent is busy with what stands there. */
export function useInUse() {
  const pointer = useRef(false);
  const focus = useRef(false);
  const handlers = useMemo(
    () => ({
      onPointerEnter: () => {
        pointer.current = true;
      },
      onPointerLeave: () => {
        pointer.current = false;
      },
      onFocus: () => {
        focus.current = true;
      },
      onBlur: () => {
        focus.current = false;
      },
    }),
    [],
  );
  const isInUse = useCallback(() => pointer.current || focus.current, []);
  return { handlers, isInUse };
}
