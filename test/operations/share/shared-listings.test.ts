import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { MemoryIntelStore } from '../../../src/adapters/intel/memory-intel-store.ts'
import type { Screener } from '../../../src/analysis/screen/screener.ts'
import { SharedScreener } from '../../../src/analysis/screen/shared-screener.ts'
import type { IntelObject } from '../../../src/model/intel-object.ts'
import { parseParty } from '../../../src/operations/screen/parse-party.ts'
import { admitObject } from '../../../src/operations/share/admit-object.ts'
import { SharedListings } from '../../../src/operations/share/shared-listings.ts'
import { effortMs } from '../../effort.ts'

const NOW = 1_795_000_000
const PEER = 'b'.repeat(64)
const WALLET = '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2'
const CREATED = '2026-11-01T00:00:00.000Z'

function indicator(n: number, more: Partial<IntelObject> = {}): IntelObject {
  return {
    type: 'indicator',
    spec_version: '2.1',
    id: `indicator--${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`,
    created: CREATED,
    modified: CREATED,
    name: 'loot',
    indicator_types: ['malicious-activity'],
    pattern: `[cryptocurrency-wallet:value = '${WALLET.toLowerCase()}']`,
    pattern_type: 'stix',
    valid_from: CREATED,
    ...more,
  }
}

function setting() {
  const time = { ms: 0 }
  const clock = { now: () => NOW, monotonic: () => time.ms }
  const store = new MemoryIntelStore(clock, randomBytes)
  const shared = new SharedListings(store, clock, async () => from => (from === PEER ? 'us' : from))
  const base: Screener = {
    digest: 'd',
    screen: party => ({
      party: { text: party.text, kind: party.kind, canonical: party.text, ledgers: [] },
      ...{ verdict: 'clear', entries: [], nearMisses: [], exposure: [], listVersions: [], gaps: [] },
    }),
  }
  const screener = new SharedScreener(base, shared)
  const take = async (from: string, objects: readonly IntelObject[]) => {
    const admitted = objects.map(object => {
      const result = admitObject(object, from)
      assert.ok('new' in result, 'faults' in result ? JSON.stringify(result.faults) : '')
      return result.new
    })
    await store.add(admitted, [])
    time.ms += 1_000
    await shared.look()
  }
  return {
    take: (...objects: IntelObject[]) => take(PEER, objects),
    takeFrom: take,
    ask: (address: string, at = NOW) => screener.screen(parseParty(address, {}), at),
  }
}

test('an indicator that a partner shared makes a match of its wallet, in every spelling, and says who shared it', async () => {
  const { take, ask } = setting()
  assert.equal(ask(WALLET).verdict, 'clear')
  await take(indicator(1))
  for (const spelling of [WALLET, WALLET.toLowerCase(), `0x${WALLET.slice(2).toUpperCase()}`]) {
    const { verdict, entries } = ask(spelling)
    assert.equal(verdict, 'match')
    assert.deepEqual(
      entries.map(e => [e.list, e.basis, e.id.slice(0, 11)]),
      [['shared:us', 'address', 'indicator--']],
    )
  }
  assert.equal(ask('0x8589427373D6D84E98730D7795D8f6f8731FDA16').verdict, 'clear')
})

test('what is revoked, benign, not yet or no longer valid makes no match', async () => {
  const { take, ask } = setting()
  await take(
    indicator(1),
    indicator(2, { indicator_types: ['benign'] }),
    indicator(3, { valid_until: '2026-11-02T00:00:00Z' }),
  )
  await take(indicator(4, { valid_from: '2031-01-01T00:00:00Z' }))
  assert.deepEqual(ask(WALLET).entries.length, 1)
  await take(indicator(1, { modified: '2026-11-03T00:00:00.000Z', revoked: true }))
  assert.equal(ask(WALLET).verdict, 'clear')
  await take(indicator(1, { modified: '2026-11-02T00:00:00.000Z' }))
  assert.equal(ask(WALLET).verdict, 'clear', 'an older version that comes late brings nothing back')
})

test('a pattern that names several wallets lists them all, and one that only looks like it lists none', async () => {
  const { take, ask } = setting()
  const other = '0x098b716b8aaf21512996dc57eb0615e2383e2f96'
  await take(
    indicator(1, {
      pattern: `[cryptocurrency-wallet:value IN ('${other}', 'bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh')]`,
    }),
    indicator(2, { pattern: `[domain-name:value = '${WALLET.toLowerCase()}']` }),
  )
  assert.equal(ask(other).verdict, 'match')
  assert.equal(ask('BC1QXY2KGDYGJRSQTZQ2N0YRF2493P83KKFJHX0WLH').verdict, 'match')
  assert.equal(ask(WALLET).verdict, 'clear')
})

test('what may only be looked at (PAP:AMBER) refuses no deposit, and a pattern that cannot be read hinders no other', async () => {
  const { take, ask } = setting()
  const amber = 'marking-definition--60f8932b-e51e-4458-b265-a2e8be9a80ab'
  await take(
    indicator(1, { object_marking_refs: [amber] }),
    indicator(2, { pattern: '[cryptocurrency-wallet:value =' }),
  )
  assert.equal(ask(WALLET).verdict, 'clear')
  await take(indicator(3))
  assert.equal(ask(WALLET).verdict, 'match')
})

test('an object with a time or a member that cannot be read stops no screening, and bounds nothing', async () => {
  const { take, ask } = setting()
  const { spec_version: _, ...older } = indicator(1, { valid_until: 'tomorrow' })
  const request = { type: 'freeze-request', id: 'freeze-request--00000000-0000-4000-8000-000000000001', accounts: 7 }
  await take(older as IntelObject, { ...request, answer_by: 'soon' } as unknown as IntelObject)
  assert.equal(ask(WALLET).verdict, 'match')
  assert.equal(ask('0x8589427373D6D84E98730D7795D8f6f8731FDA16').verdict, 'clear')
})

test('twenty thousand indicators of one address cost time in proportion, and a screen tells of fifty', async () => {
  const { take, ask } = setting()
  const many = Array.from({ length: 20_000 }, (_, n) => indicator(n))
  const started = effortMs()
  await take(...many)
  // Copied one by one they took more than three times as long as all else together.
  assert.ok(effortMs() - started < 15_000)
  assert.equal(ask(WALLET).entries.length, 50)
})

test('fifty listings that are over hide none that is in force', async () => {
  const { take, ask } = setting()
  await take(...Array.from({ length: 60 }, (_, n) => indicator(n, { valid_until: '2026-11-02T00:00:00Z' })))
  await take(indicator(99))
  assert.deepEqual(
    ask(WALLET).entries.map(e => e.id.slice(11, 19)),
    ['00000099'],
  )
})

test('an indicator without a creator is taken back by nobody but who sent it', async () => {
  const { take, takeFrom, ask } = setting()
  await take(indicator(1))
  await takeFrom('c'.repeat(64), [indicator(1, { modified: '2026-11-03T00:00:00.000Z', revoked: true })])
  assert.equal(ask(WALLET).verdict, 'match')
  await take(indicator(1, { modified: '2026-11-04T00:00:00.000Z', revoked: true }))
  assert.equal(ask(WALLET).verdict, 'clear')
})

test('nobody makes an indicator of another ineffective by telling anew what its marking means', async () => {
  const { take, takeFrom, ask } = setting()
  const id = 'marking-definition--0a1b2c3d-0000-4000-8000-000000000000'
  const marking = (created: string, statement: string): IntelObject => ({
    ...{ type: 'marking-definition', spec_version: '2.1', id, created },
    ...{ definition_type: 'statement', definition: { statement } },
  })
  await take(marking(CREATED, 'PAP:CLEAR'))
  await takeFrom('c'.repeat(64), [marking('2026-11-02T00:00:00.000Z', 'PAP:RED')])
  await take(indicator(1, { object_marking_refs: [id] }))
  assert.equal(ask(WALLET).verdict, 'match')
})

test('whoever screens learns that there is something under TLP:RED, and not what it says', async () => {
  const { take, ask } = setting()
  const red = 'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed'
  await take(indicator(1, { object_marking_refs: [red], name: 'Operation Crane', description: 'informant 7 says so' }))
  const { verdict, entries } = ask(WALLET)
  assert.equal(verdict, 'match')
  assert.doesNotMatch(JSON.stringify(entries), /Crane|informant/)
})

test('a description that steers a screen or never ends is told plainly and in short', async () => {
  const { take, ask } = setting()
  await take(indicator(1, { name: 'a\u001b[2Jb\u202ec', description: 'x'.repeat(1_000_000) }))
  const [entry] = ask(WALLET).entries
  assert.equal(entry?.name, 'a [2Jb c')
  assert.equal(entry?.why.join('').length, 1_000)
})
