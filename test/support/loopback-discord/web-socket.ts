import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** One side of RFC 6455, enough for a gateway: whole text messages, ping, close. */
export interface WebSocketConnection {
  /** A text message, or a binary one where it is bytes. */
  send(message: string | Buffer): void;
  close(code: number): void;
  /** Without a closing handshake, as a broken line does. */
  drop(): void;
}
interface Handlers {
  readonly message: (text: string) => void;
  readonly closed: (code: number) => void;
}

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** Completes the handshake on an upgraded socket and reads frames until it ends. */
export function acceptWebSocket(request: IncomingMessage, socket: Duplex, on: Handlers): WebSocketConnection {
  const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}${MAGIC}`).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
  );
  let buffered = Buffer.alloc(0);
  let fragments = '';
  let ended = false;
  const end = (code: number) => {
    if (ended) return;
    ended = true;
    on.closed(code);
  };
  const write = (opcode: number, payload: Buffer) => {
    if (!socket.destroyed && socket.writable) socket.write(frame(opcode, payload));
  };
  socket.on('error', () => end(1006));
  socket.on('close', () => end(1006));
  socket.on('data', (part: Buffer) => {
    buffered = Buffer.concat([buffered, part]);
    for (let read = readFrame(buffered); read !== undefined; read = readFrame(buffered)) {
      buffered = buffered.subarray(read.size);
      const { opcode, final, payload } = read;
      if (opcode === CLOSE) {
        const code = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
        write(CLOSE, payload.subarray(0, 2));
        socket.end();
        end(code);
      } else if (opcode === PING) write(PONG, payload);
      else if (opcode <= TEXT) {
        fragments += payload.toString('utf8');
        if (final) {
          const text = fragments;
          fragments = '';
          on.message(text);
        }
      }
    }
  });
  return {
    send: (message) =>
      typeof message === 'string' ? write(TEXT, Buffer.from(message)) : write(BINARY, message),
    close(code) {
      const payload = Buffer.alloc(2);
      payload.writeUInt16BE(code, 0);
      write(CLOSE, payload);
      socket.end();
    },
    drop: () => socket.destroy(),
  };
}

function frame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  if (length < 126) return Buffer.concat([Buffer.from([0x80 | opcode, length]), payload]);
  if (length < 65_536) {
    const head = Buffer.from([0x80 | opcode, 126, 0, 0]);
    head.writeUInt16BE(length, 2);
    return Buffer.concat([head, payload]);
  }
  const head = Buffer.alloc(10);
  head[0] = 0x80 | opcode;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}

/** A client masks every frame; what has not arrived whole is `undefined`. */
function readFrame(
  data: Buffer,
): { opcode: number; final: boolean; payload: Buffer; size: number } | undefined {
  if (data.length < 2) return undefined;
  const short = data[1]! & 0x7f;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  if (data.length < 2 + extra + 4) return undefined;
  const length = extra === 0 ? short : extra === 2 ? data.readUInt16BE(2) : Number(data.readBigUInt64BE(2));
  const start = 2 + extra + 4;
  if (data.length < start + length) return undefined;
  const mask = data.subarray(2 + extra, start);
  const payload = Buffer.from(data.subarray(start, start + length)).map((byte, at) => byte ^ mask[at % 4]!);
  return {
    opcode: data[0]! & 0x0f,
    final: (data[0]! & 0x80) !== 0,
    payload: Buffer.from(payload),
    size: start + length,
  };
}
