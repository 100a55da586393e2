import { describe, expect, it } from '@jest/globals';
import { lex } from './lexer.js';

const short = (text: string, decimal: '.' | ',' = '.'): string => {
  const lexeme = lex(text, { decimal });
  if (lexeme.is !== 'parts') return lexeme.is;
  const parts = lexeme.parts.map((part) => (part.is === 'mark' ? `m:${part.mark}` : `${part.is === 'bound' ? part.sign : ''}${part.value}${part.percent ? '%' : ''}`));
  return `${lexeme.form} ${parts.join(' ')}${lexeme.pValue ? ' p' : ''}${lexeme.bracketed ? ' b' : ''}${lexeme.flag ? ` ${lexeme.flag}` : ''}`;
};

describe('the cell lexer', () => {
  it.each([
    ['', 'blank'], ['  ', 'blank'], ['North', 'text'], ['12', 'single 12'], [' 1,234 ', 'single 1234'], ['1 234', 'single 1234'],
    ['-3.5', 'single -3.5'], ['−3.5', 'single -3.5'], ['.05', 'single 0.05'], ['12.0', 'single 12'], ['1.5e-26', 'single 1.5e-26'],
    ['8.1%', 'single 8.1%'], ['£1,200', 'single 1200'], ['(123)', 'single 123 b'], ['1.23**', 'single 1.23 **'], ['45r', 'single 45 r'],
    ['123 [p]', 'single 123 [p]'], ['<0.001', 'single <0.001 p'], ['p = 0.03', 'single 0.03 p'], ['<10', 'single <10'], ['≤7', 'single <=7'],
    ['fewer than 5', 'single <5'], ['>100', 'single >100'], ['<5%', 'single <5%'], ['8 (3.8%)', 'pair 8 3.8%'], ['54 (17)', 'pair 54 17'],
    ['118 (56%)', 'pair 118 56%'], ['17278392 (100.0)', 'pair 17278392 100'], ['<10 (<5%)', 'pair <10 <5%'], ['* (*)', 'pair m:* m:*'],
    ['[REDACTED] ([REDACTED])', 'pair m:[REDACTED] m:[REDACTED]'], ['3/40', 'over 3 40'], ['3/40 (7.5%)', 'over-percent 3 40 7.5%'], ['5.1 ± 2', 'plus-minus 5.1 2'],
    ['1.10 (0.68, 1.78)', 'triple 1.1 0.68 1.78'], ['0.05 (0.04-0.07)', 'triple 0.05 0.04 0.07'], ['50 [40, 61]', 'triple 50 40 61'],
    ['18, 97', 'range 18 97'], ['18 to 97', 'range 18 97'], ['c', 'single m:c'], ['*', 'single m:*'], ['NA', 'single m:NA'], ['-', 'single m:-'],
    ['2024-03-02', 'date'], ['02/03/2024', 'date'], ['2021 04 Aug', 'date'], ['54¹', 'single 54'], ['12[note 2]', 'single 12'],
    ['E11', 'text'], ['9434765919', 'single 9434765919'], ['943 476 5919', 'text'], ['1.00 (ref)', 'pair 1 m:ref'],
  ])('reads %j', (text, expected) => expect(short(text)).toBe(expected));

  it('reads decimal commas only where the file writes them', () => {
    expect(short('12,5', ',')).toBe('single 12.5');
    expect(short('1.234,5', ',')).toBe('single 1234.5');
    expect(short('8 (3,8%)', ',')).toBe('pair 8 3.8%');
  });
});
