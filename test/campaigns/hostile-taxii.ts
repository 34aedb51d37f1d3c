import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { openTaxiiPeer } from '../../src/adapters/peers/taxii/open-taxii-peer.ts'
import type { IntelStore } from '../../src/operations/share/intel-store.ts'
import type { TaxiiServer } from '../../src/operations/taxii-sync/taxii-server.ts'
import { type ClientRig, clientRig } from '../adapters/peers/taxii-client-rig.ts'
import {
  type Asked,
  COLLECTION,
  honest,
  identity,
  MEDIA,
  OBJECTS,
  type Script,
  type ScriptedServer,
  send,
  startScripted,
} from '../adapters/peers/taxii-scripted.ts'
import type { Campaign } from './kill-import.ts'

const TRUE_OBJECTS: readonly string[] = Array.from({ length: 12 }, (_, i) => identity(i + 1))
const TRUE = new Set(TRUE_OBJECTS)
const truth = honest({ objects: [...TRUE_OBJECTS], page: 4 })
/** What a pull and a push may tell; anything else is a fault of ours. */
const CODE =
  /^taxii-(?:answer-(?:malformed|too-large|type|encoding)|no-(?:progress|roots)|root-elsewhere|collection-(?:malformed|missing|closed)|slow|unreachable|redirected|request-refused|unauthorised|forbidden|not-found|not-acceptable|too-large|media-refused|unprocessable|busy|server-failed|pending)$/

/** Makes a server lie in seeded ways; each time the client must come to an end in time, by a code of its own, with nothing false taken in. */
export const campaign: Campaign = {
  name: 'hostile-taxii',
  about:
    'generated lies of a TAXII server: the client ends in time with a code, takes nothing false in, sends nothing elsewhere',
  async run({ seed, runs, log }) {
    const elsewhere = await startScripted(truth)
    const server = await startScripted(truth)
    const codes = new Map<string, number>()
    let longest = 0
    try {
      for (let run = 0; run < runs; run++) {
        const lie = new Liar(seed * 1_000_003 + run, elsewhere.origin)
        const begun = performance.now()
        for (const code of await attacked(server, lie, run)) codes.set(code, (codes.get(code) ?? 0) + 1)
        longest = Math.max(longest, performance.now() - begun)
        assert.equal(elsewhere.asked.length, 0, `run ${run}: something was sent elsewhere`)
        server.asked.length = 0
      }
      const told = [...codes].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${code} ${count}`)
      log(`${runs} runs, the longest ${Math.round(longest)} ms: ${told.join(', ')}`)
    } finally {
      await server.close()
      await elsewhere.close()
    }
  },
}

async function attacked(server: ScriptedServer, lie: Liar, run: number): Promise<readonly string[]> {
  const answer = { spanMs: lie.slow ? 60 : 300, leastBytes: 20, mostMs: lie.slow ? 150 : 2_000 }
  const limits = { page: 4, mostBytes: 1 << 20, mostObjects: 2_000 }
  const rig = clientRig({ answer, limits, manners: { tries: 2 } })
  server.script = lie.script
  const target = rig.server(server.origin)
  const codes = await codesOf(rig, target, lie)
  for (const code of codes) assert.match(code, CODE, `run ${run}`)
  await sound(rig.store, run)
  server.script = truth
  // Under a name that was not lied to: a server that lied about dates has lied about what is behind them.
  const anew = { ...target, name: 'anew' }
  // With the usual patience: on a busy machine the honest server may be slower than the liars are given.
  const { collections } = await rig.pull(anew, openTaxiiPeer(anew, 'secret'))
  assert.equal(collections[0]?.finished, true, `run ${run}`)
  for (const json of TRUE) {
    const { id } = JSON.parse(json) as { id: string }
    assert.ok((await rig.store.versions(id)).length > 0, `run ${run}: an object is missing`)
  }
  await sound(rig.store, run)
  return codes.length === 0 ? ['none'] : codes
}

async function codesOf(rig: ClientRig, target: TaxiiServer, lie: Liar): Promise<readonly string[]> {
  const pulled = await rig.pull(target)
  const codes = [pulled.fault, ...pulled.passed, ...pulled.collections.map(c => c.fault)].flatMap(f =>
    f === null ? [] : [f.code],
  )
  if (!lie.pushes) return codes
  try {
    const { fault } = await rig.push({ ...target, name: 'another' }, COLLECTION)
    return fault === null ? codes : [...codes, fault.code]
  } catch (error) {
    return [...codes, (error as { code?: string }).code ?? String(error)]
  }
}

/** What is held is what the server honestly has, or an object that is sound in itself; never half of one. */
async function sound(store: IntelStore, run: number): Promise<void> {
  for (const { json, id } of await store.entries(0, 10_000))
    assert.ok(TRUE.has(json) || (JSON.parse(json) as { id: string }).id === id, `run ${run}: something false is held`)
}

/** A server that is honest at most times and lies at others, the same way for the same seed. */
class Liar {
  readonly slow: boolean
  readonly pushes: boolean
  readonly #elsewhere: string
  #state: number

  constructor(seed: number, elsewhere: string) {
    this.#state = (Math.imul(seed, 2_654_435_761) ^ 0x9e3779b9) >>> 0
    this.#elsewhere = elsewhere
    this.slow = this.#upTo(50) === 0
    this.pushes = this.#upTo(4) === 0
  }

  readonly script: Script = (asked, response, request) => {
    // The way to the objects is honest more often than not, else few lies would ever come that far.
    const honestly = asked.path === OBJECTS ? 10 : 92
    if (this.#upTo(100) < honestly) return truth(asked, response, request)
    const ways = [
      this.#mangled,
      this.#mangled,
      this.#invented,
      this.#invented,
      this.#header,
      this.#status,
      this.#bytes,
      this.#cut,
      this.#redirect,
    ]
    return this.#one(ways).call(this, asked, response)
  }

  #mangled(asked: Asked, response: ServerResponse): void {
    let text = this.#honestText(asked)
    for (let n = 1 + this.#upTo(4); n > 0; n--) {
      const at = this.#upTo(text.length + 1)
      const piece = this.#one([
        '',
        '{',
        '}',
        '[',
        ']',
        '"',
        ',',
        ':',
        '\\',
        '\u0000',
        'null',
        '1e999',
        '-',
        '\ud800',
        '\ufeff',
        '{"a":'.repeat(this.#upTo(2_000)),
        text.slice(at, at + this.#upTo(200)),
      ])
      text = text.slice(0, at) + piece + text.slice(at + this.#one([0, 0, 1, 1, 5, 200]))
    }
    send(response, text, this.#dates())
  }

  #invented(_: Asked, response: ServerResponse): void {
    const objects = Array.from({ length: this.#upTo(6) }, () =>
      this.#one([() => this.#one(TRUE_OBJECTS), () => this.#value(0)])(),
    )
    const parts = [
      this.#one(['"more":true', '"more":true', '"more":false', `"more":${this.#value(2)}`]),
      this.#one(['"next":"a"', `"next":"${this.#upTo(1_000_000)}"`, `"next":${this.#value(2)}`, '"x":1']),
      this.#one([
        `"objects":[${objects.join(',')}]`,
        `"objects":[${objects.join(',')}]`,
        `"objects":${this.#value(1)}`,
        '"y":1',
      ]),
      ...this.#one([
        [],
        [
          `"${this.#one(['api_roots', 'collections', 'id', 'status', 'versions', '__proto__', 'toJSON', 'length'])}":${this.#value(1)}`,
        ],
      ]),
    ]
    send(response, `{${parts.join(',')}}`, this.#dates(), this.#one([200, 200, 202]))
  }

  #header(asked: Asked, response: ServerResponse): void {
    const text = this.#honestText(asked)
    const type = this.#one([
      MEDIA,
      'application/taxii+json',
      'text/html',
      'application/json',
      `${MEDIA};charset=${this.#one(['utf-8', 'utf-16', 'x'])}`,
      'application/taxii+json;version=2.0',
      `a/${'b'.repeat(this.#upTo(20_000))}`,
    ])
    const pack = this.#one(['gzip', 'br', 'deflate', 'identity', 'zstd', 'gzip, br', ''])
    const packed = this.#one([
      Buffer.from(text),
      gzipSync(text),
      brotliCompressSync(text),
      gzipSync(text).subarray(0, this.#upTo(40)),
      gzipSync(Buffer.alloc(2 << 20)),
    ])
    const more: Record<string, string> = this.#one([
      {},
      { 'content-length': String(this.#upTo(2_000)) },
      { 'x-taxii-date-added-last': this.#one(['', 'now', '0000-00-00T00:00:00Z', '9999-12-31T23:59:59.999999Z']) },
    ])
    try {
      send(response, packed, { 'content-type': type, 'content-encoding': pack, ...more })
    } catch {
      response.destroy()
    }
  }

  #status(_: Asked, response: ServerResponse): void {
    const codes = [
      201, 202, 204, 205, 206, 300, 304, 400, 401, 403, 404, 405, 406, 408, 409, 410, 413, 415, 418, 422, 429, 451, 500,
      501, 502, 503, 504, 599, 999,
    ]
    const after: Record<string, string> = this.#one([
      {},
      { 'retry-after': this.#one(['0', '1', '99999999999', '-5', 'Fri, 31 Dec 1999 23:59:59 GMT', 'never', '']) },
    ])
    send(
      response,
      this.#one(['', '{}', '{"title":17}', '{"title":"\\u001b[31m"}', '<html>', '[[']),
      after,
      this.#one(codes),
    )
  }

  #bytes(_: Asked, response: ServerResponse): void {
    const bytes = Buffer.from(Array.from({ length: this.#upTo(300) }, () => this.#upTo(256)))
    const head = this.#one([
      '',
      'HTTP/1.1 200 OK\r\n',
      `HTTP/1.1 200 OK\r\ncontent-type: ${MEDIA}\r\n\r\n`,
      `HTTP/1.1 200 OK\r\ncontent-type: ${MEDIA}\r\ntransfer-encoding: chunked\r\n\r\n`,
      `HTTP/9.9 200 OK\r\n\r\n`,
    ])
    response.socket?.end(Buffer.concat([Buffer.from(head), bytes]))
  }

  #cut(asked: Asked, response: ServerResponse): void {
    const text = this.#honestText(asked)
    response.writeHead(200, {
      'content-type': MEDIA,
      ...(this.#upTo(2) === 0 ? { 'content-length': text.length } : {}),
    })
    response.write(text.slice(0, this.#upTo(text.length)))
    if (!this.slow) setImmediate(() => response.destroy())
  }

  #redirect(asked: Asked, response: ServerResponse): void {
    const away = this.#elsewhere
    const to = this.#one([
      away + asked.path,
      away.replace('http:', ''),
      `${away.replace('//', '//a:b@')}/`,
      asked.path,
      '/',
      '?',
      '#',
      `//${'a'.repeat(300)}`,
      'file:///etc/passwd',
      `/\\${away.slice(7)}`,
      `${OBJECTS}?next=0`,
      'http:',
      '\\',
      `${away.slice(5)}/api1/`,
    ])
    send(response, '', { location: to }, this.#one([301, 302, 303, 307, 308, 300, 305, 399]))
  }

  #honestText({ path }: Asked): string {
    if (path === '/taxii2/') return '{"title":"t","default":"/api1/","api_roots":["/api1/"]}'
    if (path === '/api1/') return `{"title":"t","versions":["${MEDIA}"],"max_content_length":1000}`
    if (path === '/api1/collections/')
      return `{"collections":[{"id":"${COLLECTION}","title":"t","can_read":true,"can_write":true}]}`
    return `{"more":false,"objects":[${TRUE_OBJECTS.join(',')}]}`
  }

  #dates(): Record<string, string> {
    return this.#one([
      {},
      {
        'x-taxii-date-added-last': `2026-11-0${1 + this.#upTo(9)}T00:00:00.${String(this.#upTo(1_000_000)).padStart(6, '0')}Z`,
      },
    ])
  }

  #value(depth: number): string {
    const plain = [
      'null',
      'true',
      '-0',
      '1e400',
      '12345678901234567890',
      '""',
      '"\\ud800"',
      '"identity"',
      '{}',
      '[]',
      '"2026-01-01T00:00:00Z"',
      '"../../x"',
      `"identity--${'0'.repeat(8)}-0000-4000-8000-000000000001"`,
    ]
    if (depth > 3 || this.#upTo(3) === 0) return this.#one(plain)
    const members = [
      'type',
      'id',
      'created',
      'modified',
      'spec_version',
      'object_marking_refs',
      'extensions',
      'granular_markings',
      '__proto__',
      'name',
      'pattern',
      'a',
    ]
    const inner = Array.from({ length: this.#upTo(5) }, () => this.#value(depth + 1))
    if (this.#upTo(2) === 0) return `[${inner.join(',')}]`
    return `{${inner.map(v => `"${this.#one(members)}":${v}`).join(',')}}`
  }

  #one<T>(of: readonly T[]): T {
    return of[this.#upTo(of.length)] as T
  }

  #upTo(most: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0
    return Math.floor((this.#state / 2 ** 32) * most)
  }
}
