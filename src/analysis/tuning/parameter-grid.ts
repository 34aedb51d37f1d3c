import { InputError } from '../../model/errors.ts'
import type { Rule, Typology } from '../../model/monitor/rule.ts'
import { mostOf } from '../monitor/overlay.ts'

/** A figure to be varied, and the values to try. */
export interface Varied {
  /** `R13.senders`, `fan-in-collection.review`, `fan-in-collection.R13`. */
  readonly of: string
  readonly values: readonly number[]
}

/** † Most settings of one grid: each is judged for every event. */
export const MOST_SETTINGS = 1_000

/**
 * Reads `R13.senders=4,6,10` or `fan-in-collection.review=0.3,0.5`.
 * @throws InputError `vary-malformed`, with what there is to vary
 */
export function readVaried(text: string, rules: readonly Rule[], typologies: readonly Typology[]): Varied {
  const refuse = (message: string): InputError =>
    new InputError('vary-malformed', message, { place: { field: '--vary' } })
  const [, name = '', figure = '', list = ''] = /^([\w-]+)\.([\w-]+)=(.+)$/.exec(text) ?? []
  if (name === '') throw refuse(`"${text.slice(0, 80)}" should be as R13.senders=4,6,10`)
  const rule = rules.find(r => r.id === name)
  const typology = typologies.find(t => t.name === name)
  const known = rule ? Object.keys(rule.parameters) : typology ? ['review', 'hold', ...Object.keys(typology.rules)] : []
  if (known.length === 0) throw refuse(`there is no rule or typology "${name}"`)
  if (!known.includes(figure)) throw refuse(`${name} has no "${figure}"; it has ${known.join(', ')}`)
  const values = list.split(',').map(part => (part.trim() === '' ? Number.NaN : Number(part)))
  const most = rule ? mostOf(rule.parameters[figure]?.unit) : 1
  if (!values.every(value => Number.isFinite(value) && value >= 0 && value <= most))
    throw refuse(`"${list.slice(0, 80)}" should be numbers from 0 ${most === 1 ? 'to 1' : 'on'}, parted by commas`)
  return { of: `${name}.${figure}`, values: [...new Set(values)] }
}

/** One setting of all that is varied, by name. */
export type Setting = Readonly<Record<string, number>>

/**
 * Every combination of the values, the last varied fastest.
 * @throws InputError `vary-too-many`, `vary-malformed` (the same figure twice)
 */
export function settingsOf(varied: readonly Varied[]): Setting[] {
  const twice = varied.find(({ of }, n) => varied.findIndex(other => other.of === of) !== n)
  if (twice) throw new InputError('vary-malformed', `${twice.of} is varied twice`, { place: { field: '--vary' } })
  const count = varied.reduce((product, { values }) => product * values.length, 1)
  if (count > MOST_SETTINGS)
    throw new InputError(
      'vary-too-many',
      `the grid has ${count} settings; at most ${MOST_SETTINGS} are tried at once`,
      {
        place: { field: '--vary' },
      },
    )
  let settings: Setting[] = [{}]
  for (const { of, values } of varied)
    settings = settings.flatMap(setting => values.map(value => ({ ...setting, [of]: value })))
  return settings
}

type Table = Readonly<Record<string, unknown>>

/**
 * An overlay, as parsed from a file, with a setting written into it.
 * @param only rules and typologies that stay in force; the rules that a typology rests on stay with it. Null: all
 */
export function overlayWith(
  base: unknown,
  setting: Setting,
  only: readonly string[] | null,
  rules: readonly Rule[],
  typologies: readonly Typology[],
): Table {
  const top = tableOf(base)
  const ofRules: Record<string, unknown> = { ...tableOf(top['rules']) }
  const ofTypologies: Record<string, unknown> = { ...tableOf(top['typologies']) }
  if (only !== null) {
    const kept = new Set([...only, ...typologies.flatMap(t => (only.includes(t.name) ? Object.keys(t.rules) : []))])
    for (const { id } of rules) if (!kept.has(id)) ofRules[id] = 'off'
    for (const { name } of typologies) if (!kept.has(name)) ofTypologies[name] = 'off'
  }
  for (const [of, value] of Object.entries(setting)) {
    const [name = '', figure = ''] = of.split('.')
    const rule = rules.find(r => r.id === name)
    if (rule) ofRules[name] = { ...tableOf(ofRules[name]), [figure]: value }
    else {
      const table = tableOf(ofTypologies[name])
      ofTypologies[name] = /^(review|hold)$/.test(figure)
        ? { ...table, [figure]: value }
        : { ...table, rules: { ...tableOf(table['rules']), [figure]: value } }
    }
  }
  return { rules: ofRules, typologies: ofTypologies }
}

/** What is off, or is no table, has nothing to be kept. */
function tableOf(value: unknown): Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {}
}
