import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { DiskPsiShelf } from '../../src/adapters/psi/disk-psi-shelf.ts'
import { receiptText, type SessionTerms } from '../../src/analysis/psi/psi-receipt.ts'
import { askPeer } from '../../src/operations/psi/ask-peer.ts'
import { compareTranscripts } from '../../src/operations/psi/compare-transcripts.ts'
import { dropPsiList } from '../../src/operations/psi/drop-psi-list.ts'
import { foldPsiSessions, PSI_SESSION_KINDS } from '../../src/operations/psi/fold-psi-sessions.ts'
import { PsiDesk } from '../../src/operations/psi/psi-desk.ts'
import type { PsiSession, PsiTranscript } from '../../src/operations/psi/psi-session.ts'
import type { ListOffer, PsiLink, Told } from '../../src/operations/psi/psi-world.ts'
import { dropParties, linkTo, makeParty, type Party, serve, someAddresses } from './psi-parties.ts'

const parties: Party[] = []
after(() => dropParties(...parties))

async function party(name: string, more = {}): Promise<Party> {
  const made = await makeParty(name, more)
  parties.push(made)
  return made
}

const LISTED = someAddresses(50, 'desk')
const ASKED = [...someAddresses(20, 'asked'), ...LISTED.slice(5, 8)]
const MATCHES = LISTED.slice(5, 8)

function ask(asker: Party, link: PsiLink, tell: Told = 'nothing', addresses: readonly string[] = ASKED) {
  return askPeer({ list: null, addresses, tell }, link, asker.world)
}

async function kinds(who: Party): Promise<string[]> {
  return (await who.world.facts.read()).map(f => f.kind)
}

async function transcript(who: Party): Promise<PsiTranscript> {
  const facts = await who.world.facts.read({ kinds: PSI_SESSION_KINDS })
  return { node: who.peer.fingerprint, sessions: [...foldPsiSessions(facts)] }
}

test('the asker learns the matches; the holder learns how many points were sent, and that is all its facts and its disk hold', async () => {
  const [holder, asker] = [await party('agency 1'), await party('exchange 1')]
  await serve(holder, LISTED, { takes: 'matches' })
  const asked = await ask(asker, linkTo(holder, asker))
  assert.deepEqual(
    [asked.matches, asked.told, asked.asked, asked.points, asked.rows],
    [MATCHES, 'nothing', 23, 256, 256],
  )
  assert.deepEqual(await kinds(holder), ['psi-list-served', 'psi-admitted', 'psi-answered'])
  assert.deepEqual(await kinds(asker), ['psi-asked', 'psi-opened'])
  const written = JSON.stringify([await holder.world.facts.read(), await asker.world.facts.read()])
  for (const address of [...ASKED, ...LISTED]) assert.equal(written.includes(address.slice(2)), false)
  assert.equal(await holder.world.shelf.told(asked.session), null)
})

test('where holder and asker both want it the holder is told which matched, and no address is sent even then', async () => {
  const [holder, asker] = [await party('agency 2'), await party('exchange 2')]
  await serve(holder, LISTED, { takes: 'matches' })
  const { session, told } = await ask(asker, linkTo(holder, asker), 'matches')
  assert.equal(told, 'matches')
  assert.deepEqual([...((await holder.world.shelf.told(session)) ?? [])].sort(), [...MATCHES].sort())
  const sent = Buffer.from(asker.seen.get('told') ?? [])
  assert.equal(sent.length, 96)
  for (const address of MATCHES) assert.equal(sent.includes(Buffer.from(address.slice(2), 'hex')), false)
  assert.deepEqual((await kinds(holder)).slice(-1), ['psi-told'])
})

test('the less of what is wanted and what is offered is told: a count where one of them says count', async () => {
  for (const [takes, tell, told] of [
    ['matches', 'count', 'count'],
    ['count', 'matches', 'count'],
  ] as const) {
    const [holder, asker] = [await party(`agency ${takes} ${tell}`), await party(`exchange ${takes} ${tell}`)]
    await serve(holder, LISTED, { takes })
    const asked = await ask(asker, linkTo(holder, asker), tell)
    assert.equal(asked.told, told)
    assert.equal(await holder.world.shelf.told(asked.session), null)
    const [last] = (await holder.world.facts.read({ kinds: ['psi-told'] })).map(f => f.body['count'])
    assert.equal(last, 3)
  }
})

test('transcripts of both sides agree and their signatures hold; an auditor sees whatever one side changes', async () => {
  const [holder, asker] = [await party('agency 3'), await party('exchange 3')]
  await serve(holder, LISTED, { takes: 'count' })
  await ask(asker, linkTo(holder, asker), 'count')
  const [a, b] = [await transcript(asker), await transcript(holder)]
  assert.deepEqual(
    compareTranscripts(a, b).map(s => s.differences),
    [[]],
  )
  assert.deepEqual(compareTranscripts(a, b), compareTranscripts(b, a))
  const changes: Partial<PsiSession>[] = [
    { points: 512 },
    { query: '0'.repeat(64) },
    { answer: '0'.repeat(64) },
    { imprints: '0'.repeat(64) },
    { told: 2 },
    { receipt: '0'.repeat(192) },
    { asked: '0'.repeat(192) },
  ]
  for (const change of changes)
    for (const side of [0, 1]) {
      const bent = [a, b].map((t, i) =>
        i === side ? { ...t, sessions: t.sessions.map(s => ({ ...s, ...change })) } : t,
      )
      const rows = compareTranscripts(bent[0] as PsiTranscript, bent[1] as PsiTranscript)
      assert.ok(
        rows.every(r => r.differences.length > 0),
        JSON.stringify(change),
      )
    }
  assert.match(compareTranscripts(a, { ...b, sessions: [] })[0]?.differences[0] ?? '', /has no trace/)
  // Both sides agree on a lie: what was signed tells otherwise.
  const lie = (t: PsiTranscript) => ({ ...t, sessions: t.sessions.map(s => ({ ...s, points: 1 })) })
  assert.ok(compareTranscripts(lie(a), lie(b)).every(r => r.differences.some(d => d.includes('did not sign'))))
})

test('points and questions of 24 hours are counted by the facts, so neither waiting for midnight nor a start anew forgives any', async () => {
  const [holder, asker] = [await party('agency 4'), await party('exchange 4')]
  await serve(holder, LISTED, { pointsADay: 600, sessionsADay: 10, days: 7 })
  const other = await party('exchange 5')
  await ask(asker, linkTo(holder, asker))
  await ask(asker, linkTo(holder, asker, new PsiDesk(holder.world)))
  const [offer] = await new PsiDesk(holder.world).offers(asker.peer)
  assert.equal(offer?.pointsLeft, 88)
  await assert.rejects(ask(asker, linkTo(holder, asker)), { code: 'psi-too-many' })
  // An asker that does not look at the offer is refused by the holder.
  const link = linkTo(holder, asker, new PsiDesk(holder.world))
  const blind = { ...link, offers: async () => (await link.offers()).map(o => ({ ...o, pointsLeft: 1e9 })) }
  await assert.rejects(ask(asker, blind), { name: 'PermissionError', code: 'psi-limit-reached' })
  assert.equal((await new PsiDesk(holder.world).offers(other.peer))[0]?.pointsLeft, 600, 'another peer has its own')
  holder.clock.at += 86_399
  await assert.rejects(ask(asker, linkTo(holder, asker)), { code: 'psi-too-many' })
  holder.clock.at += 1
  assert.equal((await new PsiDesk(holder.world).offers(asker.peer))[0]?.pointsLeft, 600)
})

test('raising the list anew, under a new key, gives no peer new points for the day', async () => {
  const [holder, asker] = [await party('agency 6'), await party('exchange 6')]
  await serve(holder, LISTED, { pointsADay: 300 })
  await ask(asker, linkTo(holder, asker))
  await serve(holder, LISTED, { pointsADay: 300 })
  await assert.rejects(ask(asker, linkTo(holder, asker)), { code: 'psi-too-many' })
})

test('of questions that come at once to several processes only as many are answered as the limit allows', async () => {
  const [holder, asker] = [await party('agency 7'), await party('exchange 7')]
  await serve(holder, LISTED, { pointsADay: 511 })
  const links = Array.from({ length: 4 }, () => {
    const link = linkTo(holder, asker, new PsiDesk(holder.world))
    return { ...link, offers: async () => (await link.offers()).map(o => ({ ...o, pointsLeft: 1e9 })) }
  })
  const done = await Promise.allSettled(links.map(link => ask(asker, link)))
  assert.equal(done.filter(d => d.status === 'fulfilled').length, 1)
  for (const d of done) if (d.status === 'rejected') assert.equal(d.reason.code, 'psi-limit-reached')
})

test('a list is offered to partners and clients, or to those named; to all others there is none', async () => {
  const holder = await party('agency 8')
  const [named, partner, stranger] = [
    await party('exchange 8'),
    await party('agency us', { standing: 'partner', sector: 'agency' }),
    await party('anybody', { standing: 'public' }),
  ]
  await serve(holder, LISTED)
  const desk = new PsiDesk(holder.world)
  assert.equal((await desk.offers(partner.peer)).length, 1)
  assert.equal((await desk.offers(stranger.peer)).length, 0)
  const { epoch } = await serve(holder, LISTED, {}, [named.peer.fingerprint])
  assert.equal((await desk.offers(named.peer)).length, 1)
  for (const peer of [partner.peer, stranger.peer]) {
    assert.deepEqual(await desk.offers(peer), [])
    await assert.rejects(desk.imprints(peer, { list: 'dprk', epoch }), { code: 'psi-list-unknown' })
    await assert.rejects(desk.imprints(peer, { list: 'none', epoch }), { code: 'psi-list-unknown' })
  }
})

test('an answer is given once: the same question again, a known session, another peer, a past epoch and an unsigned one are refused', async () => {
  const [holder, asker, thief] = [await party('agency 9'), await party('exchange 9'), await party('exchange 10')]
  await serve(holder, LISTED)
  const desk = new PsiDesk(holder.world)
  const orders: Parameters<PsiLink['ask']>[0][] = []
  const link = linkTo(holder, asker, desk)
  await ask(asker, {
    ...link,
    ask: order => {
      orders.push(order)
      return link.ask(order)
    },
  })
  const [order] = orders
  assert.ok(order)
  const refused = (who: Party, part: object, code: string) =>
    assert.rejects(desk.answer(who.peer, { ...order, ...part }), { code })
  await refused(asker, {}, 'psi-session-known')
  await refused(asker, { session: '0'.repeat(32) }, 'psi-receipt-false')
  await refused(thief, {}, 'psi-receipt-false')
  await refused(asker, { receipt: '' }, 'psi-receipt-false')
  await refused(asker, { session: 'x' }, 'psi-session-malformed')
  await refused(asker, { points: order.points.subarray(0, 32) }, 'psi-query-size')
  await refused(asker, { points: order.points.subarray(1) }, 'psi-query-size')
  await refused(asker, { points: new Uint8Array(256 * 32) }, 'psi-query-malformed')
  await serve(holder, LISTED)
  await refused(asker, {}, 'psi-epoch-over')
  holder.clock.at += 8 * 86_400
  assert.deepEqual(await desk.offers(asker.peer), [])
})

test('points that are none cost the sender its points', async () => {
  const [holder, asker] = [await party('agency 11'), await party('exchange 11')]
  const { epoch, key } = await serve(holder, LISTED)
  const desk = new PsiDesk(holder.world)
  const [offer] = await desk.offers(asker.peer)
  const points = Uint8Array.from({ length: 256 * 32 }, (_, i) => (i % 32 === 0 ? i / 32 : i % 32 === 31 ? 255 : 7))
  const session = 'a'.repeat(32)
  const terms: SessionTerms = {
    session,
    asker: asker.peer.fingerprint,
    node: holder.peer.fingerprint,
    list: 'dprk',
    epoch,
    key,
    imprints: offer?.imprints ?? '',
    points: 256,
    query: createHash('sha256').update(points).digest('hex'),
    answer: null,
  }
  const receipt = `${asker.world.key.publicKey}${asker.world.key.sign(receiptText(terms))}`
  await assert.rejects(desk.answer(asker.peer, { list: 'dprk', epoch, session, points, receipt }), {
    code: 'psi-point-malformed',
  })
  assert.equal((await desk.offers(asker.peer))[0]?.pointsLeft, (offer?.pointsLeft ?? 0) - 256)
})

test('a holder that shows another key or list in the same epoch, false imprints, or an unsigned answer is found out', async () => {
  const [holder, asker] = [await party('agency 12'), await party('exchange 12')]
  await serve(holder, LISTED)
  const link = linkTo(holder, asker)
  const offering = (part: Partial<ListOffer>): PsiLink => ({
    ...link,
    offers: async () => (await link.offers()).map(o => ({ ...o, ...part })),
  })
  await assert.rejects(ask(asker, offering({ imprints: '0'.repeat(64) })), { code: 'psi-imprints-false' })
  await ask(asker, link)
  await assert.rejects(ask(asker, offering({ key: '0'.repeat(64) })), { name: 'SourceError', code: 'psi-key-changed' })
  await assert.rejects(ask(asker, offering({ imprints: '0'.repeat(64) })), { code: 'psi-key-changed' })
  const unsigned = {
    ...link,
    ask: async (o: Parameters<PsiLink['ask']>[0]) => ({ ...(await link.ask(o)), receipt: '' }),
  }
  await assert.rejects(ask(asker, unsigned), { code: 'psi-receipt-false' })
  assert.deepEqual((await kinds(asker)).slice(-2), ['psi-asked', 'psi-failed'])
})

test('matches are told once, by whom they belong to, and only what stands on the list', async () => {
  const [holder, asker, other] = [await party('agency 13'), await party('exchange 13'), await party('exchange 14')]
  const { epoch } = await serve(holder, LISTED, { takes: 'matches' })
  const link = linkTo(holder, asker)
  const { session } = await ask(asker, link)
  const list = { list: 'dprk', epoch }
  const bent = new Uint8Array(32).fill(9)
  await assert.rejects(link.tell(list, session, 1, bent), { code: 'psi-witness-false' })
  await assert.rejects(link.tell(list, session, 1, bent.subarray(1)), { code: 'psi-witness-malformed' })
  await assert.rejects(link.tell(list, session, 257, null), { code: 'psi-told-malformed' })
  await assert.rejects(link.tell(list, session, -1, null), { code: 'psi-told-malformed' })
  await assert.rejects(link.tell(list, '0'.repeat(32), 1, null), { code: 'psi-session-unknown' })
  await assert.rejects(linkTo(holder, other).tell(list, session, 1, null), { code: 'psi-session-unknown' })
  await link.tell(list, session, 3, null)
  await assert.rejects(link.tell(list, session, 3, null), { code: 'psi-told-already' })
})

test('what is kept of a list can be read by its owner alone, and a bent file is told and not used', async () => {
  const [holder, asker] = [await party('agency 15'), await party('exchange 15')]
  await serve(holder, LISTED)
  const path = join(holder.folder, 'psi', 'lists', 'dprk')
  assert.equal(statSync(path).mode & 0o777, 0o600)
  assert.equal(statSync(join(holder.folder, 'psi')).mode & 0o777, 0o700)
  const whole = readFileSync(path)
  for (const bent of [
    whole.subarray(0, 40),
    whole.subarray(0, whole.length - 3_000),
    Buffer.from('{}\n'),
    Buffer.alloc(0),
  ]) {
    writeFileSync(path, bent)
    await assert.rejects(new DiskPsiShelf(holder.folder).kept('dprk'), {
      name: 'IntegrityError',
      code: 'psi-list-damaged',
    })
  }
  assert.equal(await new DiskPsiShelf(holder.folder).kept('../../../etc/passwd'), null)
  writeFileSync(path, whole)
  assert.equal((await new DiskPsiShelf(holder.folder).kept('dprk'))?.addresses.length, 256)
  await dropPsiList('dprk', holder.world)
  assert.equal(await holder.world.shelf.kept('dprk'), null)
  await assert.rejects(ask(asker, linkTo(holder, asker)), { code: 'psi-list-unknown' })
  await assert.rejects(dropPsiList('dprk', holder.world), { code: 'psi-list-unknown' })
})
