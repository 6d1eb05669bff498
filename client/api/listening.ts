import { useMutation } from '@tanstack/react-query';
import { z } from 'zod';
import { request, send } from './request.ts';

const path = (callId: string) => `/api/calls/${encodeURIComponent(callId)}`;
const made = z.object({ answerId: z.string() });

/** Has a card made of what the caller said last, whether or not it seemed to want one. */
export const useRequestCard = (callId: string, onMade: (answerId: string) => void) =>
  useMutation({
    mutationFn: () => request(made, `${path(callId)}/request-card`, { method: 'POST', body: {} }),
    onSuccess: ({ answerId }) => onMade(answerId),
  });

/** Chooses whether cards come by themselves, or on request only. */
export const useChooseListening = (callId: string) =>
  useMutation({
    mutationFn: (onRequest: boolean) =>
      send(`${path(callId)}/listening`, { method: 'PUT', body: { onRequest } }),
  });
