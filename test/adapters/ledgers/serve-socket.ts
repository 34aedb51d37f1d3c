import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'

/** A WebSocket server of this machine that a test makes misbehave. */
export interface SocketServer {
  readonly url: string
  /** Requests for a connection, as their first lines. */
  readonly asked: string[]
  /** Cuts every connection without a word. */
  cut(): void
  close(): Promise<void>
}

/** Starts it (RFC 6455; messages of a client are read as far as they fit one frame each). @param hear is given each message of text */
export async function serveSocket(
  hear: (text: string, send: (text: string) => void, socket: Socket) => void,
): Promise<SocketServer> {
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    let left = Buffer.alloc(0)
    let open = false
    socket.on('data', chunk => {
      left = Buffer.concat([left, chunk])
      if (!open) {
        const end = left.indexOf('\r\n\r\n')
        if (end < 0) return
        const head = left.subarray(0, end).toString('latin1')
        left = left.subarray(end + 4)
        asked.push(head.split('\r\n')[0] ?? '')
        const key = /sec-websocket-key: (\S+)/i.exec(head)?.[1] ?? ''
        const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
        socket.write(
          `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
        )
        open = true
      }
      for (let text = readFrame(); text !== null; text = readFrame())
        hear(text, t => void socket.write(frame(t)), socket)
    })
    const readFrame = (): string | null => {
      if (left.length < 6) return null
      const short = (left[1] as number) & 127
      const start = short === 126 ? 4 : 2
      const length = short === 126 ? left.readUInt16BE(2) : short
      if (left.length < start + 4 + length) return null
      const mask = left.subarray(start, start + 4)
      const body = Buffer.from(left.subarray(start + 4, start + 4 + length)).map((b, i) => b ^ (mask[i % 4] as number))
      const text = ((left[0] as number) & 15) === 1 ? Buffer.from(body).toString('utf8') : null
      left = left.subarray(start + 4 + length)
      return text
    }
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    ...{ url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, cut },
    async close() {
      cut()
      await new Promise(done => server.close(done))
    },
  }
}

/** One message of text, in one frame. */
function frame(text: string): Buffer {
  const body = Buffer.from(text)
  const head = Buffer.alloc(10)
  head[0] = 0x81
  head[1] = 127
  head.writeBigUInt64BE(BigInt(body.length), 2)
  return Buffer.concat([body.length > 65_535 ? head : shortHead(body.length), body])
}

function shortHead(length: number): Buffer {
  return length < 126 ? Buffer.from([0x81, length]) : Buffer.from([0x81, 126, length >> 8, length & 255])
}
