/** The core's public surface: the only file of it that an adapter imports. */
export { type Bot, createBot } from './bot.ts';
export { BotError } from './errors.ts';
export { loadKnowledge } from './knowledge/load.ts';
export * from './model/answer.ts';
export * from './model/knowledge.ts';
export * from './model/question.ts';
export { everydayEnglish } from './text/everyday-english.ts';
