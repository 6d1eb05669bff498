import { expect, test } from 'vitest';
import { originText } from './origin.ts';

test('what was filled in says so', () => {
  expect(originText({ origin: 'ingevuld', said: null, utterance: null })).toBe('ingevuld');
});

test('what was said has its line and its words', () => {
  expect(originText({ origin: 'gezegd', said: '3800 euro', utterance: 4 })).toBe(
    'gezegd in regel 4: “3800 euro”',
  );
  expect(originText({ origin: 'gezegd', said: '3800 euro', utterance: null })).toBe('gezegd: “3800 euro”');
});

test('what was derived asks for a check', () => {
  expect(originText({ origin: 'afgeleid', said: 'mijn vrouw', utterance: 2 })).toBe(
    'afgeleid uit “mijn vrouw” in regel 2, controleer',
  );
});
