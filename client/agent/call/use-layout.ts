import { useMedia } from '../../ui/use-media.ts';

/** bar: one column. two: conversation and cards. three: search, source or article beside them. */
export type Layout = 'bar' | 'two' | 'three';

/** How much room the call screen has. */
export function useLayout(): Layout {
  const two = useMedia('(width >= 50rem)');
  const three = useMedia('(width >= 80rem)');
  return three ? 'three' : two ? 'two' : 'bar';
}
