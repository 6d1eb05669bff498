import { Notice } from '../ui/notice.tsx';

/** Says on every page of a demo that nothing in it is real. */
export function DemoBanner() {
  return (
    <Notice shape="line" tone="plain" announce={false}>
      Demo: verzonnen gesprekken, geen echte gegevens
    </Notice>
  );
}
