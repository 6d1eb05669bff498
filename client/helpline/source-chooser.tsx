import { IconCheck, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { MAX_SOURCES } from '../../server/contract/helpline.ts';
import type { SearchResult } from '../../server/contract/knowledge.ts';
import { useDebounced } from '../agent/panel/use-debounced.ts';
import { messageOf } from '../api/api-error.ts';
import { useSearch } from '../api/knowledge.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { validity } from '../ui/dates.ts';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { ChosenSource } from './draft.ts';

const TYPING_PAUSE_MS = 120;
const MOST_HITS = 5;

type SourceChooserProps = {
  /** What BelBot's card rests on: the first to choose from. */
  suggested: readonly ChosenSource[];
  sources: readonly ChosenSource[];
  onAdd: (source: ChosenSource) => void;
  onRemove: (passage: string) => void;
  onRead: (source: ChosenSource) => void;
};

type Hit = SearchResult['hits'][number];

const sourceOf = ({ passage, article, articleTitle, title, validFrom, validTo }: Hit): ChosenSource => ({
  passage,
  article,
  title,
  about: `${articleTitle} · ${validity(validFrom, validTo)}`,
});

type OfferProps = Pick<SourceChooserProps, 'onAdd' | 'onRead'> & {
  source: ChosenSource;
  chosen: boolean;
  full: boolean;
};

/** One passage that can be chosen. */
function Offer({ source, chosen, full, onAdd, onRead }: OfferProps) {
  const { title, about } = source;
  return (
    <li className="bb-chooser__hit">
      <span className="bb-chooser__name">
        <strong>{title}</strong>
        <span className="bb-small bb-soft">{about}</span>
      </span>
      <span className="bb-actions">
        <Button size="small" aria-label={`Lees: ${title}`} onPress={() => onRead(source)}>
          Lees
        </Button>
        <Button
          size="small"
          icon={chosen ? IconCheck : IconPlus}
          aria-label={chosen ? `Gekozen: ${title}` : `Kies als bron: ${title}`}
          isDisabled={chosen || full}
          onPress={() => onAdd(source)}
        >
          {chosen ? 'Gekozen' : 'Kies'}
        </Button>
      </span>
    </li>
  );
}

/** The passages an answer rests on, chosen from the knowledge base by search. */
export function SourceChooser(props: SourceChooserProps) {
  const { suggested, sources, onAdd, onRemove, onRead } = props;
  const [query, setQuery] = useState('');
  const settled = useDebounced(query.trim(), TYPING_PAUSE_MS);
  const search = useSearch(settled);
  const full = sources.length >= MAX_SOURCES;
  const hits = (search.data?.hits ?? []).slice(0, MOST_HITS);
  const offered = settled === '' ? suggested : hits.map(sourceOf);
  return (
    <section className="bb-chooser" aria-labelledby="bronnen-kiezen">
      <h3 id="bronnen-kiezen" className="utrecht-heading-3">
        Bronnen bij uw antwoord
      </h3>
      {sources.length > 0 && (
        <ol className="bb-chosen">
          {sources.map((source, index) => (
            <li key={source.passage} className="bb-chosen__item">
              <span>
                <strong>[{index + 1}]</strong> {source.title}
              </span>
              <IconButton
                icon={IconX}
                label={`Verwijder bron: ${source.title}`}
                onPress={() => onRemove(source.passage)}
              />
            </li>
          ))}
        </ol>
      )}
      <TextField
        label="Zoek een bron"
        description={full ? `U koos het hoogste aantal bronnen: ${MAX_SOURCES}.` : undefined}
        value={query}
        onChange={setQuery}
        autoComplete="off"
      />
      {search.isError && settled !== '' && <Notice tone="error">{messageOf(search.error)}</Notice>}
      <p role="status" className="bb-small bb-soft bb-search__count">
        {settled !== '' && search.data && hits.length === 0 && `Niets gevonden bij “${settled}”.`}
      </p>
      {offered.length > 0 && (
        <>
          {settled === '' && <p className="bb-label">Op de kaart van BelBot</p>}
          <ul className="bb-chooser__hits">
            {offered.map((source) => (
              <Offer
                key={source.passage}
                source={source}
                chosen={sources.some(({ passage }) => passage === source.passage)}
                full={full}
                onAdd={onAdd}
                onRead={onRead}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
