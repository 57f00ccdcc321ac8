import { afterEach, describe, expect, test } from 'vitest';
import { createHttpServer, type HttpServer } from '../../adapters/shared/health.ts';
import { createMetrics } from '../../adapters/shared/metrics.ts';
import { createLog } from '../../src/log.ts';

const lines: string[] = [];
const log = createLog('info', { write: (line) => lines.push(line) });
const open: HttpServer[] = [];
async function serve(problems: string[] = []) {
  const metrics = createMetrics(() => 3);
  const server = createHttpServer({ log, metrics, problems: async () => problems });
  open.push(server);
  const base = `http://127.0.0.1:${await server.listen(0)}`;
  const get = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${base}${path}`, init);
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    };
  };
  return { server, metrics, get, base };
}
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

describe('the HTTP server', () => {
  test('says that the process runs and whether it can answer', async () => {
    const problems: string[] = [];
    const { get } = await serve(problems);
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/readyz?verbose')).status).toBe(200);
    problems.push('slack: not connected');
    expect(await get('/readyz')).toMatchObject({ status: 503, text: 'slack: not connected\n' });
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/healthz', { method: 'POST' })).status).toBe(405);
    expect((await get('/elsewhere')).status).toBe(404);
  });

  test('counts in the Prometheus format', async () => {
    const { get, metrics } = await serve();
    metrics.answered('slack', 'grounded', 12);
    metrics.failed('discord');
    metrics.limited('slack');
    metrics.repeated();
    const { type, text } = await get('/metrics');
    expect(type).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(text).toContain('bot_replies_total{platform="slack",kind="grounded"} 1');
    expect(text).toContain('bot_reply_seconds_bucket{le="0.02",platform="slack"} 1');
    expect(text).toContain('bot_failures_total{platform="discord"} 1');
    expect(text).toContain('bot_limited_total{platform="slack"} 1');
    expect(text).toContain('bot_repeated_deliveries_total 1');
    expect(text).toContain('bot_in_flight 3');
  });

  test('hands a platform its path, and tells it to come again while stopping', async () => {
    const { server, get } = await serve();
    server.add('/slack/events', (request, response) => void response.end(`${request.method} ${request.url}`));
    expect(await get('/slack/events?a=1', { method: 'POST', body: 'x' })).toMatchObject({
      status: 200,
      text: 'POST /slack/events?a=1',
    });
    server.drain();
    expect((await get('/slack/events', { method: 'POST', body: 'x' })).status).toBe(503);
    expect(await get('/readyz')).toMatchObject({ status: 503, text: 'stopping\n' });
    expect((await get('/healthz')).status).toBe(200);
  });

  test('survives a handler that fails', async () => {
    const { server, get } = await serve();
    server.add('/broken', async () => {
      throw new Error('a fault');
    });
    expect(await get('/broken')).toMatchObject({ status: 500, text: 'Failed.\n' });
    expect((await get('/healthz')).status).toBe(200);
    expect(lines.join('')).toContain('http.failed');
  });

  test('says that a port is taken', async () => {
    const { base } = await serve();
    const other = createHttpServer({ log, metrics: createMetrics(() => 0), problems: async () => [] });
    await expect(other.listen(Number(new URL(base).port))).rejects.toThrow(
      /port \d+: is taken by another process; free it, or set PORT/,
    );
  });
});
