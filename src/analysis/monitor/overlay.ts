import canonicalize from 'canonicalize'
import { InputError } from '../../model/errors.ts'
import { textDigest } from '../../model/fact.ts'
import type { Rule, Typology } from '../../model/monitor/rule.ts'

/** What one house changes of the rules and typologies that come with Cordon. */
export interface Overlay {
  readonly rules: ReadonlyMap<string, RuleOverlay>
  readonly typologies: ReadonlyMap<string, TypologyOverlay>
  /** SHA-256 of its canonical JSON, lower-case hex. */
  readonly digest: string
}

/** What is changed of a rule. */
export interface RuleOverlay {
  readonly off: boolean
  readonly parameters: ReadonlyMap<string, number>
}

/** What is changed of a typology. */
export interface TypologyOverlay {
  readonly off: boolean
  readonly review: number | null
  readonly hold: number | null
  readonly weights: ReadonlyMap<string, number>
}

/**
 * Reads what a file of a house holds, parsed from YAML or JSON: `rules: { R01: { count: 4 }, R05: off }` and
 * `typologies: { NAME: { review: 0.5, hold: 0.9, rules: { R08: 0.4 } } }`. Whatever is no rule, parameter or typology is refused, so that
 * a slip of the pen changes nothing silently.
 * @throws InputError `overlay-malformed`, `rule-unknown`, `parameter-unknown`, `parameter-malformed`, `typology-unknown`, with the field
 */
export function readOverlay(value: unknown, rules: readonly Rule[], typologies: readonly Typology[]): Overlay {
  const top = objectOf(value ?? {}, 'the overlay', '')
  for (const key of Object.keys(top))
    if (key !== 'rules' && key !== 'typologies')
      throw new InputError('overlay-malformed', `an overlay has rules and typologies, not "${key}"`, at(key))
  const changedRules = new Map<string, RuleOverlay>()
  for (const [id, body] of Object.entries(objectOf(top['rules'] ?? {}, 'rules', 'rules'))) {
    const rule = rules.find(r => r.id === id)
    if (rule === undefined) throw new InputError('rule-unknown', `there is no rule "${id}"`, at(`rules.${id}`))
    changedRules.set(id, ruleOverlay(rule, body))
  }
  const changedTypologies = new Map<string, TypologyOverlay>()
  for (const [name, body] of Object.entries(objectOf(top['typologies'] ?? {}, 'typologies', 'typologies'))) {
    const typology = typologies.find(t => t.name === name)
    if (typology === undefined)
      throw new InputError('typology-unknown', `there is no typology "${name}"`, at(`typologies.${name}`))
    changedTypologies.set(name, typologyOverlay(typology, body))
  }
  return { rules: changedRules, typologies: changedTypologies, digest: textDigest(canonicalize(top) ?? '') }
}

function ruleOverlay(rule: Rule, body: unknown): RuleOverlay {
  const field = `rules.${rule.id}`
  if (isOff(body)) return { off: true, parameters: new Map() }
  const parameters = new Map<string, number>()
  for (const [name, value] of Object.entries(objectOf(body, field, field))) {
    if (!Object.hasOwn(rule.parameters, name))
      throw new InputError('parameter-unknown', `rule ${rule.id} has no parameter "${name}"`, at(`${field}.${name}`))
    parameters.set(name, numberOf(value, `${field}.${name}`, mostOf(rule.parameters[name]?.unit)))
  }
  return { off: false, parameters }
}

function typologyOverlay(typology: Typology, body: unknown): TypologyOverlay {
  const field = `typologies.${typology.name}`
  if (isOff(body)) return { off: true, review: null, hold: null, weights: new Map() }
  const weights = new Map<string, number>()
  let review: number | null = null
  let hold: number | null = null
  for (const [key, value] of Object.entries(objectOf(body, field, field))) {
    if (key === 'review') review = numberOf(value, `${field}.review`, 1)
    else if (key === 'hold') hold = numberOf(value, `${field}.hold`, 1)
    else if (key === 'rules')
      for (const [id, weight] of Object.entries(objectOf(value, `${field}.rules`, `${field}.rules`))) {
        if (!Object.hasOwn(typology.rules, id))
          throw new InputError('rule-unknown', `${typology.name} has no rule "${id}"`, at(`${field}.rules.${id}`))
        weights.set(id, numberOf(weight, `${field}.rules.${id}`, 1))
      }
    else throw new InputError('overlay-malformed', `a typology has no "${key}"`, at(`${field}.${key}`))
  }
  return { off: false, review, hold, weights }
}

/** The most that a parameter of a unit can be: 90 in the place of 0.9 would switch a rule off without anybody's word. */
export function mostOf(unit: string | undefined): number {
  return unit === 'share' || unit === 'flag' ? 1 : unit === 'hours' ? 24 : Infinity
}

/** `off` is a word in YAML 1.2 and false in YAML 1.1. */
function isOff(body: unknown): boolean {
  return body === 'off' || body === false
}

function objectOf(value: unknown, what: string, field: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InputError('overlay-malformed', `${what} must be a table of names`, at(field))
  return value as Readonly<Record<string, unknown>>
}

function numberOf(value: unknown, field: string, most: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0 || value > most)
    throw new InputError(
      'parameter-malformed',
      `${field} must be a number from 0${most === 1 ? ' to 1' : ' on'}`,
      at(field),
    )
  return value
}

function at(field: string): { place: { field: string } } {
  return { place: { field } }
}
