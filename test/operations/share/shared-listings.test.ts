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
  return {
    async take(...objects: IntelObject[]) {
      const admitted = objects.map(object => {
        const result = admitObject(object, PEER)
        assert.ok('new' in result, 'faults' in result ? JSON.stringify(result.faults) : '')
        return result.new
      })
      await store.add(admitted, [])
      time.ms += 1_000
      await shared.look()
    },
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
