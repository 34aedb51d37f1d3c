import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { suite, type TestContext, test } from 'node:test'
import { askPeer } from '../../../src/adapters/peers/native/ask-peer.ts'
import { pullPeer } from '../../../src/adapters/peers/native/pull-peer.ts'
import { verifyConsistency } from '../../../src/analysis/merkle/verify-consistency.ts'
import { verifyInclusion } from '../../../src/analysis/merkle/verify-inclusion.ts'
import { CordonError } from '../../../src/model/errors.ts'
import { ENTRIES_TYPE, writePage } from '../../../src/operations/node/entries-page.ts'
import { headHolds } from '../../../src/operations/node/node-key.ts'
import type { Peer } from '../../../src/operations/node/peer.ts'
import { answerText, authorizationOf, type RequestClaim } from '../../../src/operations/node/signed-request.ts'
import { LyingPeer } from './lying-peer.ts'
import { closeRig, hexChance, type RigNode, rigNode } from './node-rig.ts'

const code = (wanted: string) => (error: unknown) => error instanceof CordonError && error.code === wanted
const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex')

async function pair(t: TestContext): Promise<{ a: RigNode; b: RigNode; peer: Peer }> {
  const [a, b] = [rigNode('a'), rigNode('b')]
  t.after(() => closeRig(a, b))
  await a.listen()
  await a.peer(b, null)
  const { fingerprint } = a.key
  return { a, b, peer: { ...b.receiving.self, id: a.id, name: 'a', standing: 'partner', fingerprint, url: a.url } }
}

suite('requests between nodes', () => {
  const ask = async (a: RigNode, b: RigNode, change: Partial<RequestClaim> = {}, sent: Partial<RequestClaim> = {}) => {
    const body = a.key.sha256('')
    const at = Math.floor(Date.now() / 1000)
    const target = '/peer/v1/entries?after=0'
    const claim = { method: 'GET', target, body, audience: a.key.fingerprint, at, nonce: hexChance(16), ...change }
    const authorization = authorizationOf(claim, b.key)
    const response = await fetch(`${a.url}${sent.target ?? claim.target}`, {
      method: sent.method ?? claim.method,
      headers: { authorization },
    })
    const text = await response.text()
    const said = response.ok ? 'ok' : (JSON.parse(text) as { error: { code: string } }).error.code
    return { status: response.status, said, authorization }
  }

  test('serve once, for one node, for one question, within five minutes of its clock, and from a peer alone', async t => {
    const { a, b } = await pair(t)
    const now = Math.floor(Date.now() / 1000)
    const nonce = hexChance(16)
    const said = async (...args: Parameters<typeof ask> extends [unknown, unknown, ...infer Rest] ? Rest : never) =>
      (await ask(a, b, ...args)).said
    assert.equal(await said({ nonce }), 'ok')
    assert.equal(await said({ nonce }), 'peer-request-replayed')
    assert.equal(await said({ at: now - 290 }), 'ok')
    assert.equal(await said({ at: now - 310 }), 'peer-clock-apart')
    assert.equal(await said({ at: now + 310 }), 'peer-clock-apart')
    assert.equal(await said({ audience: b.key.fingerprint }), 'peer-signature-wrong')
    assert.equal(await said({}, { target: '/peer/v1/entries?after=0&limit=1' }), 'peer-signature-wrong')
    assert.equal(await said({ body: '0'.repeat(64) }), 'peer-signature-wrong')
    assert.equal(await said({ method: 'POST' }, { method: 'GET' }), 'peer-signature-wrong')
    assert.equal((await ask(a, rigStranger(t), {})).said, 'peer-unknown')
  })

  test('without or with odd credentials are refused before anything else is done', async t => {
    const { a } = await pair(t)
    for (const authorization of [
      '',
      'Bearer x',
      'Cordon-Peer v1',
      'Cordon-Peer v1 key=,at=,nonce=,signature=',
      `Cordon-Peer v2 ${'x'.repeat(9000)}`,
    ]) {
      const response = await fetch(`${a.url}/peer/v1/entries`, { headers: { authorization } })
      assert.ok([400, 401].includes(response.status), `${response.status}`)
      assert.equal(response.headers.get('cordon-signature'), null, 'a stranger gets no signature out of it')
    }
    assert.equal((await fetch(`${a.url}/peer/v1/node`)).status, 401)
    const post = await fetch(`${a.url}/peer/v1/entries`, {
      method: 'POST',
      headers: { 'content-type': ENTRIES_TYPE },
      body: 'x',
    })
    assert.equal(post.status, 401)
  })

  test('that ask for nonsense are told so', async t => {
    const { a, b } = await pair(t)
    for (const query of [
      'after=-1',
      'after=1.5',
      'after=x',
      'after=1&after=2',
      'limit=0',
      'limit=5001',
      'wait=26',
      'after=99999999999999999',
    ])
      assert.equal((await ask(a, b, { target: `/peer/v1/entries?${query}` })).said, 'query-malformed', query)
    assert.equal((await ask(a, b, { target: '/peer/v1/proof?seq=5&size=9' })).said, 'leaf-unknown')
    assert.equal((await ask(a, b, { target: '/peer/v1/none' })).status, 404)
  })

  test('tell who a node is, and prove a leaf and that the log only grew', async t => {
    const { a, b, peer } = await pair(t)
    await a.publish(1, 2, 3)
    const asking = { key: b.key, now: b.clock.now }
    const get = async (target: string) =>
      JSON.parse(await askPeer(peer, { method: 'GET', target, timeoutMs: 5_000, mostBytes: 1e6 }, asking))
    const { node, head } = await get('/peer/v1/node')
    assert.deepEqual([node.fingerprint, node.id, node.name], [a.key.fingerprint, a.id, 'a'])
    assert.ok(headHolds(head, b.key))
    await a.publish(4, 5, 6, 7)
    const proof = await get('/peer/v1/proof?seq=3')
    const inclusion = {
      leaf: bytes(proof.leaf),
      index: 2,
      size: 7,
      root: bytes(proof.head.root),
      path: proof.inclusion.map(bytes),
    }
    assert.equal(proof.leaf, (await a.store.leaves(2, 1))[0]?.hash)
    assert.ok(headHolds(proof.head, b.key) && verifyInclusion(inclusion))
    const grown = await get('/peer/v1/proof?first=3&size=7')
    const roots = { firstRoot: bytes(head.root), secondRoot: bytes(grown.head.root) }
    assert.ok(verifyConsistency({ first: 3, second: 7, ...roots, proof: grown.consistency.map(bytes) }))
  })

  test('that bring a page are checked like one that was asked for', async t => {
    const { a } = await pair(t)
    const liar = new LyingPeer()
    await a.peer({ ...rigStranger(t), key: liar.key, id: liar.id, name: 'liar' }, null)
    liar.log(liar.note(1), liar.note(2))
    const bring = async (body: string): Promise<string> => {
      const claim = {
        method: 'POST',
        target: '/peer/v1/entries',
        body: liar.key.sha256(body),
        audience: a.key.fingerprint,
      }
      const authorization = authorizationOf(
        { ...claim, at: Math.floor(Date.now() / 1000), nonce: hexChance(16) },
        liar.key,
      )
      const response = await fetch(`${a.url}/peer/v1/entries`, {
        method: 'POST',
        headers: { authorization, 'content-type': ENTRIES_TYPE },
        body,
      })
      return `${response.status} ${(await response.text()).slice(0, 60)}`
    }
    assert.match(await bring(writePage(liar.page(0, { root: '00'.repeat(32) }))), /^502 .*peer-root-mismatch/)
    assert.match(await bring('no page'), /^502 .*page-malformed/)
    assert.match(await bring(writePage(liar.page())), /^200 .*"added":2/)
    assert.match(await bring(writePage(liar.page())), /^200 .*"known":2/)
    assert.equal(await a.store.size(), 2)
  })
})

suite('a server that is no honest peer', () => {
  async function serving(
    t: TestContext,
    answer: RequestListener,
  ): Promise<{ peer: Peer; b: RigNode; pull: () => Promise<unknown> }> {
    const b = rigNode('b')
    const liar = new LyingPeer()
    const server = createServer(answer)
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    t.after(async () => {
      server.closeAllConnections()
      server.close()
      await closeRig(b)
    })
    const peer = { ...liar.peer, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
    const asking = { key: b.key, now: b.clock.now }
    return { peer, b, pull: () => pullPeer(peer, b.receiving, asking, 0) }
  }

  test('answers without a signature, or with one over another question', async t => {
    const liar = new LyingPeer()
    liar.log(liar.note(1))
    const text = writePage(liar.page())
    let signed = false
    const { peer, b } = await serving(t, (_, response) => {
      const signature = liar.key.sign(answerText('0'.repeat(32), 200, liar.key.sha256(text)))
      if (signed) response.setHeader('cordon-key', liar.key.publicKey).setHeader('cordon-signature', signature)
      response.end(text)
    })
    const theirs = { ...peer, fingerprint: liar.key.fingerprint, id: liar.id }
    const asking = { key: b.key, now: b.clock.now }
    await assert.rejects(pullPeer(theirs, b.receiving, asking, 0), code('peer-answer-unsigned'))
    signed = true
    await assert.rejects(pullPeer(theirs, b.receiving, asking, 0), code('peer-answer-unsigned'))
    assert.equal(await b.store.size(), 0)
  })

  test('sends without end, stalls, cuts off, redirects or says no', async t => {
    const ways: readonly (readonly [string, RequestListener, string])[] = [
      [
        'without end',
        (_, response) => {
          const more = (): void => {
            while (response.write('x'.repeat(65_536)));
            response.once('drain', more)
          }
          more()
        },
        'peer-too-long',
      ],
      [
        'cuts off',
        (_, response) => void response.writeHead(200, { 'content-length': 100 }).write('x', () => response.destroy()),
        'peer-unreachable',
      ],
      [
        'redirects',
        (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
        'peer-refused',
      ],
      ['says no', (_, response) => void response.writeHead(500).end('{"code":"<script>"}'), 'peer-refused'],
      ['hangs up', request => void request.socket.destroy(), 'peer-unreachable'],
    ]
    for (const [what, answer, expected] of ways) {
      const { pull } = await serving(t, answer)
      await assert.rejects(pull(), error => code(expected)(error) && !String(error).includes('script'), what)
    }
    const { peer, b } = await serving(t, () => {})
    const question = { method: 'GET', target: '/', timeoutMs: 150, mostBytes: 10 } as const
    await assert.rejects(askPeer(peer, question, { key: b.key, now: b.clock.now }), code('peer-unreachable'))
  })
})

function rigStranger(t: TestContext): RigNode {
  const stranger = rigNode('stranger')
  t.after(() => closeRig(stranger))
  return stranger
}
