/** Names that the manifest and the listeners have in common. */
export const CHECK_SHORTCUT = 'check_against_sources';
/** Where Slack delivers to in HTTP mode; the request URLs of the app end with it. */
export const HTTP_PATH = '/slack/events';
