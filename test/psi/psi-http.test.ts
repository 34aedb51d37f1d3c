import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fastify from 'fastify'
import { nodeKey } from '../../src/adapters/peers/native/open-node.ts'
import { HttpPsiLink } from '../../src/adapters/psi/http-psi-link.ts'
import { type OpenedPsi, openPsi } from '../../src/adapters/psi/open-psi.ts'
import { sendSigned } from '../../src/adapters/psi/send-signed.ts'
import { MemoryFactLog } from '../../src/adapters/records/memory/memory-fact-log.ts'
import { psiRoutes } from '../../src/faces/peer/psi-routes.ts'
import { identityOf } from '../../src/model/node-identity.ts'
import type { NodeKey } from '../../src/operations/node/node-key.ts'
import type { Peer } from '../../src/operations/node/peer.ts'
import { authorizationOf } from '../../src/operations/node/signed-request.ts'
import { askPeer } from '../../src/operations/psi/ask-peer.ts'
import { PsiDesk } from '../../src/operations/psi/psi-desk.ts'
import { servePsiList, servePsiListInput } from '../../src/operations/psi/serve-psi-list.ts'
import { NOW, seededChance, someAddresses } from './psi-parties.ts'

interface Node {
  readonly key: NodeKey
  readonly psi: OpenedPsi
  readonly folder: string
}

const LISTED = someAddresses(40, 'http')
const ASKED = [...someAddresses(9, 'http asked'), ...LISTED.slice(0, 2)]
const MATCHES = LISTED.slice(0, 2)
const peers = new Map<string, Peer>()
const [holder, asker, stranger] = [makeNode('agency'), makeNode('exchange'), makeNode('stranger')]
peers.set(asker.key.fingerprint, peerOf(asker, null))
const { epoch } = await servePsiList(
  servePsiListInput.parse({ name: 'dprk', takes: 'matches', pointsADay: 600 }),
  LISTED,
  null,
  holder.psi.world,
)
const server = fastify()
await psiRoutes(server, {
  desk: new PsiDesk(holder.psi.world),
  world: holder.psi.world,
  key: holder.key,
  clock: holder.psi.world.clock,
  peers: async () => peers,
})
const url = await server.listen({ host: '127.0.0.1', port: 0 })

after(async () => {
  await server.close()
  for (const { psi, folder } of [holder, asker, stranger]) {
    await psi.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

function makeNode(name: string): Node {
  const key = nodeKey(generateKeyPairSync('ed25519').privateKey)
  const folder = mkdtempSync(join(tmpdir(), 'cordon-psi-'))
  const self = {
    id: identityOf(key.fingerprint),
    name,
    country: 'JP',
    sector: 'agency' as const,
    standing: 'own' as const,
    fingerprint: key.fingerprint,
  }
  const world = {
    facts: new MemoryFactLog(),
    clock: { now: () => NOW, monotonic: () => 0 },
    by: name,
    sharing: { self: async () => self, chance: seededChance(name) } as never,
  }
  return { key, psi: openPsi(folder, world, key), folder }
}

function peerOf({ key }: Node, at: string | null): Peer {
  const { fingerprint } = key
  const organisation = { name: 'peer', country: 'JP', sector: 'exchange', standing: 'client' } as const
  return { ...organisation, id: identityOf(fingerprint), fingerprint, url: at }
}

/** A signed request, as the tests bend it. */
async function send(
  target: string,
  body: Uint8Array | null,
  more: { readonly type?: string; readonly as?: Node; readonly signed?: Uint8Array } = {},
) {
  const { key } = more.as ?? asker
  const nonce = Buffer.from(seededChance(`${target} ${Math.floor(performance.now() * 1e6)}`)(16)).toString('hex')
  const method = body === null ? 'GET' : 'POST'
  const claim = {
    method,
    target,
    body: key.sha256(more.signed ?? body ?? ''),
    audience: holder.key.fingerprint,
    at: NOW,
    nonce,
  }
  const authorization = authorizationOf(claim, key)
  const headers = body === null ? {} : { 'content-type': more.type ?? 'application/octet-stream' }
  return fetch(`${url}${target}`, { method, headers: { authorization, ...headers }, body: body as never })
}

async function codeOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { error: { code: string } }).error.code
}

test('an exchange asks an agency over the network, learns the matches and tells them, in one go', async () => {
  const link = asker.psi.linkTo(peerOf(holder, url))
  const [offer] = await link.offers()
  assert.equal(offer?.name, 'dprk')
  const asked = await askPeer({ list: 'dprk', addresses: ASKED, tell: 'matches' }, link, asker.psi.world)
  assert.deepEqual([asked.matches, asked.told], [MATCHES, 'matches'])
  assert.deepEqual([...((await holder.psi.world.shelf.told(asked.session)) ?? [])].sort(), [...MATCHES].sort())
})

test('whoever is no peer, signs nothing, or signs for another is sent away with 401 and learns no name of a list', async () => {
  const lists = '/peer/v1/psi/lists'
  assert.equal((await fetch(`${url}${lists}`)).status, 401)
  assert.equal((await fetch(`${url}${lists}`, { headers: { authorization: 'Basic eDp5' } })).status, 400)
  const answer = await send(lists, null, { as: stranger })
  assert.equal(answer.status, 401)
  assert.equal(await codeOf(answer), 'peer-unknown')
  const link = new HttpPsiLink(
    holder.key.fingerprint,
    sendSigned(
      { ...peerOf(holder, url), fingerprint: stranger.key.fingerprint },
      { key: asker.key, clock: { now: () => NOW } },
    ),
  )
  await assert.rejects(link.offers(), { code: 'psi-peer-refused', message: /401/ })
})

test('bodies that are bent are refused: empty, cut, of another kind, too long, changed after signing', async () => {
  const place = `/peer/v1/psi/lists/dprk/${epoch}/sessions/${'b'.repeat(32)}`
  const refused = async (body: Uint8Array, status: number, code: string, type?: string) => {
    const answer = await send(place, body, type === undefined ? {} : { type })
    assert.deepEqual([answer.status, await codeOf(answer)], [status, code])
  }
  await refused(new Uint8Array(), 400, 'psi-query-malformed')
  await refused(new Uint8Array(96), 400, 'psi-query-malformed')
  await refused(new Uint8Array(96 + 33), 400, 'psi-query-size')
  await refused(new Uint8Array(96 + 256 * 32), 400, 'psi-query-malformed')
  await refused(
    new Uint8Array(96 + 256 * 32).map((_, i) => (i < 96 ? 0 : (i - 96) >> 5)),
    400,
    'psi-receipt-false',
  )
  const bent = await send(place, new Uint8Array(96 + 256 * 32), { signed: new Uint8Array(96 + 256 * 32).fill(1) })
  assert.deepEqual([bent.status, await codeOf(bent)], [401, 'peer-signature-wrong'])
  await refused(new Uint8Array(96 + 65_536 * 32 + 1), 413, 'body-too-large')
  const text = await send(place, Buffer.from('{}'), { type: 'application/json' })
  assert.equal(text.status, 400)
  const other = await send(place.replace('dprk', 'other'), new Uint8Array(96 + 256 * 32))
  assert.deepEqual([other.status, await codeOf(other)], [404, 'psi-list-unknown'])
})

test('what is told is read strictly: a count in figures, outputs only with what=matches', async () => {
  const place = `/peer/v1/psi/lists/dprk/${epoch}/told/${'b'.repeat(32)}`
  for (const question of [
    '',
    '?count=1',
    '?count=-1&what=count',
    '?count=1e3&what=count',
    '?count=1&what=all',
    '?count=1&count=2&what=count',
  ])
    assert.equal(await codeOf(await send(`${place}${question}`, new Uint8Array())), 'psi-told-malformed', question)
  assert.equal(await codeOf(await send(`${place}?count=1&what=count`, new Uint8Array(32))), 'psi-told-malformed')
  assert.equal(await codeOf(await send(`${place}?count=1&what=count`, new Uint8Array())), 'psi-session-unknown')
})

test('a request that was seen on its way serves nobody a second time', async () => {
  const target = '/peer/v1/psi/lists'
  const claim = {
    method: 'GET',
    target,
    body: asker.key.sha256(''),
    audience: holder.key.fingerprint,
    at: NOW,
    nonce: 'c'.repeat(32),
  }
  const headers = { authorization: authorizationOf(claim, asker.key) }
  assert.equal((await fetch(`${url}${target}`, { headers })).status, 200)
  const again = await fetch(`${url}${target}`, { headers })
  assert.deepEqual([again.status, await codeOf(again)], [401, 'peer-request-replayed'])
  const moved = await fetch(`${url}/peer/v1/psi/lists/dprk/${epoch}/imprints`, { headers })
  assert.deepEqual([moved.status, await codeOf(moved)], [401, 'peer-signature-wrong'])
})

test('a peer that used up its day is told with 429 and when to come back', async () => {
  const link = asker.psi.linkTo(peerOf(holder, url))
  const addresses = someAddresses(200, 'much')
  const once = (): Promise<unknown> => askPeer({ list: null, addresses, tell: 'nothing' }, link, asker.psi.world)
  const greedy = {
    ...link,
    node: link.node,
    offers: async () => (await link.offers()).map(o => ({ ...o, pointsLeft: 1e6 })),
    imprints: link.imprints.bind(link),
    ask: link.ask.bind(link),
    tell: link.tell.bind(link),
  }
  await once()
  await assert.rejects(askPeer({ list: null, addresses, tell: 'nothing' }, greedy, asker.psi.world), {
    code: 'psi-peer-refused',
    message: /429.*psi-limit-reached/,
  })
})

test('a peer that lies on the wire is found out: no signature, no JSON, an answer without end, one cut off, none at all', async () => {
  const answers: Record<string, (response: import('node:http').ServerResponse) => void> = {
    'peer-answer-unsigned': response => response.end('{"lists":[]}'),
    'peer-too-long': response => {
      const pour = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(1 << 18)));
        if (!response.destroyed) response.once('drain', pour)
      }
      pour()
    },
    'peer-unreachable': response => {
      response.writeHead(200, { 'content-length': 100 })
      response.write('x', () => response.destroy())
    },
    'psi-peer-refused': response => {
      response.writeHead(500)
      response.end('<html>')
    },
  }
  for (const [code, answer] of Object.entries(answers)) {
    const liar: Server = createServer((_request, response) => answer(response))
    await new Promise<void>(resolve => liar.listen(0, '127.0.0.1', resolve))
    const at = `http://127.0.0.1:${(liar.address() as AddressInfo).port}`
    await assert.rejects(asker.psi.linkTo(peerOf(holder, at)).offers(), { name: 'SourceError', code })
    liar.closeAllConnections()
    liar.close()
  }
  await assert.rejects(asker.psi.linkTo(peerOf(holder, 'http://127.0.0.1:1')).offers(), { code: 'peer-unreachable' })
  await assert.rejects(asker.psi.linkTo(peerOf(holder, null)).offers(), { code: 'peer-unreachable' })
})
