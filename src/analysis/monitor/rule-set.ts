import canonicalize from 'canonicalize'
import { IntegrityError } from '../../model/errors.ts'
import { textDigest } from '../../model/fact.ts'
import { EVENT_KINDS } from '../../model/monitor/customer-event.ts'
import type { Rule, Typology } from '../../model/monitor/rule.ts'
import type { Overlay } from './overlay.ts'

/** A rule with its parameters in force. */
export interface RuleInForce {
  readonly rule: Rule
  /** Its place in the set. */
  readonly n: number
  readonly values: ReadonlyMap<string, number>
  /** Milliseconds without anything of the customer before an event after which the rule is silent; Infinity: it is always asked. */
  readonly restMs: number
  /** First 16 digits of the SHA-256 of id, code, parameters, software and overlay. */
  readonly version: string
}

/** A typology with its figures in force. */
export interface TypologyInForce {
  readonly typology: Typology
  readonly version: string
  readonly review: number
  readonly hold: number
  /** By the rule's place in the set; rules that are off are left out. */
  readonly weights: ReadonlyMap<number, number>
  /** The same by the rule's id. */
  readonly byId: ReadonlyMap<string, number>
  /** Ids of the rules that it cannot do without; null: one of them is off, so that it cannot be met. */
  readonly needs: readonly string[] | null
}

/** All that judges, in a fixed order, and the digest that names it. */
export interface RuleSet {
  readonly rules: readonly RuleInForce[]
  /** By number of kind. */
  readonly byKind: readonly (readonly RuleInForce[])[]
  readonly typologies: readonly TypologyInForce[]
  /** First 16 digits of a SHA-256 over all of it. */
  readonly digest: string
  /** SHA-256 of the overlay; null: none. */
  readonly overlay: string | null
}

const DIGITS = 16

/**
 * Puts rules, typologies and an overlay together.
 * @param software its version, since a rule is also the code that it calls
 * @param learned digest of the learned score in use; null: none
 * @throws IntegrityError `rule-twice`, `typology-twice`
 */
export function ruleSet(
  rules: readonly Rule[],
  typologies: readonly Typology[],
  overlay: Overlay | null,
  software: string,
  learned: string | null,
): RuleSet {
  once(
    rules.map(r => r.id),
    'rule-twice',
  )
  once(
    typologies.map(t => t.name),
    'typology-twice',
  )
  const kept = rules.filter(r => overlay?.rules.get(r.id)?.off !== true)
  const inForce = kept.map((rule, n): RuleInForce => {
    const changed = overlay?.rules.get(rule.id)?.parameters
    const values = new Map(
      Object.entries(rule.parameters).map(([name, { value }]) => [name, changed?.get(name) ?? value]),
    )
    const restMs =
      1_000 * (rule.restless?.(name => values.get(name) ?? Number.POSITIVE_INFINITY) ?? Number.POSITIVE_INFINITY)
    const code = { judge: rule.judge.toString(), on: rule.on, hard: rule.hard }
    const of = { id: rule.id, code, values: [...values], software, overlay: overlay?.digest ?? null }
    return { rule, n, values, restMs, version: digest(of) }
  })
  const places = new Map(inForce.map(({ rule, n }) => [rule.id, n]))
  const schemes = typologies
    .filter(t => overlay?.typologies.get(t.name)?.off !== true)
    .map(typology => inForceTypology(typology, places, overlay))
  const byKind = EVENT_KINDS.map(kind => inForce.filter(({ rule }) => rule.on.includes(kind)))
  const whole = { rules: inForce.map(r => r.version), typologies: schemes.map(t => t.version), software, learned }
  return {
    rules: inForce,
    byKind,
    typologies: schemes,
    digest: digest({ ...whole, overlay: overlay?.digest ?? null }),
    overlay: overlay?.digest ?? null,
  }
}

function inForceTypology(
  typology: Typology,
  places: ReadonlyMap<string, number>,
  overlay: Overlay | null,
): TypologyInForce {
  const changed = overlay?.typologies.get(typology.name)
  const weights = new Map<number, number>()
  const byId = new Map<string, number>()
  for (const [id, weight] of Object.entries(typology.rules)) {
    const n = places.get(id)
    if (n === undefined) continue
    byId.set(id, changed?.weights.get(id) ?? weight)
    weights.set(n, changed?.weights.get(id) ?? weight)
  }
  const review = changed?.review ?? typology.review
  const hold = changed?.hold ?? typology.hold
  const { name, windowSeconds } = typology
  const of = { name, review, hold, weights: [...weights], needs: typology.needs, windowSeconds }
  return {
    typology,
    version: digest({ ...of, overlay: overlay?.digest ?? null }),
    review,
    hold,
    weights,
    byId,
    needs: typology.needs.every(id => places.has(id)) ? typology.needs : null,
  }
}

function digest(value: unknown): string {
  return textDigest(canonicalize(value) ?? '').slice(0, DIGITS)
}

function once(names: readonly string[], code: string): void {
  const twice = names.find((name, n) => names.indexOf(name) !== n)
  if (twice !== undefined) throw new IntegrityError(code, `"${twice}" is in the rule set twice`)
}
