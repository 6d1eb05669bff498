/** Where a fetched value is remembered: a value fetched for one decision is for no other. */
export const fileKey = (decision: string, key: string) => `${decision} ${key}`;
