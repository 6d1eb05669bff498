/** A refused or failed request: a code for the program and a Dutch sentence for the person. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** HTTP status; 0 when there was no answer at all. */
    readonly status: number,
  ) {
    super(message);
  }
}

/** The sentence to show for anything that was thrown. */
export const messageOf = (error: unknown): string =>
  error instanceof ApiError
    ? error.message
    : 'Er ging iets mis in dit scherm. Probeer het opnieuw; er is niets verloren gegaan.';
