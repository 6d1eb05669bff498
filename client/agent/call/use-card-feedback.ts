import { useState } from 'react';
import type { FeedbackBody, UnusedBody } from '../../../server/contract/calls.ts';
import { messageOf } from '../../api/api-error.ts';
import type { CallCard } from '../../api/call-view.ts';
import { useFeedback, useUnused } from '../../api/calls.ts';

type OpenForm = 'reasons' | 'unused' | null;
type Said = { text: string; undo: (() => void) | null; failed: boolean };

const SILENT: Said = { text: '', undo: null, failed: false };
const NO_THUMB: FeedbackBody = { thumb: null, reasons: [], text: '' };
const NOT_MARKED: UnusedBody = { reason: null, text: '' };

/** What the agent thinks of one card: saved at once, shown at once, and to be undone. */
export function useCardFeedback(callId: string, entry: CallCard) {
  const feedback = useFeedback(callId, entry.answerId);
  const unused = useUnused(callId, entry.answerId);
  const [form, setForm] = useState<OpenForm>(null);
  const [said, setSaid] = useState<Said>(SILENT);

  // Another answer on the card: what was open or said was about the one before.
  const [about, setAbout] = useState(entry.answerId);
  if (about !== entry.answerId) {
    setAbout(entry.answerId);
    setForm(null);
    setSaid(SILENT);
  }

  const shown = feedback.isPending ? feedback.variables : (entry.feedback ?? NO_THUMB);
  const marked = unused.isPending ? unused.variables : (entry.unused ?? NOT_MARKED);

  const failed = (error: unknown) =>
    setSaid({ text: `Niet bewaard: ${messageOf(error)}`, undo: null, failed: true });

  const saveThumb = (body: FeedbackBody, text: string, undo: (() => void) | null) =>
    feedback.mutate(body, { onSuccess: () => setSaid({ text, undo, failed: false }), onError: failed });

  const takeThumbBack = () => {
    setForm(null);
    saveThumb(NO_THUMB, 'Duim teruggenomen.', null);
  };

  const thumb = (value: 'omhoog' | 'omlaag') => {
    if (shown.thumb === value) return takeThumbBack();
    setForm(value === 'omlaag' ? 'reasons' : null);
    saveThumb({ thumb: value, reasons: [], text: '' }, 'Duim bewaard.', takeThumbBack);
  };

  const saveUnused = (body: UnusedBody, text: string, undo: (() => void) | null) =>
    unused.mutate(body, {
      onSuccess: () => {
        setForm(null);
        setSaid({ text, undo, failed: false });
      },
      onError: failed,
    });

  const takeMarkBack = () => saveUnused(NOT_MARKED, 'Niet gebruikt: teruggenomen.', null);

  return {
    thumb: shown,
    marked,
    form,
    said,
    thumbUp: () => thumb('omhoog'),
    thumbDown: () => thumb('omlaag'),
    saveReasons: (body: FeedbackBody) => {
      setForm(null);
      saveThumb(body, 'Redenen bewaard.', takeThumbBack);
    },
    toggleUnused: () => setForm((open) => (open === 'unused' ? null : 'unused')),
    saveUnused: (body: UnusedBody) => saveUnused(body, 'Niet gebruikt: bewaard.', takeMarkBack),
    closeForm: () => setForm(null),
  };
}

export type CardFeedback = ReturnType<typeof useCardFeedback>;
