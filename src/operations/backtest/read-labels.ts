import type { TruthLabel } from '../../analysis/tuning/truth-labels.ts'
import { InputError } from '../../model/errors.ts'
import { parseInstant } from '../../model/instant.ts'

const BAD = new Set(['1', 'true', 'bad', 'yes', ''])
const GOOD = new Set(['0', 'false', 'good', 'no'])
const FIELDS = ['event', 'customer', 'label', 'from', 'until', 'scheme']

/**
 * Reads one label, its fields as text: `event` or `customer`, `label` (1, true, bad or left out; 0, false, good), `from` and `until` of a
 * customer, `scheme`.
 * @throws InputError `label-malformed` with file, line and field
 */
export function readLabel(row: Readonly<Record<string, string>>, place: { file: string; line: number }): TruthLabel {
  const refuse = (field: string, message: string): InputError =>
    new InputError('label-malformed', message, { place: { ...place, field } })
  for (const field of Object.keys(row)) if (!FIELDS.includes(field)) throw refuse(field, `a label has no "${field}"`)
  const event = row['event'] || null
  const customer = row['customer'] || null
  if ((event === null) === (customer === null))
    throw refuse('event', 'a label names an event or a customer: one of them')
  const said = (row['label'] ?? '').trim().toLowerCase()
  if (!BAD.has(said) && !GOOD.has(said)) throw refuse('label', `label is 1 or 0, not "${said.slice(0, 40)}"`)
  const time = (field: 'from' | 'until', otherwise: number): number => {
    const text = row[field]
    if (text === undefined || text === '') return otherwise
    if (event !== null) throw refuse(field, `only a label of a customer has "${field}"`)
    try {
      return parseInstant(text) * 1_000
    } catch {
      throw refuse(field, `${field} must be a time, as 2026-01-31T00:00:00Z`)
    }
  }
  const [fromMs, untilMs] = [time('from', -Infinity), time('until', Infinity)]
  if (fromMs > untilMs) throw refuse('until', 'until lies before from')
  return { event, customer, bad: BAD.has(said), fromMs, untilMs, scheme: row['scheme'] || null }
}
