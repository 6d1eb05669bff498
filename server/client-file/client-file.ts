/**
 * The way to a client file: an adapter, off unless CLIENT_FILE names one. It is asked only for the items that a
 * decision still misses, and what it gives is shown to the agent and kept nowhere.
 */
import type { Config } from '../config.ts';
import type { ClientFileStatus, ClientFileValue } from '../contract/client-file.ts';
import { demoClientFile } from './demo-client-file.ts';

export type ClientFileRequest = {
  /** Reference of the file, never a BSN. */
  caller: string;
  /** The decision that asks. */
  decision: string;
  /** The inputs it asked for; nothing else may be fetched. */
  keys: readonly string[];
};

export type ClientFile = ClientFileStatus & {
  /** The values the file holds of these inputs; null when there is no such file. Rejects when it cannot be reached. */
  fetch(request: ClientFileRequest): Promise<ClientFileValue[] | null>;
};

/** What is asked of the state when there is no client file. */
export const NO_CLIENT_FILE: ClientFileStatus = { state: 'uit', examples: [] };

/** The client file that the settings turn on, or null. */
export const openClientFile = ({ clientFile }: Pick<Config, 'clientFile'>): ClientFile | null =>
  clientFile === 'demo' ? demoClientFile() : null;
