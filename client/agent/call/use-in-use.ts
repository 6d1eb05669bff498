import { useCallback, useMemo, useRef } from 'react';

/** Tells whether the pointer or the focus went into an element: the agent is busy with what stands there. */
export function useInUse() {
  const pointer = useRef(false);
  const focus = useRef(false);
  const handlers = useMemo(
    () => ({
      // Not on enter: a pointer that was left where the card came is not in use.
      onPointerMove: () => {
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
