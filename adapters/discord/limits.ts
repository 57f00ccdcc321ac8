/** Discord's limits, counted in UTF-16 units, which are never fewer than Discord's characters. */
export const LIMITS = {
  content: 2000,
  rows: 5,
  buttonsInRow: 5,
  buttonLabel: 80,
  customId: 100,
  selectOptions: 25,
  optionLabel: 100,
  nonce: 25,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
} as const;

/** What a command set may hold. */
export const COMMAND_LIMITS = {
  commands: 100,
  messageCommands: 15,
  name: 32,
  description: 100,
  options: 25,
  /** Of all names and descriptions of one command together. */
  characters: 8000,
} as const;

/** The first response to an interaction is due within 3 s; its token lives 15 minutes, less a minute to be safe. */
export const TOKEN_MS = 14 * 60 * 1000;
/** A typing indicator shows for ten seconds. */
export const TYPING_MS = 9000;
/** Longer answers say that they are being worked on (F27). */
export const PROGRESS_AFTER_MS = 800;
