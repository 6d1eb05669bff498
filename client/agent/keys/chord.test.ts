import { expect, test } from 'vitest';
import { ANY_DIGIT, chordOf, digitOf, type KeyPress, matches, refusalOf, worksWhileTyping } from './chord.ts';

const press = (key: string, code: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...change,
});

test('a letter with Ctrl is written in capitals', () => {
  expect(chordOf(press('k', 'KeyK', { ctrlKey: true }))).toBe('Ctrl+K');
});

test('the letter is read from the key itself when Alt turns it into another sign', () => {
  expect(chordOf(press('∆', 'KeyJ', { altKey: true }))).toBe('Alt+J');
  expect(chordOf(press('Dead', 'KeyU', { altKey: true }))).toBe('Alt+U');
});

test('the letter on the key cap wins over its place on the keyboard', () => {
  expect(chordOf(press('a', 'KeyQ', { altKey: true }))).toBe('Alt+A');
});

test('a question mark needs no mention of Shift', () => {
  expect(chordOf(press('?', 'Slash', { shiftKey: true }))).toBe('?');
});

test('only a modifier is no combination yet', () => {
  expect(chordOf(press('Alt', 'AltLeft', { altKey: true }))).toBeNull();
});

test('Command counts as Ctrl', () => {
  expect(chordOf(press('Enter', 'Enter', { metaKey: true }))).toBe('Ctrl+Enter');
});

test('a binding for digits matches one to nine with the same modifiers', () => {
  const binding = `Alt+${ANY_DIGIT}`;
  expect(matches(binding, 'Alt+1')).toBe(true);
  expect(matches(binding, 'Alt+9')).toBe(true);
  expect(matches(binding, 'Alt+0')).toBe(false);
  expect(matches(binding, 'Ctrl+1')).toBe(false);
  expect(matches(binding, 'Alt+Shift+1')).toBe(false);
  expect(digitOf('Alt+7')).toBe(7);
  expect(digitOf('Alt+J')).toBeNull();
});

test('a digit typed with Shift is still that digit', () => {
  expect(chordOf(press('!', 'Digit1', { altKey: true, shiftKey: true }))).toBe('Alt+Shift+1');
});

test('only combinations with Ctrl or Alt fire while typing', () => {
  expect(worksWhileTyping('Alt+J')).toBe(true);
  expect(worksWhileTyping('Ctrl+K')).toBe(true);
  expect(worksWhileTyping('?')).toBe(false);
  expect(worksWhileTyping('F2')).toBe(false);
});

test('a plain letter and a combination of the browser are refused with a reason', () => {
  expect(refusalOf('J')).toContain('Ctrl of Alt');
  expect(refusalOf('Ctrl+W')).toContain('browser');
  expect(refusalOf('Alt+J')).toBeNull();
});
