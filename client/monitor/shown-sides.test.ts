import { expect, test } from 'vitest';
import { shownSides } from './shown-sides.ts';

const sides = (was: unknown, is: unknown) => shownSides(JSON.stringify(was), JSON.stringify(is));

test('a text is shown as it is, nothing as nothing, and the rest as data', () => {
  expect(sides('Oud', null)).toEqual({
    was: { kind: 'text', text: 'Oud' },
    is: { kind: 'nothing' },
    same: 0,
  });
  expect(sides({ id: 'a' }, '')).toMatchObject({
    was: { kind: 'data', text: '{\n  "id": "a"\n}' },
    is: { kind: 'nothing' },
  });
});

test('of two lists only what differs is shown', () => {
  expect(sides(['a', 'b', 'c'], ['a', 'c', 'd'])).toEqual({
    was: { kind: 'list', items: ['b'] },
    is: { kind: 'list', items: ['d'] },
    same: 2,
  });
  expect(sides([], [{ passage: 'p' }])).toMatchObject({ was: { kind: 'nothing' }, is: { kind: 'data' } });
});

test('of two lists in another order all is shown', () => {
  expect(sides(['a', 'b'], ['b', 'a'])).toEqual({
    was: { kind: 'list', items: ['a', 'b'] },
    is: { kind: 'list', items: ['b', 'a'] },
    same: 0,
  });
});
