import { IconX } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { SearchField } from 'react-aria-components/SearchField';
import { MAX_LINE_LENGTH } from '../../../server/contract/calls.ts';
import type { SearchResult } from '../../../server/contract/knowledge.ts';
import { messageOf } from '../../api/api-error.ts';
import { useSearch } from '../../api/knowledge.ts';
import { Button } from '../../ui/button.tsx';
import { validity } from '../../ui/dates.ts';
import { Icon } from '../../ui/icon.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDebounced } from './use-debounced.ts';

const TYPING_PAUSE_MS = 80;
const MOST_TERMS = 5;

type Hit = SearchResult['hits'][number];

type SearchPanelProps = {
  query: string;
  onQuery: (query: string) => void;
  onOpen: (hit: Hit) => void;
  inputRef: RefObject<HTMLInputElement | null>;
  autoFocus?: boolean;
};

const completed = (query: string, term: string) => query.replace(/\S*$/, term);

function Hits({ hits, onOpen }: { hits: readonly Hit[]; onOpen: (hit: Hit) => void }) {
  return (
    <ListBox
      aria-label="Gevonden teksten"
      className="bb-hits"
      items={hits.map((hit) => ({ ...hit, id: hit.passage }))}
      onAction={(key) => {
        const hit = hits.find((candidate) => candidate.passage === key);
        if (hit) onOpen(hit);
      }}
    >
      {(hit) => (
        <ListBoxItem id={hit.passage} textValue={hit.title} className="bb-hit">
          <span className="bb-hit__title">{hit.title}</span>
          <span className="bb-hit__about">
            <span className="bb-hit__excerpt">{hit.excerpt}</span>
            <span>
              {hit.articleTitle} · {validity(hit.validFrom, hit.validTo)}
              {hit.certainty === 'B' && ' · controleer bij de bron'}
            </span>
          </span>
        </ListBoxItem>
      )}
    </ListBox>
  );
}

/** Search by hand: hits while typing, arrows to choose, Enter to read. */
export function SearchPanel({ query, onQuery, onOpen, inputRef, autoFocus = false }: SearchPanelProps) {
  const settled = useDebounced(query.trim(), TYPING_PAUSE_MS);
  const search = useSearch(settled);
  const asked = settled !== '';
  const result = asked ? search.data : undefined;
  return (
    <div className="bb-search">
      <Autocomplete inputValue={query} onInputChange={onQuery}>
        <SearchField
          className="utrecht-form-field bb-field bb-search__field"
          autoFocus={autoFocus}
          maxLength={MAX_LINE_LENGTH}
        >
          <Label className="utrecht-form-label">Zoek in de kennisbank</Label>
          <div className="bb-search__row">
            <Input ref={inputRef} className="utrecht-textbox bb-search__input" />
            {query !== '' && (
              <AriaButton className="bb-search__clear" aria-label="Maak leeg">
                <Icon shape={IconX} size={18} />
              </AriaButton>
            )}
          </div>
        </SearchField>
        {result && result.terms.length > 0 && (
          <div className="bb-terms">
            {result.terms.slice(0, MOST_TERMS).map((term) => (
              <Button key={term} size="small" onPress={() => onQuery(completed(query, term))}>
                {term}
              </Button>
            ))}
          </div>
        )}
        {!asked && (
          <p className="bb-soft">
            Typ een woord of een hele vraag, bijvoorbeeld “later betalen”. Kies met de pijltjes en open met{' '}
            <kbd>Enter</kbd>.
          </p>
        )}
        {asked && search.isError && <Notice tone="error">{messageOf(search.error)}</Notice>}
        {asked && search.isPending && <Loading what="Zoeken" lines={4} />}
        <p role="status" className="bb-small bb-soft bb-search__count">
          {result && countOf(result.hits.length, settled)}
        </p>
        {result && result.hits.length > 0 && <Hits hits={result.hits} onOpen={onOpen} />}
      </Autocomplete>
    </div>
  );
}

function countOf(hits: number, query: string): string {
  if (hits === 0) return `Niets gevonden bij “${query}”. Probeer een ander of een korter woord.`;
  return hits === 1 ? '1 tekst gevonden' : `${hits} teksten gevonden`;
}
