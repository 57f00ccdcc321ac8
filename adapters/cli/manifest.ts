import { manifestJson } from '../slack/manifest.ts';
import { write } from './output.ts';

/** `manifest`: prints the Slack app's manifest, to be pasted at https://api.slack.com/apps. */
export async function runManifest(): Promise<number> {
  await write(manifestJson());
  return 0;
}
