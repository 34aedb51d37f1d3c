import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { suite, test } from 'node:test'
import { freezeSentence } from '../../src/analysis/freeze-gap/freeze-sentence.ts'
import { BYBIT_SAFE_71 } from '../../src/catalog/guard/bybit-safe-71.ts'
import { BOOKS as ALL_BOOKS } from '../../src/faces/desk/words/sentences/books.ts'
import { ERRORS_BOOK } from '../../src/faces/desk/words/sentences/errors/errors-book.ts'
import { GUARD_BOOK } from '../../src/faces/desk/words/sentences/guard/guard-book.ts'
import { withParticles } from '../../src/faces/desk/words/sentences/korean-particles.ts'
import { SCREEN_BOOK } from '../../src/faces/desk/words/sentences/screen/screen-book.ts'
import type { SentenceBook } from '../../src/faces/desk/words/sentences/sentence-book.ts'
import { SHARING_BOOK } from '../../src/faces/desk/words/sentences/sharing/sharing-book.ts'
import { SITUATION_BOOK } from '../../src/faces/desk/words/sentences/situation/situation-book.ts'
import { TRACE_BOOK } from '../../src/faces/desk/words/sentences/trace/trace-book.ts'
import { guardMultisig } from '../../src/operations/guard/guard-multisig.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { ROOT } from '../architecture/source-files.ts'
import { account } from '../freeze-gap/told-by-tether.ts'
import { ordinaryTraffic } from '../guard/ordinary-safe.ts'
import { fc } from '../property.ts'
import { builtInTrace } from '../report-traces.ts'
import { madeUpEntry, madeUpLists } from '../screening/made-up-lists.ts'
import { faultOf, faultsOf, untold } from './sentence-checks.ts'
import { REFUSALS } from './sentence-grounds/errors.ts'
import { GUARD } from './sentence-grounds/guard.ts'
import { LINES_REFUSED, LISTS_NAMED, SCREEN } from './sentence-grounds/screen.ts'
import { SHARING, STIX } from './sentence-grounds/sharing.ts'
import { SITUATION } from './sentence-grounds/situation.ts'
import { TRACE } from './sentence-grounds/trace.ts'
import { keysUnder } from './sentence-harvest.ts'

const BOOKS = { TRACE_BOOK, SCREEN_BOOK, GUARD_BOOK, SHARING_BOOK, SITUATION_BOOK, ERRORS_BOOK }

/** Sentences that a book does not tell, each once. */
function missing(book: SentenceBook, said: Iterable<string | null>): readonly string[] {
  return [...new Set(said)].flatMap(text => {
    const fault = text === null ? null : faultOf(book, text)
    return fault === null ? [] : `${fault}: ${text}`
  })
}

/** As the desk parts the name of a figure into words. */
function figureName(key: string): string {
  return key.replace(/[A-Z]/g, c => ` ${c.toLowerCase()}`)
}

suite('sentences, told again in Japanese and Korean', () => {
  for (const [name, book] of Object.entries(BOOKS))
    test(`Every sentence of ${name} is reached, with the same figures in each language`, () => {
      assert.deepEqual(faultsOf(book), [])
    })

  test('No sentence that a trace, exposure or a watch can say is missing', () => {
    assert.deepEqual(untold(TRACE_BOOK, TRACE), [])
  })

  test('No figure of a pattern is without a name', () => {
    const keys = globSync('src/analysis/patterns/*.ts', { cwd: ROOT }).flatMap(path => [...keysUnder(path, 'figures')])
    assert.ok(keys.length > 40)
    assert.deepEqual(missing(TRACE_BOOK, keys.map(figureName)), [])
  })

  test('No sentence of screening is missing, nor why a line cannot be screened, nor the name of a list', () => {
    assert.deepEqual(
      [SCREEN, LINES_REFUSED, LISTS_NAMED].flatMap(ground => untold(SCREEN_BOOK, ground)),
      [],
    )
  })

  test('No sentence that the guard can say is missing', () => {
    assert.deepEqual(untold(GUARD_BOOK, GUARD), [])
  })

  test('No sentence on what is shared, and with whom, is missing, nor any rule of STIX that keeps an object out', () => {
    assert.deepEqual(
      [SHARING, STIX].flatMap(ground => untold(SHARING_BOOK, ground)),
      [],
    )
  })

  test('No source that the situation cites is missing', () => {
    assert.deepEqual(untold(SITUATION_BOOK, SITUATION), [])
  })

  test('No refusal of an operation that the desk calls is missing', () => {
    assert.deepEqual(untold(ERRORS_BOOK, REFUSALS), [])
  })
})

suite('what is really said', () => {
  test('All that the trace of the built-in theft says is told', async () => {
    const { endpoints, gaps, patterns, clusters, noise } = await builtInTrace()
    const figures = patterns.flatMap(p => Object.keys(p.figures).map(figureName))
    const said = [...endpoints.map(e => e.basis), ...[...gaps, ...patterns, ...clusters, ...noise].map(r => r.because)]
    assert.ok(said.length > 100)
    assert.deepEqual(missing(TRACE_BOOK, [...said, ...figures]), [])
  })

  test('Whatever becomes of a freeze is told', () => {
    const alerts = fc.record({
      kind: fc.constantFrom('proposed', 'confirmed', 'revoked', 'failed', 'front-run', 'frozen', 'unfrozen', 'burned'),
      act: fc.constantFrom('freeze', 'unfreeze', 'burn'),
      account: fc.nat(1_000).map(account),
      openSeconds: fc.option(fc.nat(10 ** 6)),
      confirmations: fc.nat(9),
      needed: fc.option(fc.nat(9)),
      proven: fc.boolean(),
      escaped: fc.bigInt(0n, 10n ** 30n),
    })
    fc.assert(
      fc.property(alerts, alert => {
        const said = freezeSentence(alert as never, { issuer: 'Tether' } as never)
        assert.deepEqual(missing(TRACE_BOOK, [said]), [])
        // No figure is lost or added in any language.
        for (const language of ['ja', 'ko'] as const)
          assert.deepEqual(figuresOf(TRACE_BOOK.tell(said, language) ?? ''), figuresOf(said))
      }),
      { numRuns: 100 },
    )
  })

  test('All that the guard says of the theft from Bybit and of ordinary Safes is told', async () => {
    const captures = [BYBIT_SAFE_71, { results: ordinaryTraffic(2, 5).rows }]
    for (const capture of captures) {
      const input = readInput(guardMultisig, { capture })
      const { alarms, transactions, safes, gaps } = await guardMultisig.run(input, {} as never)
      const said = [
        ...alarms.flatMap(a => [a.sentence, a.reason]),
        ...transactions.flatMap(t => [t.sentence, ...t.findings.map(f => f.sentence), ...t.calls.map(c => c.sentence)]),
        ...safes.flatMap(s => s.findings.map(f => f.sentence)),
        ...gaps.map(g => g.because),
      ]
      assert.deepEqual(missing(GUARD_BOOK, said), [])
    }
  })

  test('All that a screen says of listed, near and unknown parties is told', async () => {
    const lists = madeUpLists()
    await lists.use('mine')
    await lists.accept('mine', [
      madeUpEntry('a', {
        wallets: ['0x8589427373d6d84e98730d7795d8f6f8731fda16'],
        names: ['Park Jin Hyok'],
        births: ['1984'],
      }),
      madeUpEntry('b', { wallets: ['bc1qa5wkgaew2dkv56kfvj49j0av5nml45x9ek9hz6'], domains: ['evil.example'] }),
    ])
    const screener = await lists.screening.desk.screener(null)
    const parties = [
      '0x8589427373d6d84e98730d7795d8f6f8731fda16',
      '0x8589000000000000000000000000000000001da16'.slice(0, 42),
    ]
    const said = [
      ...parties.map(text => ({ kind: 'address', text, address: text, ledgers: ['eip155:1'] })),
      { kind: 'domain', text: 'a.evil.example', domain: 'a.evil.example' },
      { kind: 'name', text: 'Pak Chin Hyok', birth: '1984-08-15', country: 'KP' },
      { kind: 'name', text: 'Park Jin-hyok', birth: '1971', country: null },
      { kind: 'transaction', text: 'ab'.repeat(32), tx: 'ab'.repeat(32), ledger: null },
    ].flatMap(party => {
      const answer = screener.screen(party as never, lists.clock.now())
      return [
        ...answer.entries.flatMap(e => e.why),
        ...answer.gaps.map(g => g.because),
        ...answer.nearMisses.map(m => m.why),
      ]
    })
    assert.ok(said.length > 6)
    assert.deepEqual(missing(SCREEN_BOOK, said), [])
  })
})

test('No text of 2,000 letters, made of the parts of any entry, takes a book as long as a quarter of a second', async () => {
  for (const load of Object.values(ALL_BOOKS)) {
    const book = await load()
    for (const text of book.sentences.flatMap(told => hostileTexts(told.en))) {
      const before = process.cpuUsage().user
      book.tell(text, 'ja')
      assert.ok(process.cpuUsage().user - before < 250_000, text)
    }
  }
})

test('A Korean particle follows the sound before it, and both forms stay where that is not known', () => {
  const told = (text: string) => withParticles(text)
  assert.equal(told('주소을(를) 명단을(를)'), '주소를 명단을')
  assert.equal(told('3이(가) 4이(가) 10은(는) 서울(으)로 7(으)로 6(으)로'), '3이 4가 10은 서울로 7로 6으로')
  assert.equal(told('"기관"과(와) 0xab을(를) Tether이(가)'), '"기관"과 0xab을(를) Tether이(가)')
})

/** The figures of a sentence, in order of size; words for spans and the like left out. */
function figuresOf(text: string): readonly string[] {
  return (text.match(/0x[0-9a-fA-F]+|\d+/g) ?? []).toSorted()
}

/** Texts that begin as a sentence does, repeat what stands between its slots, and never end as it does: others choose what fills a slot. */
function hostileTexts(en: string): readonly string[] {
  const [head = '', ...between] = en.split(/\{\w+:\w+\}/).slice(0, -1)
  if (between.length === 0) return []
  return ['a', '7'].flatMap(filler => {
    const units = between.map(part => part + filler)
    return [units.join(''), ...units].map(unit => `${(head + filler + unit.repeat(2_000)).slice(0, 1_990)}\0`)
  })
}
