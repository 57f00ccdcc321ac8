/** The forms of a counted phrase; `few` is Serbian (2–4, 22–24 …), and `other` stands in where a form is missing. */
export interface Forms {
  readonly one: string;
  readonly few?: string;
  readonly other: string;
}

/** Forms of smaller counts are kept. */
const SMALL = 100;

/**
 * Makes the function that picks the form a number needs in a language.
 *
 * @example
 * createPlural('sr-Latn-RS')(21, { one: 'znak', few: 'znaka', other: 'znakova' }) // => 'znak'
 */
export function createPlural(locale: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale);
  /** Asking the library takes longer than the rest of a line of an answer. */
  const known = new Map<number, Intl.LDMLPluralRule>();
  return (count, forms) => {
    const form = known.get(count) ?? rules.select(count);
    if (count < SMALL) known.set(count, form);
    return (form === 'one' || form === 'few' ? forms[form] : undefined) ?? forms.other;
  };
}
