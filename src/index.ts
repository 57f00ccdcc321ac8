/** The core's public surface: the only file of it that an adapter imports. */
export {
  type LineRole,
  labelText,
  type PlainTextOptions,
  plainText,
  sourceText,
  type TextLine,
  textLines,
} from './answer/plain-text.ts';
export { type JsonAnswer, type JsonExcerpt, toJson } from './answer/to-json.ts';
export { type Bot, createBot } from './bot.ts';
export { type Config, type DiscordConfig, loadConfig, type SlackConfig } from './config.ts';
export { BotError } from './errors.ts';
export { type Environment, type Folders, loadFolders } from './folders.ts';
export { loadKnowledge } from './knowledge/load.ts';
export * from './model/answer.ts';
export * from './model/knowledge.ts';
export * from './model/question.ts';
export { everydayEnglish } from './text/everyday-english.ts';
