import { join } from 'node:path'
import type { CircleTerms } from '../src/analysis/circles/circle-terms.ts'
import { readOverlay } from '../src/analysis/monitor/overlay.ts'
import { ruleSet } from '../src/analysis/monitor/rule-set.ts'
import { textHash } from '../src/analysis/monitor/text-hash.ts'
import { HouseCircles } from '../src/analysis/tuning/house-circles.ts'
import { overlayWith, readVaried, settingsOf } from '../src/analysis/tuning/parameter-grid.ts'
import { Replay } from '../src/analysis/tuning/replay.ts'
import { RULES } from '../src/catalog/rules/all-rules.ts'
import { TYPOLOGIES } from '../src/catalog/typologies/all-typologies.ts'
import type { CryptoMovement } from '../src/model/monitor/customer-event.ts'
import { readAmlSim } from './aml/read-amlsim.ts'
import { atCeiling, type Halves, type Score, scoreOf, showScore } from './aml/score-accounts.ts'
import { machine } from './machine.ts'

/**
 * Benchmark: fan-in and cycle typologies on AMLSim's labelled data, tuned on half of the accounts and measured on the other half. An
 * alert names its customer, the customers of the events that it rests on, and those of the circle that it closes; labels mark accounts.
 */

/** One way of judging, and the accounts that its alerts name in each half. */
interface Tried {
  readonly name: string
  readonly halves: Halves
}

const FOLDER = process.argv[2] ?? join(import.meta.dirname, '../../shared/data/aml/20K_fanin200cycle200')
const DAY = 86_400
const sim = readAmlSim(FOLDER)
const halfOf = (customer: string): 0 | 1 => (textHash(customer, 1) & 1) as 0 | 1

console.log(
  `${machine()}\n${sim.events.length} events, ${sim.customers.length} customers, ${sim.bad.size} labelled, ${sim.days} days`,
)
for (const line of atCeiling(sim)) console.log(line)

const started = performance.now()
const asTheyCome = fanIn([''])
report('fan-in-collection', 'as it comes', [asTheyCome[0] as Tried], asTheyCome)
const anySize = fanIn([
  grid('senders', [2, 3, 4, 6]),
  grid('share', [0, 0.8]),
  grid(
    'window',
    [3, 30, 120].map(d => d * DAY),
  ),
])
report('fan-in-collection', 'tuned, payments up to 1,000 USD', anySize.slice(1), anySize)
const small = fanIn([
  ...[
    grid('senders', [2, 3, 4]),
    grid('share', [0]),
    grid(
      'window',
      [30, 120].map(d => d * DAY),
    ),
  ],
  grid('small', [5, 20, 80, 200]),
])
report('fan-in-collection', 'tuned, the size of the payments too', small.slice(1), small)
const again = fanIn([
  ...[grid('senders', [1, 2, 3]), grid('again', [2, 3]), grid('share', [0])],
  grid(
    'window',
    [30, 60, 90, 150].map(d => d * DAY),
  ),
])
const twoOrMore = again.slice(1).filter(tried => !tried.name.includes('senders=1 '))
report('fan-in-collection', 'tuned, senders who pay again', twoOrMore, twoOrMore)
report('fan-in-collection', 'tuned, one sender who pays again is enough', again.slice(1), again)

const usual = circles({ window: 3 * DAY, share: 0.8, fewestHops: 3, mostHops: 8, inOrder: true })
report('circular-flow', 'as it comes', [usual], [usual])
const terms = [true, false].flatMap(inOrder =>
  [30, 90, 150].flatMap(days =>
    [0.9, 0.95, 0.99].flatMap(share =>
      [8, 12].map(mostHops => ({ window: days * DAY, share, fewestHops: 3, mostHops, inOrder })),
    ),
  ),
)
const tried = terms.map(circles)
const best = report('circular-flow', 'tuned', tried, tried)
const oftenTerms = terms.flatMap(term => [2, 3].map(times => ({ ...term, again: times })))
const often = oftenTerms.map(circles)
report('circular-flow', 'tuned, payers who pay again', often, often)
const throughRule = cycle(terms[tried.indexOf(best)] as CircleTerms)
console.log(
  `  through rule R15: ${throughRule.halves.map(half => half.alerts).join(' and ')} alerts, against ${best.halves.map(half => half.alerts).join(' and ')} circles closed`,
)
console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`)

function grid(parameter: string, values: readonly number[]): string {
  return `R13.${parameter}=${values.join(',')}`
}

/** Rule R13 and its typology under every setting, the rules as they come first. */
function fanIn(vary: readonly string[]): Tried[] {
  const varied = vary.filter(Boolean).map(text => readVaried(text, RULES, TYPOLOGIES))
  const settings = vary[0] === '' ? [{}] : [{}, ...settingsOf(varied)]
  const off = Object.fromEntries(RULES.filter(r => r.id !== 'R13').map(r => [r.id, 'off']))
  const schemes = Object.fromEntries(TYPOLOGIES.filter(t => t.name !== 'fan-in-collection').map(t => [t.name, 'off']))
  const overlays = settings.map(setting =>
    overlayWith({ rules: off, typologies: schemes }, setting, null, RULES, TYPOLOGIES),
  )
  return judged(sim.events, overlays).map((halves, n) => ({
    halves,
    name: Object.entries(settings[n] ?? {})
      .map(([of, value]) => `${of}=${value}`)
      .join(' '),
  }))
}

/** Circles on these terms, without the monitor: rule R15 fires wherever one closes, which {@link cycle} holds for the best. */
function circles(term: CircleTerms): Tried {
  const finder = new HouseCircles(sim.owners, term)
  const halves: Halves = [
    { alerts: 0, named: new Set() },
    { alerts: 0, named: new Set() },
  ]
  for (const event of sim.events) {
    const circle = finder.take(event)
    if (circle === null) continue
    halves[halfOf(event.customer)].alerts++
    for (const customer of circle) halves[halfOf(customer)].named.add(customer)
  }
  const name = `window=${term.window / DAY}d share=${term.share} hops<=${term.mostHops} ${term.inOrder ? 'in order' : 'any order'}${term.again === undefined ? '' : ` again=${term.again}`}${finder.givenUp > 0 ? `, ${finder.givenUp} searches given up` : ''}`
  return { name, halves }
}

/** The same through the monitor's rule and typology. */
function cycle(term: CircleTerms): Tried {
  const off = Object.fromEntries(RULES.filter(r => r.id !== 'R15').map(r => [r.id, 'off']))
  const schemes = Object.fromEntries(TYPOLOGIES.filter(t => t.name !== 'circular-flow').map(t => [t.name, 'off']))
  const overlay = overlayWith(
    { rules: { ...off, R15: { least: 0 } }, typologies: schemes },
    {},
    null,
    RULES,
    TYPOLOGIES,
  )
  const finder = new HouseCircles(sim.owners, term)
  const events = sim.events.map(event => finder.enrich(event) as CryptoMovement)
  const [halves] = judged(events, [overlay])
  return { name: '', halves: halves as Halves }
}

function judged(events: readonly CryptoMovement[], overlays: readonly unknown[]): Halves[] {
  const sets = overlays.map(o => ruleSet(RULES, TYPOLOGIES, readOverlay(o, RULES, TYPOLOGIES), 'bench', null))
  const replay = new Replay(sets)
  const halves = sets.map(
    (): Halves => [0, 1].map(() => ({ alerts: 0, named: new Set<string>() })) as unknown as Halves,
  )
  const byId = new Map(events.map(event => [event.id, event]))
  const otherOf = (id: string): string | undefined => {
    const other = byId.get(id)?.other
    return other ? sim.owners.get(other) : undefined
  }
  for (const event of events) {
    const verdicts = replay.take(event, null)
    if (typeof verdicts === 'string') continue
    for (const [v, verdict] of verdicts.entries()) {
      if (verdict.alert === 'pass') continue
      const sides = halves[v] as Halves
      sides[halfOf(event.customer)].alerts++
      const rested = verdict.findings.flatMap(f => (f.answer.kind === 'fired' ? f.answer.events : []))
      for (const customer of [event.customer, ...rested.map(otherOf)])
        if (customer !== undefined) sides[halfOf(customer)].named.add(customer)
    }
  }
  return halves
}

/** The setting with the best F1 on the first half, and what it comes to on both. */
function report(typology: string, how: string, choice: readonly Tried[], all: readonly Tried[]): Tried {
  const scored = choice.map(tried => ({ tried, half: scoreOf(sim, tried.halves[0], c => halfOf(c) === 0) }))
  const best = scored.reduce((a, b) => (b.half.f1 > a.half.f1 ? b : a))
  const other: Score = scoreOf(sim, best.tried.halves[1], c => halfOf(c) === 1)
  console.log(`\n${typology}, ${how} (${all.length} settings)${best.tried.name === '' ? '' : `: ${best.tried.name}`}`)
  console.log(`  tuned on     ${showScore(best.half)}\n  measured on  ${showScore(other)}`)
  return best.tried
}
