import assert from 'node:assert/strict'
import { judgeStory } from '../../src/analysis/monitor/judge-story.ts'
import type { CustomerEvent } from '../../src/model/monitor/customer-event.ts'
import type { Rule, RuleAnswer, RuleStory } from '../../src/model/monitor/rule.ts'
import { fc } from '../property.ts'
import { judgePlainly } from './past-of-events.ts'
import { SAID_CHANGES } from './said-changes.ts'
import { variantOf, withLast, worth, worthKrw } from './story-variants.ts'

/** A law that holds for every story of a rule; `of`: the rules of which it is asked, all where it is not told. */
export interface RuleLaw {
  readonly title: string
  readonly runs: number
  readonly of?: readonly string[]
  law(rule: Rule, story: RuleStory): void
}

/** Holds a law against stories near the examples of a rule. */
export function holdLaw(law: RuleLaw, rule: Rule, seed: number, runs: number): void {
  if (law.of !== undefined && !law.of.includes(rule.id)) return
  fc.assert(
    fc.property(variantOf(rule), story => law.law(rule, story)),
    { numRuns: runs, seed },
  )
}

const fired = (answer: RuleAnswer): boolean => answer.kind === 'fired'
const last = (story: RuleStory): CustomerEvent => story.events.at(-1) as CustomerEvent

/** Thresholds of rules that only make them stricter. */
const RAISED: Readonly<Record<string, readonly string[]>> = {
  R01: ['count', 'multiple'],
  R02: ['count'],
  R03: ['short-sum', 'long-sum'],
  R04: ['count', 'large', 'sigmas'],
  R05: ['silence', 'exit'],
  R06: ['floor', 'multiple'],
  R07: ['count', 'addresses'],
  R08: ['least', 'share'],
  R09: ['least', 'share'],
  R10: ['providers', 'least'],
  R11: ['least'],
  R12: ['addresses', 'least'],
  R13: ['senders', 'share'],
  R15: ['rounds', 'share', 'least'],
  R16: ['hops'],
  R17: ['least', 'share'],
  R18: ['loss', 'large', 'changes'],
  R20: ['share', 'usd'],
  R21: ['customers', 'equal', 'single'],
  R23: ['share', 'least'],
  R24: ['share'],
  R49: ['count', 'days', 'share', 'clock'],
  R50: ['count', 'usd', 'known', 'days'],
}

/** Rules that count other sides, or look for the same one again. */
const BY_OTHERS: ReadonlySet<string> = new Set(['R07', 'R10', 'R12', 'R13', 'R14', 'R15'])

const order: RuleLaw = {
  title: 'the packed state and a plain array in reversed order give the same answer to every word',
  runs: 25,
  law(rule, story) {
    const reversed = { ...story, events: [...story.events.slice(0, -1).reverse(), last(story)] }
    assert.deepEqual(judgePlainly(rule, reversed), judgeStory(rule, story))
  },
}

/** Holds for every rule, M1 to M5 too. */
export const heldUnless: RuleLaw = {
  title: 'what an answer says would have kept it silent does so, in figures and in words',
  runs: 45,
  law(rule, story) {
    const answer = judgeStory(rule, story)
    if (answer.kind !== 'fired') return
    const event = last(story)
    const { silentUnderUsd, silentFromUsd, silentUnderKrw, silentFromKrw, silentAfter, silentBefore } = answer.figures
    const tries: [string, CustomerEvent][] = []
    if (silentUnderUsd !== undefined) tries.push(['under', worth(event, Number(silentUnderUsd) - 0.01)])
    if (silentFromUsd !== undefined) tries.push(['from', worth(event, Number(silentFromUsd))])
    if (silentUnderKrw !== undefined) tries.push(['under', worthKrw(event, Number(silentUnderKrw) - 1)])
    if (silentFromKrw !== undefined) tries.push(['from', worthKrw(event, Number(silentFromKrw))])
    if (silentAfter !== undefined) tries.push(['after', { ...event, atMs: Date.parse(String(silentAfter)) + 1 }])
    if (silentBefore !== undefined) tries.push(['before', { ...event, atMs: Date.parse(String(silentBefore)) - 1 }])
    for (const [what, other] of tries)
      assert.ok(!fired(judgeStory(rule, withLast(story, other))), `${rule.id} ${what}: ${answer.unless}`)
    assert.doesNotMatch(JSON.stringify(answer), /NaN|Infinity|undefined|null/)
    let words = answer.unless.replace(/^would not fire |^no single change of this event would have kept it silent$/, '')
    for (const [said, change] of SAID_CHANGES) {
      const found = said.exec(words)
      if (found === null) continue
      const other = judgeStory(rule, change(story, found))
      assert.ok(!fired(other), `${rule.id}: not true: ${found[0]}`)
      words = words.replace(found[0], '')
    }
    words = words.replace(
      /if it came (?:more than|any) [^(]+\([^)]+\)|under [\d,.]+ (?:USD|KRW)|from [\d,.]+ (?:USD|KRW) on/g,
      '',
    )
    assert.match(words, /^(?:, or )*$/, `${rule.id} says what nobody tries: ${words}`)
  },
}

const bounds: RuleLaw = {
  title: 'the bounds are the true ones: one cent above "under" and until "after" the rule still fires',
  runs: 40,
  of: ['R01', 'R02', 'R03', 'R04', 'R08', 'R09', 'R13', 'R17', 'R20'],
  law(rule, story) {
    const answer = judgeStory(rule, story)
    if (answer.kind !== 'fired') return
    const { silentUnderUsd, silentAfter } = answer.figures
    const event = last(story)
    const still = (other: CustomerEvent): void =>
      assert.ok(fired(judgeStory(rule, withLast(story, other))), `${rule.id}: ${answer.unless}`)
    if (silentUnderUsd !== undefined) still(worth(event, Number(silentUnderUsd) + 0.01))
    // R04 holds a day against the days before it: on another day these are others.
    if (silentAfter !== undefined && rule.id !== 'R04') still({ ...event, atMs: Date.parse(String(silentAfter)) })
  },
}

const monotone: RuleLaw = {
  title: 'more money never makes a rule silent that has no upper bound',
  runs: 40,
  of: ['R03', 'R04', 'R08', 'R09', 'R11', 'R13', 'R17', 'R19', 'R20', 'R23', 'R50'],
  law(rule, story) {
    const event = last(story)
    if (!('usd' in event) || event.usd === null || !fired(judgeStory(rule, story))) return
    assert.ok(fired(judgeStory(rule, withLast(story, worth(event, event.usd * 3 + 1)))), rule.id)
  },
}

const thresholds: RuleLaw = {
  title: 'raising a threshold never makes a rule fire that did not',
  runs: 25,
  of: Object.keys(RAISED),
  law(rule, story) {
    if (fired(judgeStory(rule, story))) return
    for (const name of RAISED[rule.id] ?? []) {
      const value = rule.parameters[name]?.value ?? Number.NaN
      for (const by of [1.1, 2])
        assert.ok(!fired(judgeStory(rule, story, { [name]: value * by })), `${rule.id} ${name}`)
    }
  },
}

const ignorance: RuleLaw = {
  title:
    'silence is never ignorance: a rule that fires is not silent where a price, a label or an earlier event is missing',
  runs: 20,
  law(rule, story) {
    if (!fired(judgePlainly(rule, story))) return
    const event = last(story)
    const without: RuleStory[] = [withLast(story, worth(event, null))]
    if (event.kind === 'deposit' || event.kind === 'withdrawal')
      without.push(withLast(story, { ...event, about: null }), withLast(story, { ...event, other: null }))
    if (event.kind === 'trade') without.push(withLast(story, { ...event, loss: null }))
    for (const [i, e] of story.events.entries())
      if (i < story.events.length - 1) without.push({ ...story, events: story.events.with(i, worth(e, null)) })
    // Of these rules who the other sides were decides; of others a stranger is one more.
    for (const [i, e] of story.events.slice(0, -1).entries())
      if (BY_OTHERS.has(rule.id) && (e.kind === 'deposit' || e.kind === 'withdrawal'))
        without.push({ ...story, events: story.events.with(i, { ...e, other: null, travel: null }) })
    for (const poorer of without) assert.notEqual(judgePlainly(rule, poorer).kind, 'silent', rule.id)
    for (const kept of [0, 1, 3, 8])
      assert.notEqual(judgePlainly(rule, story, {}, kept).kind, 'silent', `${rule.id} remembers ${kept}`)
  },
}

/** What holds for R01 to R24, R49 and R50, whatever the story. */
export const RULE_LAWS: readonly RuleLaw[] = [order, heldUnless, bounds, monotone, thresholds, ignorance]
