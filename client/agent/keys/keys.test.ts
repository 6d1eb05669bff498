import { expect, test } from 'vitest';
import { matches, refusalOf } from './chord.ts';
import { actionOf, KEY_ACTIONS, KEYS, STANDARD_KEYS } from './keys.ts';

test('each standard key leads to its own action', () => {
  for (const action of KEY_ACTIONS) {
    const pressed = STANDARD_KEYS[action].replace('1…9', '3');
    expect(actionOf(STANDARD_KEYS, pressed)).toBe(action);
  }
});

test('no standard key is one that an agent could not choose', () => {
  for (const action of KEY_ACTIONS) expect(refusalOf(KEYS[action].standard)).toBeNull();
});

test('a changed key replaces the standard one', () => {
  const bindings = { ...STANDARD_KEYS, copy: 'Alt+C' };
  expect(actionOf(bindings, 'Alt+C')).toBe('copy');
  expect(actionOf(bindings, 'Alt+U')).toBeNull();
});

test('keys of parts that do not exist yet are free', () => {
  for (const chord of ['Alt+X']) {
    expect(KEY_ACTIONS.some((action) => matches(STANDARD_KEYS[action], chord))).toBe(false);
  }
});
