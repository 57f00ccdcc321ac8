import { type IncomingMessage, request as plain } from 'node:http';
import { request as secure } from 'node:https';

export interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Without a word from the server for so long, it is given up. */
  readonly timeoutMs: number;
}
export interface Answered {
  readonly status: number;
  readonly statusText: string;
  /** As they stand in the answer: name, value, name, value. */
  readonly rawHeaders: readonly string[];
  readonly text: string;
}

/**
 * Posts a text and reads the answer whole. `fetch` does the same through streams, copies and a timer for each request,
 * which takes three times the computing; connections are kept here as well, and proxies taken from the environment.
 *
 * @throws {Error} with a code of the network, where there is no answer
 */
export const post = (url: string, { headers, body, timeoutMs }: Sent): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      timeout: timeoutMs,
    };
    const sent = (url.startsWith('https:') ? secure : plain)(url, options, (response) =>
      read(response).then(resolve, reject),
    );
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${timeoutMs} ms`)));
    sent.on('error', reject);
    sent.end(body);
  });

const read = (response: IncomingMessage): Promise<Answered> =>
  new Promise((resolve, reject) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (part: string) => {
      text += part;
    });
    response.on('end', () => {
      const { statusCode: status = 0, statusMessage: statusText = '', rawHeaders } = response;
      resolve({ status, statusText, rawHeaders, text });
    });
    response.on('error', reject);
  });
