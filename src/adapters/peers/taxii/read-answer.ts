import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { TaxiiFault } from '../../../operations/taxii-sync/taxii-fault.ts'
import { unreachable } from './unreachable.ts'

/** When an answer is given up. */
export interface AnswerLimits {
  /** In each span of so many milliseconds at least {@link leastBytes} must come, or the end. */
  readonly spanMs: number
  readonly leastBytes: number
  /** One answer may take no longer, redirects and all. */
  readonly mostMs: number
}

/**
 * Reads the body of an answer, unpacked, as UTF-8.
 * @param mostBytes after unpacking
 * @throws TaxiiFault `taxii-answer-too-large`, `taxii-slow`, `taxii-answer-encoding`, `taxii-answer-malformed`, `taxii-unreachable`
 */
export async function readAnswer(
  response: IncomingMessage,
  mostBytes: number,
  limits: AnswerLimits,
  ending: AbortController,
): Promise<string> {
  const packed = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  const said = Number(response.headers['content-length'] ?? 0)
  let inSpan = 0
  const watch = setInterval(() => {
    if (inSpan < limits.leastBytes)
      ending.abort(
        new TaxiiFault('taxii-slow', `the server sent only ${inSpan} bytes within ${limits.spanMs / 1000} s`, {
          again: true,
        }),
      )
    inSpan = 0
  }, limits.spanMs)
  const chunks: Buffer[] = []
  let sum = 0
  try {
    if (said > mostBytes && packed === 'identity') throw tooLarge(mostBytes)
    response.on('data', (chunk: Buffer) => {
      inSpan += chunk.length
    })
    response.pause()
    for await (const chunk of unpacked(response, packed) as AsyncIterable<Buffer>) {
      sum += chunk.length
      if (sum > mostBytes) throw tooLarge(mostBytes)
      chunks.push(chunk)
    }
  } catch (cause) {
    response.destroy()
    if (ending.signal.reason instanceof TaxiiFault) throw ending.signal.reason
    if (cause instanceof TaxiiFault) throw cause
    if (/^(?:Z_|ERR_BROTLI|ERR__ERROR|ERR_.*BROTLI|ERR_ZLIB)/.test(String((cause as NodeJS.ErrnoException).code)))
      throw new TaxiiFault('taxii-answer-encoding', `the answer cannot be unpacked as ${packed}`, {
        cause,
        again: true,
      })
    throw unreachable(cause, `the server, after ${sum} bytes,`)
  } finally {
    clearInterval(watch)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch (cause) {
    throw new TaxiiFault('taxii-answer-malformed', 'the answer is no UTF-8', { cause })
  }
}

function unpacked(response: IncomingMessage, packed: string): Readable {
  const through = (unpack: NodeJS.ReadWriteStream & Readable): Readable => {
    // What breaks off below must end what is read above.
    response.once('error', fault => unpack.destroy(fault))
    response.once('aborted', () => unpack.destroy(Object.assign(new Error('it broke off'), { code: 'ECONNRESET' })))
    return response.pipe(unpack)
  }
  if (packed === 'identity' || packed === '') return response
  if (packed === 'gzip' || packed === 'x-gzip') return through(createGunzip())
  if (packed === 'br') return through(createBrotliDecompress())
  if (packed === 'deflate') return through(createInflate())
  throw new TaxiiFault(
    'taxii-answer-encoding',
    `the answer is packed as ${JSON.stringify(packed.slice(0, 50))}, which was not asked for`,
  )
}

function tooLarge(mostBytes: number): TaxiiFault {
  return new TaxiiFault('taxii-answer-too-large', `the server sends more than ${mostBytes} bytes for one answer`)
}
