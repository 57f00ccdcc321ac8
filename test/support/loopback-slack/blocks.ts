import { z } from 'zod';

/** Block Kit as far as bots may send it, with its documented limits; an unknown key or element is a violation. */
const text = (most: number) => z.string().min(1).max(most);
const plain = (most: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: text(most), emoji: z.boolean().optional() });
const mrkdwn = (most: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: text(most), verbatim: z.boolean().optional() });
const anyText = (most: number) => z.union([plain(most), mrkdwn(most)]);
const blockId = { block_id: z.string().min(1).max(255).optional() };
const actionId = { action_id: z.string().min(1).max(255).optional() };
const style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
    underline: z.boolean().optional(),
  })
  .optional();
const webAddress = z.url({ protocol: /^https?$/ }).max(3000);

const button = z.strictObject({
  type: z.literal('button'),
  text: plain(75),
  ...actionId,
  url: webAddress.optional(),
  value: z.string().max(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: text(75).optional(),
});
const option = z.strictObject({ text: plain(75), value: text(150), description: plain(75).optional() });
const select = z.strictObject({
  type: z.literal('static_select'),
  ...actionId,
  placeholder: plain(150).optional(),
  options: z.array(option).min(1).max(100),
});
const feedbackButton = z.strictObject({
  text: plain(75),
  value: text(2000),
  accessibility_label: text(75).optional(),
});
const feedback = z.strictObject({
  type: z.literal('feedback_buttons'),
  ...actionId,
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});

const runText = z.strictObject({ type: z.literal('text'), text: z.string().min(1), style });
const runLink = z.strictObject({
  type: z.literal('link'),
  url: webAddress,
  text: z.string().min(1).optional(),
  style,
});
/** No mention, no broadcast, no channel: this bot addresses nobody, whatever a text says (F40). */
const runs = z.array(z.discriminatedUnion('type', [runText, runLink])).min(1);
const richSection = z.strictObject({ type: z.literal('rich_text_section'), elements: runs });
const rich = z.strictObject({
  type: z.literal('rich_text'),
  ...blockId,
  elements: z
    .array(
      z.discriminatedUnion('type', [
        richSection,
        z.strictObject({
          type: z.literal('rich_text_quote'),
          elements: runs,
          border: z.literal([0, 1]).optional(),
        }),
        z.strictObject({
          type: z.literal('rich_text_list'),
          style: z.enum(['bullet', 'ordered']),
          elements: z.array(richSection).min(1),
          indent: z.number().int().min(0).max(8).optional(),
          border: z.literal([0, 1]).optional(),
        }),
      ]),
    )
    .min(1),
});

const shared = [
  z.strictObject({ type: z.literal('header'), ...blockId, text: plain(150) }),
  z.strictObject({ type: z.literal('divider'), ...blockId }),
  z.strictObject({ type: z.literal('section'), ...blockId, text: anyText(3000) }),
  z.strictObject({
    type: z.literal('context'),
    ...blockId,
    elements: z.array(anyText(3000)).min(1).max(10),
  }),
  z.strictObject({
    type: z.literal('actions'),
    ...blockId,
    elements: z
      .array(z.discriminatedUnion('type', [button, select]))
      .min(1)
      .max(25),
  }),
  rich,
] as const;
const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  ...blockId,
  elements: z.array(feedback).min(1).max(5),
});
const ids = (blocks: readonly { block_id?: string | undefined }[]) =>
  blocks.flatMap(({ block_id: id }) => (id === undefined ? [] : [id]));
const unique = (blocks: readonly { block_id?: string | undefined }[]) =>
  new Set(ids(blocks)).size === ids(blocks).length;
const actionIds = (blocks: readonly unknown[]) =>
  [...JSON.stringify(blocks).matchAll(/"action_id":"([^"]*)"/g)].map((match) => match[1]);
const uniqueActions = (blocks: readonly unknown[]) =>
  new Set(actionIds(blocks)).size === actionIds(blocks).length;

/** The combined limit of a message that Slack does not document, counted on everything that is shown. */
const TOO_LONG = 13_200;
const shown = (blocks: readonly unknown[]) =>
  [...JSON.stringify(blocks).matchAll(/"(?:text|url)":"((?:[^"\\]|\\.)*)"/g)].reduce(
    (sum, match) => sum + (match[1] ?? '').length,
    0,
  );

export const messageBlocks = z
  .array(z.discriminatedUnion('type', [...shared, contextActions]))
  .max(50)
  .refine(unique, 'block_id twice')
  .refine(uniqueActions, 'action_id twice')
  .refine((blocks) => shown(blocks) <= TOO_LONG, 'msg_blocks_too_long');
const viewBlocks = z
  .array(z.discriminatedUnion('type', shared))
  .max(100)
  .refine(unique, 'block_id twice')
  .refine(uniqueActions, 'action_id twice');

const view = {
  blocks: viewBlocks,
  private_metadata: z.string().max(3000).optional(),
  callback_id: text(255).optional(),
};
export const modal = z.strictObject({
  type: z.literal('modal'),
  title: plain(24),
  close: plain(24).optional(),
  submit: plain(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  ...view,
});
export const home = z.strictObject({ type: z.literal('home'), ...view });
