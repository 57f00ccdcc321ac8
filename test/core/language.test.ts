import { beforeAll, describe, expect, test } from 'vitest';
import { lexiconOf } from '../../src/query/language.ts';
import { createUnderstand } from '../../src/query/understand.ts';
import { openBase } from './build.ts';

let language: (text: string) => string;
beforeAll(async () => {
  const understand = createUnderstand((await openBase()).engine);
  language = (text) => understand({ id: 'q', text }).language;
});

describe('the language of a question', () => {
  test.each([
    ['When did Kosovo declare independence?', 'en'],
    ['Did Slovakia recognise Kosovo?', 'en'],
    ['what is the Çështja', 'en'],
    ['Kosovo', 'en'],
    ['Who is Vučić?', 'en'],
    ['1244', 'en'],
    ['🙂', 'en'],
    ['Kur e shpalli Kosova pavarësinë?', 'sq'],
    ['A e ka njohur Sllovakia Kosovën?', 'sq'],
    ['cfare eshte rezoluta 1244', 'sq'],
    ['sa shtete e kane njohur kosoven', 'sq'],
    ['Kada je Kosovo proglasilo nezavisnost?', 'sr-Latn'],
    ['da li je slovacka priznala kosovo', 'sr-Latn'],
    ['Šta je rekao Lavrov?', 'sr-Latn'],
    ['Када је Косово прогласило независност?', 'sr-Cyrl'],
    ['Шта је УНМИК?', 'sr-Cyrl'],
    ['Косово', 'sr-Cyrl'],
  ])('“%s” is %s', (text, expected) => expect(language(text)).toBe(expected));

  test.each([
    ['en', 'en'],
    ['sq', 'sq'],
    ['sr-Latn', 'sr'],
    ['sr-Cyrl', 'sr'],
  ] as const)('%s is translated with the lexicon %s', (typed, lexicon) =>
    expect(lexiconOf(typed)).toBe(lexicon),
  );
});
