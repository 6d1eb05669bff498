/** The one-time code of a caller: 128 random bits in Crockford's base 32, which leaves out signs that look alike. */
import { createHash, randomBytes } from 'node:crypto';

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 128;
/** 26: each sign holds five bits. */
const LENGTH = Math.ceil(BITS / 5);
const GROUP = 4;

/** A new code as it is read out: groups of four signs with hyphens. */
export function newCode(): string {
  // As one number of 128 bits; the first sign holds three of them.
  let rest = BigInt(`0x${randomBytes(BITS / 8).toString('hex')}`);
  let signs = '';
  for (let i = 0; i < LENGTH; i++) {
    signs = SIGNS.charAt(Number(rest & 31n)) + signs;
    rest >>= 5n;
  }
  return spelled(signs);
}

/** What someone typed as a code is written: capitals, groups, O read as 0, I and L as 1; null when it is none. */
export function readCode(typed: string): string | null {
  // Longer than any way to write one: not worth looking at.
  if (typed.length > 4 * LENGTH) return null;
  const signs = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const isCode = signs.length === LENGTH && [...signs].every((sign) => SIGNS.includes(sign));
  return isCode ? spelled(signs) : null;
}

/**
 * SHA-256 (hex) under which a code is kept. Fast is fine and a salt adds nothing: nobody can try 2^128 codes.
 */
export const hashCode = (code: string) => createHash('sha256').update(code).digest('hex');

const spelled = (signs: string) => (signs.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-');
