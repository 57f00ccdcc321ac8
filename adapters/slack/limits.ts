/** Slack's limits, counted in UTF-16 units, which are never fewer than Slack's characters. */
export const LIMITS = {
  blocks: 50,
  /** Slack refuses a message near 13,200 characters in all (`msg_blocks_too_long`) without documenting it. */
  message: 12_000,
  /** `text` is cut past 40,000; the same budget keeps it complete. */
  text: 12_000,
  header: 150,
  actions: 25,
  blockId: 255,
  url: 3000,
  viewBlocks: 100,
} as const;

/** What the manifest may hold. */
export const MANIFEST = {
  name: 35,
  description: 140,
  longDescription: [174, 4000],
  commands: 50,
  command: 32,
  commandDescription: 2000,
  hint: 1000,
  shortcuts: 10,
  shortcutName: 24,
  shortcutDescription: 150,
  callbackId: 255,
  events: 100,
  agentDescription: 300,
  prompts: 4,
} as const;
