import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { BYBIT_SAFE_71 } from '../../src/catalog/guard/bybit-safe-71.ts'
import { JURISDICTIONS } from '../../src/catalog/jurisdictions/all-jurisdictions.ts'
import { percentText } from '../../src/faces/desk/app/percent-text.ts'
import { base64Of, bytesOf } from '../../src/faces/desk/pages/alerts/attachment-bytes.ts'
import { settle, sortedOrder } from '../../src/faces/desk/pages/alerts/stable-order.ts'
import { ledgerName } from '../../src/faces/desk/pages/case/picture/ledger-names.ts'
import { isCutShort } from '../../src/faces/desk/pages/case/trace/compare-traces.ts'
import { gapKey } from '../../src/faces/desk/pages/case/words/gap-words.ts'
import { comparedFields, noncePairs } from '../../src/faces/desk/pages/guard/compare-transactions.ts'
import { exactSpan } from '../../src/faces/desk/pages/guard/exact-span.ts'
import { leadEvents } from '../../src/faces/desk/pages/guard/lead-events.ts'
import { partyLines } from '../../src/faces/desk/pages/screen/party-lines.ts'
import { verdictsCsv } from '../../src/faces/desk/pages/screen/verdicts-csv.ts'
import { WHO_WORDS } from '../../src/faces/desk/pages/sharing/who-words.ts'
import { afterBusinessDays, businessDaysUntil } from '../../src/model/business-days.ts'
import { EVM_LEDGERS } from '../../src/model/evm-ledgers.ts'
import { guardMultisig } from '../../src/operations/guard/guard-multisig.ts'
import { PEER_STANDINGS, SECTORS } from '../../src/operations/node/read-organisation.ts'
import { fc } from '../property.ts'

/** Kinds of gaps and of noise, as the trace's own documentation names them. */
function kindsTold(): readonly string[] {
  const source = readFileSync(new URL('../../src/analysis/flow/trace-result.ts', import.meta.url), 'utf8')
  const noise = /interface NoiseRow \{\s*readonly kind: ([^\n]*)/.exec(source)?.[1] ?? ''
  const gaps = /interface GapRow \{([\s\S]*?)readonly kind/.exec(source)?.[1] ?? ''
  return [...noise.matchAll(/'([-a-z]+)'/g), ...gaps.matchAll(/`([-a-z]+)`/g)].flatMap(m => m[1] ?? [])
}

test('every kind of gap and of noise, every kind of peer and every ledger has a name that people read', () => {
  const kinds = kindsTold()
  assert.ok(kinds.length > 15, kinds.join())
  assert.deepEqual(
    kinds.filter(kind => gapKey(kind) === null),
    [],
  )
  const peers: readonly string[] = [...SECTORS, ...PEER_STANDINGS, 'own']
  assert.deepEqual(
    peers.filter(word => !Object.hasOwn(WHO_WORDS.en, word)),
    [],
  )
  assert.deepEqual(
    EVM_LEDGERS.filter(ledger => ledgerName(ledger) === ledger),
    [],
  )
})

test('a percentage says 0 of nothing alone and 100 of all alone, and is off by less than a tenth', () => {
  const format = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })
  assert.equal(percentText(format, 0), '0%')
  assert.equal(percentText(format, 1), '100%')
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1 - 1e-8, noNaN: true }), part => {
      const text = percentText(format, part)
      assert.ok(text !== '0%' && text !== '100%', text)
      const told = Number(text.replace(/[<%]/g, ''))
      assert.ok(Math.abs(told - part * 100) <= 0.100_000_1, `${part} is told as ${text}`)
    }),
  )
})

test('a trace that ended before all was followed is told apart from one that did not', () => {
  const [gap, end] = [{ kind: 'surplus' }, { kind: 'held' }]
  const trace = (gaps: readonly object[], endpoints: readonly object[]) => ({ gaps, endpoints }) as never
  assert.equal(isCutShort(trace([gap], [end])), false)
  assert.equal(isCutShort(trace([gap], [end, { kind: 'unfollowed' }])), true)
  assert.equal(isCutShort(trace([{ kind: 'crossings-unfinished' }], [end])), true)
})

const keys = fc.uniqueArray(fc.integer({ min: 0, max: 40 }).map(String), { maxLength: 20 })

suite('the queue under a hand', () => {
  test('Whatever comes and goes, no row that stood moves, and all that came stand at the end', () => {
    fc.assert(
      fc.property(keys, fc.array(keys, { maxLength: 8 }), (first, later) => {
        let held = sortedOrder(first)
        for (const now of later) {
          const next = settle(held, now)
          assert.deepEqual(next.order.slice(0, held.order.length), held.order)
          assert.equal(new Set(next.order).size, next.order.length)
          for (const key of now) assert.ok(next.order.includes(key))
          for (const key of next.order.slice(held.order.length)) assert.ok(next.fresh.has(key) && now.includes(key))
          held = next
        }
        // What is sorted in is nothing new any more.
        assert.equal(sortedOrder(held.order).fresh.size, 0)
      }),
    )
  })
})

suite('business days that are left', () => {
  test('are as many as the law counted, on the day from which it counted, in every country that Cordon knows', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...JURISDICTIONS),
        fc.integer({ min: 1_700_000_000, max: 1_850_000_000 }),
        fc.integer({ min: 1, max: 40 }),
        (law, at, days) => {
          const due = afterBusinessDays(law, at, days)
          assert.equal(businessDaysUntil(law, at, due), days)
          assert.equal(businessDaysUntil(law, due, due), 0)
          assert.equal(businessDaysUntil(law, due + 1, due), 0)
        },
      ),
    )
  })
})

suite('what is pasted to be screened', () => {
  test('One party a line, each once, blanks and endings of any system aside', () => {
    assert.deepEqual(partyLines('\uFEFF a \r\nb\rb\n\n  \nKIM, Jong Un\n'), ['a', 'b', 'KIM, Jong Un'])
    assert.deepEqual(partyLines('  \n'), [])
  })
  test('Of a table the columns that name parties, with quotes and separators of any spreadsheet', () => {
    assert.deepEqual(partyLines('id,name,country\n1,"KIM, Yong ""Bom""",KP\n2,PARK,KR\n'), ['KIM, Yong "Bom"', 'PARK'])
    assert.deepEqual(partyLines('address;note\n0xAB;x\n0xCD;y'), ['0xAB', '0xCD'])
    assert.deepEqual(partyLines('Party\tAddress\nLazarus\t0x1'), ['Lazarus', '0x1'])
  })
  test('A line that a spreadsheet would take for a formula is exported as text', () => {
    const csv = verdictsCsv([
      { line: '=HYPERLINK("http://x")', answer: null, fault: { code: 'party-unclear', message: '+1' } },
    ])
    const [, row = ''] = csv.split('\n')
    assert.match(row, /^"'=HYPERLINK\(""http:\/\/x""\)",unknown,/)
    assert.match(row, /,party-unclear,"'\+1"$/)
  })
})

suite('shown beside executed', () => {
  test('Bybit’s nonce 71: 30,000 ETH were shown, a delegatecall was signed 8 h 30 m 54 s before it ran', async () => {
    const answer = await guardMultisig.run({ capture: BYBIT_SAFE_71 }, {} as never)
    const [pair = assert.fail()] = noncePairs(answer)
    assert.equal(pair.nonce, 71)
    assert.equal(pair.hidden, null)
    const fields = new Map(comparedFields(pair.shown, pair.executed).map(f => [f.key, f]))
    const told = (key: string) => [fields.get(key)?.shown, fields.get(key)?.executed, fields.get(key)?.differs]
    assert.deepEqual(told('to'), [
      '0x88a1493366d48225fc3cefbdae9ebb23e323ade3',
      '0x96221423681a6d52e184d440a8efcebb105c7242',
      true,
    ])
    assert.deepEqual(told('value'), ['30000000000000000000000', '0', true])
    assert.deepEqual(told('operation'), ['0', '1', true])
    assert.deepEqual(told('arg:amount'), [null, '0', true])
    assert.deepEqual(told('gasPrice'), ['0', '0', false])
    const events = leadEvents(pair)
    assert.deepEqual(
      events.map(e => e.kind),
      ['shown', 'signed', 'alarm', 'signed', 'signed', 'executed'],
    )
    const [alarm, executed] = [events.find(e => e.kind === 'alarm'), events.at(-1)]
    assert.equal(exactSpan(((executed?.atMs ?? 0) - (alarm?.atMs ?? 0)) / 1000, 'en'), '8h 30m 54s')
  })
  test('Before it is executed, the other side is the delegatecall that the signatures are over, or hidden', async () => {
    const before = { results: [BYBIT_SAFE_71.results[1]] }
    const answer = await guardMultisig.run({ capture: before }, {} as never)
    const [pair = assert.fail()] = noncePairs(answer)
    assert.equal(pair.shown?.value, '30000000000000000000000')
    // The signatures are over a call of which nothing in the queue tells: nobody may take what is shown for what is executed.
    assert.equal(pair.executed, null)
    assert.ok(pair.alarms.length > 0)
  })
})

test('Any file comes back byte for byte through the text in which it is sent', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5_000 }), bytes =>
      assert.deepEqual([...bytesOf(base64Of(bytes))], [...bytes]),
    ),
  )
})
