import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { ANSWER_STATUSES } from '../../server/contract/card.ts';
import {
  type ConfirmationView,
  confirmationReport,
  confirmationView,
  type MakeDocumentBody,
  type SaveDraftBody,
} from '../../server/contract/confirmation.ts';
import { type CallCard, versionsOf } from '../api/call-view.ts';
import { request, requestFile } from '../api/request.ts';

const confirmationKey = (callId: string) => ['calls', callId, 'confirmation'];
const path = (callId: string) => `/api/calls/${encodeURIComponent(callId)}/confirmation`;

const readConfirmation = (callId: string, signal?: AbortSignal) =>
  request(confirmationView, path(callId), { signal });

/** The confirmation of a call; `fresh` asks the server again when a screen opens. */
export const useConfirmation = (callId: string, { fresh = false }: { fresh?: boolean } = {}) =>
  useQuery({
    queryKey: confirmationKey(callId),
    queryFn: ({ signal }) => readConfirmation(callId, signal),
    staleTime: fresh ? 0 : Number.POSITIVE_INFINITY,
    refetchOnMount: fresh ? 'always' : true,
  });

/** What the draft would be sent as, unchanged. */
export const bodyOf = ({ cards, explanation }: ConfirmationView): Omit<SaveDraftBody, 'activeMs'> => ({
  cards: cards.map(({ answerId, sentences }) => ({
    answerId,
    sentences: sentences.map(({ key, part, text, struck }) => ({ key, part, text, struck })),
  })),
  explanation,
});

export type Change = {
  /** From the draft as the server has it to what it should be; null when nothing needs to change. */
  next: (view: ConfirmationView) => Omit<SaveDraftBody, 'activeMs'> | null;
  activeMs: number;
};

/** Saves changes to the draft, one after another, each on what the one before left. */
export function useSaveDraft(callId: string) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: `confirmation-${callId}` },
    mutationFn: async ({ next, activeMs }: Change) => {
      const view =
        client.getQueryData<ConfirmationView>(confirmationKey(callId)) ?? (await readConfirmation(callId));
      const body = next(view);
      if (!body) return view;
      return request(confirmationView, path(callId), { method: 'PUT', body: { ...body, activeMs } });
    },
    onSuccess: (view) => client.setQueryData(confirmationKey(callId), view),
  });
}

/** Makes the document, hands it to the browser as a download, and reads the versions again. */
export function useMakeDocument(callId: string) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: `confirmation-${callId}` },
    mutationFn: async (body: MakeDocumentBody) => {
      const { file, name } = await requestFile(`${path(callId)}/document`, { method: 'POST', body });
      saveAs(file, name);
      return name;
    },
    onSettled: () => client.invalidateQueries({ queryKey: confirmationKey(callId) }),
  });
}

function saveAs(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken it over by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Whether a card says something that can be confirmed; the server decides in the end. */
export const canBeConfirmed = ({ card }: Pick<CallCard, 'card'>): boolean =>
  (ANSWER_STATUSES.includes(card.status) || card.status === 'doorverwijzen') &&
  !card.second &&
  !card.inputs.some(({ origin }) => origin === 'dossier');

/** The answer under which a card of the call stands in the confirmation; null when it does not. */
export const includedAs = (entry: CallCard, view: ConfirmationView | undefined): string | null =>
  versionsOf(entry).find(({ answerId }) => view?.cards.some((c) => c.answerId === answerId))?.answerId ??
  null;

/** Adds a card, or takes it out when it is in. */
export const toggled =
  (entry: CallCard): Change['next'] =>
  (view) => {
    const body = bodyOf(view);
    const inside = includedAs(entry, view);
    const cards =
      inside === null
        ? [...body.cards, { answerId: entry.answerId, sentences: null }]
        : body.cards.filter((c) => c.answerId !== inside);
    return { ...body, cards };
  };

/** What was confirmed and what agents changed, newest first. */
export const useConfirmationReports = () =>
  useQuery({
    queryKey: ['confirmations'],
    queryFn: ({ signal }) => request(z.array(confirmationReport), '/api/confirmations', { signal }),
  });
