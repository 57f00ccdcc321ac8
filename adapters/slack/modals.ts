import type { types } from '@slack/bolt';
import { LIMITS } from './limits.ts';
import { renderNotice } from './notice.ts';
import { plain } from './plain.ts';
import type { Place } from './receive.ts';
import type { SlackPayload } from './render.ts';

const TITLE = 'Check against sources';

/** A modal around a reply. Its metadata says where it was opened, for a button in it that posts there. */
export const modal = ({ blocks }: SlackPayload, { channel, threadTs }: Place): types.ModalView => ({
  type: 'modal',
  title: plain(TITLE),
  close: plain('Close'),
  private_metadata: JSON.stringify({ channel, ...(threadTs === undefined ? {} : { threadTs }) }),
  blocks: blocks.slice(0, LIMITS.viewBlocks),
});

/** Opened at once, since Slack lets a modal be opened for three seconds only. */
export const openingModal = (place: Place): types.ModalView =>
  modal(renderNotice('Looking through the sources…', [], 'view'), place);
