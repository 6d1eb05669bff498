import { expect, test } from 'vitest';
import { readBindings } from './key-bindings.tsx';
import { STANDARD_KEYS } from './keys.ts';

test('without a stored choice the standard keys hold', () => {
  expect(readBindings(null)).toEqual(STANDARD_KEYS);
});

test('a stored choice replaces only its own key', () => {
  expect(readBindings('{"copy":"Alt+C"}')).toEqual({ ...STANDARD_KEYS, copy: 'Alt+C' });
});

test('what is damaged or unknown is ignored', () => {
  expect(readBindings('{nonsense')).toEqual(STANDARD_KEYS);
  expect(readBindings('["Alt+C"]')).toEqual(STANDARD_KEYS);
  expect(readBindings('{"dance":"Alt+D"}')).toEqual(STANDARD_KEYS);
});
