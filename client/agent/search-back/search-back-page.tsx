import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type CallFilters, useCallSearch } from '../../api/call-search.ts';
import { AccountBar } from '../../session/account-bar.tsx';
import { ServiceNotices } from '../../session/service-notices.tsx';
import { PageFrame } from '../../ui/page-frame.tsx';
import { useDebounced } from '../panel/use-debounced.ts';
import { Filters } from './filters.tsx';
import { FoundCalls } from './found-calls.tsx';

const NO_FILTERS: CallFilters = { q: '', from: '', to: '', category: '', solved: '' };
const TYPING_MS = 250;

/** The filters in an address; what is not there is empty. */
const fromAddress = (params: URLSearchParams): CallFilters => ({
  q: params.get('q') ?? '',
  from: params.get('from') ?? '',
  to: params.get('to') ?? '',
  category: params.get('category') ?? '',
  solved: params.get('solved') ?? '',
});

const filled = (filters: CallFilters) => Object.entries(filters).filter(([, value]) => value !== '');

/** Searching back in one's own calls; the filters stand in the address, so that a page can be kept or gone back to. */
export function SearchBackPage() {
  const [params, setParams] = useSearchParams();
  const [filters, setFilters] = useState(() => fromAddress(params));
  const settled = useDebounced(filters, TYPING_MS);
  const found = useCallSearch(settled);
  useEffect(() => {
    const wanted = new URLSearchParams(filled(settled)).toString();
    if (wanted !== params.toString()) setParams(wanted, { replace: true });
  }, [settled, params, setParams]);
  return (
    <PageFrame title="Zoek in uw gesprekken" end={<AccountBar />} notices={<ServiceNotices />}>
      <div className="bb-actions">
        <Link to="/" className="utrecht-link utrecht-link--html-a">
          Ga terug naar de startpagina
        </Link>
      </div>
      <Filters
        filters={filters}
        onChange={(change) => setFilters((before) => ({ ...before, ...change }))}
        onClear={filled(filters).length > 0 ? () => setFilters(NO_FILTERS) : null}
      />
      <FoundCalls
        found={found}
        narrowed={filled(settled).length > 0}
        back={`/gesprekken?${new URLSearchParams(filled(settled))}`}
      />
    </PageFrame>
  );
}
