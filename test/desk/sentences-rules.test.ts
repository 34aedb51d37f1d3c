import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { parseAst } from 'vite'
import { featureNames } from '../../src/analysis/learned/features.ts'
import { judgeStory } from '../../src/analysis/monitor/judge-story.ts'
import { JURISDICTIONS, REPORT_TERMS } from '../../src/catalog/jurisdictions/all-jurisdictions.ts'
import { RULES } from '../../src/catalog/rules/all-rules.ts'
import { TYPOLOGIES } from '../../src/catalog/typologies/all-typologies.ts'
import { RULE_TITLES, ruleKey } from '../../src/faces/desk/words/rule-titles.ts'
import { SCHEME_TITLES, schemeKey } from '../../src/faces/desk/words/scheme-titles.ts'
import { RULES_BOOK } from '../../src/faces/desk/words/sentences/rules/rules-book.ts'
import { KIT } from '../../src/faces/desk-build/desk-config.ts'
import { ROOT } from '../architecture/source-files.ts'
import { variantOf } from '../catalog/story-variants.ts'
import { fc } from '../property.ts'
import { faultOf, faultsOf, type Ground, untold } from './sentence-checks.ts'

type Samples = Ground['samples']

/** What stands for an expression of the sources, by a pattern of its code. */
const FIGURES: Samples = [
  [/^say(?:Usd|Cents|Bound)\(/, '1,234.5 USD'],
  [/^saySpan\(|^spanOf\(|^span$/, '60 minutes'],
  [/^sayShare\(/, '12.5 %'],
  [/^day\(|toISOString|^at$|^legalDate/, '2026-02-13'],
  [/^unit\.toUpperCase/, 'USD'],
  [/^TOLD_ENDING$/, '.report-case.json'],
  [/^parameter\.unit/, 'business days'],
  [/^rule$/, 'R99'],
  [/^a\.basis$/, 'same-key'],
  [
    /^sayNumber\(|^sayPrice\(|^context\.p\(|^countOf\(|^new Date\(event\.atMs\)|^terms\.| \/ |MOST_|\.count\(|[sS]econds$/,
    '12',
  ],
  [/\.(?:length|size|hops|ageDays|odds|kinds|kindsLimit|confidence|ticksBeyondBest|number|events|bad|value)$/, '12'],
  [/^(?:n|need|accounts|age|again|days|events|bad|differs|markets|payers|kinds|hours|missing|number|decision)$/, '12'],
]

const DUE: Samples = [
  [/^(?:due\.)?words$/, 'is overdue'],
  [/^report$/, 'suspicious transaction report'],
]

/** Where an expression can be few words, each way of them. */
const EITHER: Readonly<Record<string, readonly Samples[]>> = {
  'scatter-turn': [
    [
      [/^before$/, 'gathered from'],
      [/^after$/, 'spread to'],
    ],
    [
      [/^before$/, 'spread to'],
      [/^after$/, 'gathered from'],
    ],
  ],
  'r26-shared-device': [[[/^what$/, 'device']], [[/^what$/, 'address']]],
  'r40-risky-provider': [[[/^travel\.state$/, 'missing']], [[/^travel\.state$/, 'partial']]],
  'r46-open-approval': ['permit', 'setApprovalForAll', 'approved-without-limit'].map(right => [[/^what$/, right]]),
  'r47-address-poisoning': [[[/^name$/, 'nothing']], [[/^name$/, 'almost nothing']]],
}

/** Texts that are no sentences of the desk: citations, stories of examples, what the command line and logs say. */
const NOT_SAID =
  /^(?:sources:|source:|story\(\)|new Set|words\(\)|key:|figures:|title:|summary:|alias:|examples:|new (?:Integrity|Type|Range)Error|damaged\(\))$/

/** Parts of sentences that are also found by themselves, and of a bound the halves that do not go together. */
const PARTS =
  /: (?:gathered from|spread to| and |almost nothing|under 1,234.5 USD on|from 1,234.5 USD|… 12 more …|12 days?|12 {2}from 2026-02-13|(?:is|was) [^:]*(?:overdue|a day|12 days|not filed))$/

/** Keys, names and figures that are put together as sentences are. */
const NO_SENTENCES =
  /rules\/(?:say\.ts|r10-\S+ not told: (?:account|provider) )|halt-words\.ts:(?:9|11) |governor\.ts:\d+ not told: (?:Qz7 |all Qz7)|door-of|people\.ts:\d+ not told: key |make-draft\.ts:\d+ not told: cordon |read-alert\.ts:\d+ not told: entry:/

/** Countries, events of contracts, rights as contracts call them, kinds of events. */
const AS_THEY_ARE =
  /^[A-Z]|^(?:approval|setApprovalForAll|permit2?|eip-7702|low|medium|high|short|long|deposit|withdrawal|fiat-in|fiat-out|login|wallet-outflow)$/

type Node = Readonly<Record<string, unknown>> & { readonly type: string }

function nodesOf(node: unknown): Node[] {
  if (Array.isArray(node)) return node.flatMap(nodesOf)
  if (typeof (node as Node | null)?.type !== 'string') return []
  return [node as Node, ...Object.values(node as Node).flatMap(nodesOf)]
}

/** The names of what stands in the properties of a name, also in what is spread there. */
function namesWithin(source: string, property: string): string[] {
  return nodesOf(parseAst(source, { lang: 'ts' }))
    .filter(node => node.type === 'Property' && (node['key'] as Node)['name'] === property)
    .flatMap(node => nodesOf(node['value']))
    .filter(node => node.type === 'Property' && (node['key'] as Node).type === 'Identifier')
    .map(node => String((node['key'] as Node)['name']))
}

/** The words of constants that are sets or lists of words. */
function wordsOfSets(source: string): string[] {
  return nodesOf(parseAst(source, { lang: 'ts' }))
    .filter(node => node.type === 'VariableDeclarator' && /^[A-Z_]+$/.test(String((node['id'] as Node)['name'])))
    .flatMap(({ init }) => nodesOf(init))
    .filter(node => node.type === 'ArrayExpression')
    .flatMap(node => node['elements'] as readonly Node[])
    .flatMap(node => (node.type === 'Literal' && typeof node['value'] === 'string' ? [node['value']] : []))
}

/** Figures of a sentence that another does not have as often. */
function lostFigures(text: string, told: string): string[] {
  const figures = (of: string): string[] => of.match(/\d+(?:[.,]\d+)*/g) ?? []
  const left = figures(told)
  return figures(text).filter(figure => {
    const at = left.indexOf(figure)
    if (at !== -1) left.splice(at, 1)
    return at === -1
  })
}

function missingIn(files: readonly string[], samples: Samples = FIGURES, errors = false): readonly string[] {
  const except: Ground['except'] = ({ within }) => within.some(name => NOT_SAID.test(name))
  const missing = untold(RULES_BOOK, { files, except, samples, errors })
  return missing.filter(line => !PARTS.test(line) && !NO_SENTENCES.test(line))
}

suite('the monitor, told again', () => {
  test('Every sentence of the book is reached, with the same figures in each language', () => {
    assert.deepEqual(faultsOf(RULES_BOOK), [])
  })

  test('No sentence that a rule or a typology can say is missing', () => {
    const few = Object.keys(EITHER).map(name => `src/catalog/rules/${name}.ts`)
    const whole = missingIn(['src/catalog/rules/*.ts', 'src/catalog/typologies/*.ts'])
    assert.deepEqual(
      whole.filter(line => !few.some(path => line.startsWith(`${path}:`))),
      [],
    )
    for (const [name, ways] of Object.entries(EITHER))
      for (const way of ways) assert.deepEqual(missingIn([`src/catalog/rules/${name}.ts`], [...way, ...FIGURES]), [])
  })

  test('Whatever rules answer to stories near their examples is told, word by word and figure by figure', () => {
    for (const rule of RULES) {
      const stories = [rule.examples.fires, rule.examples.silent, ...fc.sample(variantOf(rule), { numRuns: 6 })]
      const said = stories.flatMap(story => {
        const answer = judgeStory(rule, story)
        if (answer.kind === 'silent') return []
        return answer.kind === 'unanswered'
          ? [answer.lacks]
          : [...answer.reasons, answer.unless, ...Object.keys(answer.figures).map(name => `figure ${name}`)]
      })
      for (const text of new Set(said)) {
        assert.equal(faultOf(RULES_BOOK, text), null, `${rule.id}: ${text}`)
        for (const language of ['ja', 'ko'] as const)
          assert.deepEqual(lostFigures(text, RULES_BOOK.tell(text, language) ?? ''), [], `${rule.id}: ${text}`)
      }
    }
  })

  test('Every figure of a rule, every word by which rules know the other side, and every feature of the learned score is told', () => {
    const files = globSync('src/catalog/rules/*.ts', { cwd: ROOT })
    const sources = files.map(path => readFileSync(join(ROOT, path), 'utf8'))
    const figures = sources.flatMap(source => namesWithin(source, 'figures'))
    const words = sources.flatMap(wordsOfSets).filter(word => !AS_THEY_ARE.test(word))
    assert.ok(figures.length > 100 && words.length > 60)
    const features = featureNames(RULES).filter(name => !/^[RM]\d+$/.test(name))
    const untaught = [...figures.map(name => `figure ${name}`), ...words, ...features].filter(
      t => faultOf(RULES_BOOK, t) !== null,
    )
    assert.deepEqual([...new Set(untaught)], [])
  })

  test('Every rule and every typology has a title', () => {
    for (const { id } of RULES) assert.ok(ruleKey(id), id)
    for (const { name, title } of TYPOLOGIES)
      assert.equal(SCHEME_TITLES.en[schemeKey(name) ?? assert.fail(name)], title)
    assert.equal(Object.keys(RULE_TITLES.en).length, RULES.length + 1)
    assert.equal(Object.keys(SCHEME_TITLES.en).length, TYPOLOGIES.length)
  })
})

test('No book is part of what every page loads', () => {
  const all = globSync('src/faces/desk/**/*.{ts,tsx}', { cwd: ROOT })
  const kit = all.filter(path => KIT.test(path))
  assert.ok(kit.includes('src/faces/desk/words/sentences/told.tsx'))
  assert.deepEqual(
    kit.filter(path => /sentences\/\w+\//.test(path)),
    [],
  )
})

suite('the work on alerts, told again', () => {
  test('What the engine, the learned score, the governor and the enrichment say is told', () => {
    assert.deepEqual(
      missingIn([
        'src/analysis/monitor/monitor-engine.ts',
        'src/analysis/learned/learned-model.ts',
        'src/analysis/governor/{halt-words,governor}.ts',
        'src/operations/monitor/{exposed-side,stolen-side,screened-side}.ts',
      ]),
      [],
    )
  })

  test('What casework says and refuses is told', () => {
    const files = ['src/operations/casework/*.ts', 'src/analysis/casework/*.ts', 'src/operations/reports/legal-note.ts']
    assert.deepEqual(missingIn(files, [...DUE, ...FIGURES], true), [])
  })

  test('What the forms of authorities lack of a case, and what they lose of it, is told', () => {
    const said: Ground = {
      files: ['src/formats/{sarx,goaml,str-drafts,ic3,court-bundle,report-case,report-fields}/**/*.ts'],
      except: ({ within }) => !within.some(name => /^(?:need\(\)|must\(\)|lost:)$/.test(name)),
      samples: [[/length|\bmost\b|MOST|^lost$|restOfStory/, '12'], ...FIGURES],
    }
    assert.deepEqual(untold(RULES_BOOK, said), [])
  })

  test('What the law says of deadlines of reports is told', () => {
    for (const { jurisdiction, report, to, parameter, longer } of REPORT_TERMS) {
      const law = JURISDICTIONS.find(j => j.code === jurisdiction)
      const parameters = law?.parameters.filter(p => p.key === parameter || p.key === longer) ?? []
      const said = [
        report,
        to === report ? null : to,
        law?.holidayCaveat,
        ...parameters.flatMap(p => [p.source, p.caveat]),
      ]
      for (const text of said) if (text != null && / /.test(text)) assert.equal(faultOf(RULES_BOOK, text), null, text)
    }
  })
})
