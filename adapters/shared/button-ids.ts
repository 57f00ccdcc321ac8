/** Why an answer did not help (F28), in the order shown. */
export const REASONS = {
  wrong: 'Wrong',
  outdated: 'Outdated',
  'not-what-i-asked': 'Not what I asked',
  'one-sided': 'One-sided',
  'broken-link': 'Broken link',
  other: 'Other',
} as const;
export type Reason = keyof typeof REASONS;
export const isReason = (text: string): text is Reason => Object.hasOwn(REASONS, text);

export type ButtonAction =
  | 'more'
  | 'both-sides'
  | 'timeline'
  | 'sources'
  /** `argument`: which excerpt, counted from 1. */
  | 'context'
  /** `argument`: which suggestion of a choice, counted from 1. */
  | 'choose'
  | 'share'
  | 'helpful'
  | 'not-helpful'
  /** `argument`: a {@link Reason}. */
  | 'reason';
const ACTIONS: readonly ButtonAction[] = [
  'more',
  'both-sides',
  'timeline',
  'sources',
  'context',
  'choose',
  'share',
  'helpful',
  'not-helpful',
  'reason',
];
const isAction = (text: string): text is ButtonAction => ACTIONS.some((action) => action === text);

/** A button as every platform shows it. */
export interface Button {
  /** `<action>:<key>` or `<action>.<argument>:<key>`, at most 60 characters: the platform's custom id or action value. */
  readonly id: string;
  readonly action: ButtonAction;
  readonly argument?: string;
  /** Plain words, at most 75 characters. */
  readonly label: string;
}
export interface PressedButton {
  readonly action: ButtonAction;
  readonly argument?: string;
  /** Under which the store keeps what the button needs. */
  readonly key: string;
}

/**
 * @example
 * buttonId('context', 'Zx81_abcDEF-', '2') // => 'context.2:Zx81_abcDEF-'
 */
export const buttonId = (action: ButtonAction, key: string, argument?: string): string =>
  `${action}${argument === undefined ? '' : `.${argument}`}:${key}`;

/** Reads a button's id back; `undefined` for anything that is none of ours. */
export function parseButton(id: string): PressedButton | undefined {
  const found = /^([a-z-]+)(?:\.([a-z0-9-]+))?:([\w-]{12})$/.exec(id);
  const [, action, argument, key] = found ?? [];
  if (action === undefined || key === undefined || !isAction(action)) return undefined;
  return { action, key, ...(argument === undefined ? {} : { argument }) };
}
