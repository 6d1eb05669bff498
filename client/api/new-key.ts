/** crypto.randomUUID exists on https and localhost only; a console on the office network may be neither. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
