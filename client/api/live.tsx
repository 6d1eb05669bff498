import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { io } from 'socket.io-client';
import { serviceStatus } from '../../server/contract/status.ts';
import { type CallConnection, type CallSocket, createCallConnection } from './call-connection.ts';
import { CALLS_KEY } from './calls.ts';
import { GAPS_KEY, HELPLINE_KEY } from './helpline.ts';
import { STATUS_KEY } from './knowledge.ts';
import { newKey } from './new-key.ts';
import { fetchSession } from './session.ts';
import { markExpired, useSessionExpired } from './session-expiry.ts';

/** Milliseconds without a connection before the console says so: a hiccup is no news. */
const OFFLINE_AFTER_MS = 1500;
const REFUSED_RETRY_MS = 3000;

type Live = {
  /** The one connection of a call; it outlives its screen as long as typed lines are on their way. */
  connectionOf: (callId: string) => CallConnection;
  release: (connection: CallConnection) => void;
  offline: boolean;
};

const LiveContext = createContext<Live | null>(null);

function createLive() {
  const socket: CallSocket = io({ autoConnect: false });
  const connections = new Map<string, CallConnection>();
  return {
    socket,
    connectionOf(callId: string) {
      const known = connections.get(callId);
      if (known) return known;
      const made = createCallConnection({ socket, callId, newKey, onSessionEnded: markExpired });
      connections.set(callId, made);
      return made;
    },
    release(connection: CallConnection) {
      if (!connection.hasUnsent()) connection.stop();
    },
    unsentAnywhere: () => [...connections.values()].some((connection) => connection.hasUnsent()),
  };
}

/** Keeps the socket of the signed-in user open, and says when it is not. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [live] = useState(createLive);
  const [offline, setOffline] = useState(false);
  const expired = useSessionExpired();
  const client = useQueryClient();

  useEffect(() => {
    if (expired) return;
    const { socket } = live;
    let warning: ReturnType<typeof setTimeout> | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;

    const onConnect = () => {
      // What changed without a connection is read again.
      client.invalidateQueries({ queryKey: HELPLINE_KEY });
      client.invalidateQueries({ queryKey: GAPS_KEY });
      clearTimeout(warning);
      warning = undefined;
      setOffline(false);
    };
    const onLost = () => {
      warning ??= setTimeout(() => setOffline(true), OFFLINE_AFTER_MS);
      // socket.active: socket.io tries again by itself. Otherwise the server refused: is there still a session?
      if (socket.active) return;
      fetchSession().then(
        (info) => {
          if (info.user === null) markExpired();
          else retry = setTimeout(() => socket.connect(), REFUSED_RETRY_MS);
        },
        () => {
          retry = setTimeout(() => socket.connect(), REFUSED_RETRY_MS);
        },
      );
    };
    const onCallsChanged = () => client.invalidateQueries({ queryKey: CALLS_KEY, exact: true });
    const onHelpline = () => client.invalidateQueries({ queryKey: HELPLINE_KEY });
    const onGaps = () => client.invalidateQueries({ queryKey: GAPS_KEY });
    const onStatus = (body: unknown) => {
      const status = serviceStatus.safeParse(body);
      if (status.success) client.setQueryData(STATUS_KEY, status.data);
    };
    const onUnload = (event: BeforeUnloadEvent) => {
      if (live.unsentAnywhere()) event.preventDefault();
    };

    socket.on('connect', onConnect);
    socket.on('connect_error', onLost);
    socket.on('disconnect', onLost);
    socket.on('calls:changed', onCallsChanged);
    socket.on('helpline:changed', onHelpline);
    socket.on('knowledge-gaps:changed', onGaps);
    socket.on('status:changed', onStatus);
    window.addEventListener('beforeunload', onUnload);
    socket.connect();
    return () => {
      clearTimeout(warning);
      clearTimeout(retry);
      socket.off('connect', onConnect);
      socket.off('connect_error', onLost);
      socket.off('disconnect', onLost);
      socket.off('calls:changed', onCallsChanged);
      socket.off('helpline:changed', onHelpline);
      socket.off('knowledge-gaps:changed', onGaps);
      socket.off('status:changed', onStatus);
      window.removeEventListener('beforeunload', onUnload);
      socket.disconnect();
    };
  }, [live, expired, client]);

  return (
    <LiveContext value={{ connectionOf: live.connectionOf, release: live.release, offline }}>
      {children}
    </LiveContext>
  );
}

/** The live connection of the signed-in user. Throws outside LiveProvider. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('useLive needs a LiveProvider above it');
  return live;
}
