/** What stands between quotation marks, without the marks. */
export interface Marked {
  readonly from: number;
  readonly to: number;
  /** The closing mark is missing: the quotation goes on in the next paragraph. */
  readonly open: boolean;
}

const CLOSERS: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”"',
  '„': '“”"',
  '«': '»',
  '»': '«',
  '‘': '’',
  "'": "'",
};

/** Pairs quotation marks; a lone mark is none unless the next paragraph opens with one. */
export function findMarks(text: string, next: string | undefined): Marked[] {
  const found: Marked[] = [];
  for (let at = 0; at < text.length; at++) {
    const closers = CLOSERS[text[at]!];
    if (
      closers === undefined ||
      (at > 0 && !/[\s([—–:-]/.test(text[at - 1]!)) ||
      !/\S/.test(text[at + 1] ?? ' ')
    )
      continue;
    const single = closers === '’' || closers === "'";
    let end = at + 1;
    // An apostrophe closes nothing: a single mark ends a quotation only after its last stop.
    while (
      end < text.length &&
      !(
        closers.includes(text[end]!) &&
        !(single
          ? !/[,.!?…]/.test(text[end - 1]!) || /\p{L}/u.test(text[end + 1] ?? '')
          : /\s/.test(text[end - 1]!))
      )
    )
      end++;
    const open = end >= text.length;
    if (open && (single || next === undefined || !next.startsWith(text[at]!))) continue;
    found.push({ from: at + 1, to: end, open });
    at = end;
  }
  return found;
}

/** Hides what is quoted, so that no name or verb in it counts; the last stop stays, for the sentences' sake. */
export function mask(text: string, quotes: readonly Marked[]): string {
  let masked = '';
  for (const { from, to } of quotes) {
    const stop = /[.,!?…]/.test(text[to - 1] ?? '') ? 1 : 0;
    masked += text.slice(masked.length, from) + '\ue000'.repeat(to - from - stop) + text.slice(to - stop, to);
  }
  return masked + text.slice(masked.length);
}
