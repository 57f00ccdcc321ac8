import { z } from 'zod';
import { home, messageBlocks, modal } from './blocks.ts';

const id = (letters: string) => z.string().regex(new RegExp(`^[${letters}][A-Z0-9]+$`));
const channel = id('CDG');
const ts = z.string().regex(/^\d{10}\.\d{6}$/);
/** In `text` Slack reads markup: a bare `<` or `&` is a mention, a link or an error. */
const escaped = z
  .string()
  .min(1)
  .max(40_000)
  .refine((value) => !/<|>|&(?!amp;|lt;|gt;)/.test(value), 'unescaped text');
const no = z.literal(false);

const message = { text: escaped, blocks: messageBlocks.optional() };
/** Arguments of the methods that the bot may call, strictly; a `true` would unfurl or link names. */
const METHODS: Readonly<Record<string, z.ZodType>> = {
  'auth.test': z.strictObject({}),
  'apps.connections.open': z.strictObject({}),
  'chat.postMessage': z.strictObject({
    channel,
    thread_ts: ts.optional(),
    ...message,
    unfurl_links: no,
    unfurl_media: no,
    link_names: no.optional(),
    parse: z.literal('none').optional(),
    mrkdwn: z.boolean().optional(),
  }),
  'chat.postEphemeral': z.strictObject({
    channel,
    user: id('UW'),
    thread_ts: ts.optional(),
    ...message,
    link_names: no.optional(),
    parse: z.literal('none').optional(),
  }),
  'views.publish': z.strictObject({ user_id: id('UW'), view: home }),
  'views.open': z.strictObject({ trigger_id: z.string().min(1), view: modal }),
  'views.push': z.strictObject({ trigger_id: z.string().min(1), view: modal }),
  'views.update': z.strictObject({ view_id: id('V'), hash: z.string().optional(), view: modal }),
  // The app may read direct conversations only (`im:history`).
  'conversations.replies': z.strictObject({
    channel: id('D'),
    ts,
    latest: ts.optional(),
    limit: z.string().optional(),
  }),
  'assistant.threads.setStatus': z.strictObject({
    channel_id: channel,
    thread_ts: ts,
    status: z.string().max(50),
  }),
  'assistant.threads.setSuggestedPrompts': z.strictObject({
    channel_id: channel,
    thread_ts: ts.optional(),
    title: z.string().min(1).optional(),
    prompts: z
      .array(z.strictObject({ title: z.string().min(1), message: z.string().min(1) }))
      .min(1)
      .max(4),
  }),
};

const RESPONSE = z.strictObject({
  ...message,
  response_type: z.enum(['ephemeral', 'in_channel']),
  thread_ts: ts.optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
  unfurl_links: no.optional(),
  unfurl_media: no.optional(),
});
/** What may be sent back with an acknowledgement: of a command, or of a list whose choices are asked for. */
const ACK = z.union([
  z.strictObject({}),
  z.strictObject({ response_type: z.literal('in_channel') }),
  z.strictObject({ options: z.array(z.never()) }),
]);

const problemsOf = (schema: z.ZodType, value: unknown): string[] => {
  const checked = schema.safeParse(value);
  return checked.success
    ? []
    : checked.error.issues.map(({ path, message: what }) => `${path.join('.') || '(body)'}: ${what}`);
};

/** Every way in which a call breaks Slack's rules; none for a correct one. */
export function validateCall(method: string, body: unknown): string[] {
  const schema = METHODS[method];
  return schema === undefined ? [`unknown method ${method}`] : problemsOf(schema, body);
}
export const validateResponse = (body: unknown): string[] => problemsOf(RESPONSE, body);
export const validateAck = (body: unknown): string[] => problemsOf(ACK, body);
