import type { LegalParameter } from '../../model/jurisdiction.ts'
import { decimalUnits } from './decimal.ts'
import type { TravelCase, TravelNeed, TravelRule } from './travel-rule.ts'

/** What a country's law wants of one transfer. */
export interface TravelRequirement {
  readonly level: 'none' | 'reduced' | 'whole'
  /** False: something that decides it is not known, and the stricter was taken. */
  readonly sure: boolean
  readonly needs: readonly TravelNeed[]
  /** Sentences with the figure and its source. */
  readonly because: readonly string[]
  /** What else the law wants, where a wallet is nobody's; null: nothing, or no such wallet. */
  readonly unhosted: string | null
}

/** What `rule` wants of a transfer. Where an amount, a date or a law is not known it takes the stricter, and says so. */
export function requireTravel(rule: TravelRule, transfer: TravelCase): TravelRequirement {
  const local = transfer.at + rule.utcOffsetSeconds(transfer.at)
  const none = { level: 'none', sure: true, needs: [], unhosted: null } as const
  if (rule.from !== null && local < rule.from)
    return { ...none, because: [`The travel rule of ${rule.name} was not yet in force (${rule.fromSource}).`] }
  const { level, sure, because } = levelOf(rule, transfer, local)
  const caveats = rule.caveat === null || level === 'none' ? [] : [`Told with a caveat: ${rule.caveat}.`]
  const needs = level === 'none' ? [] : level === 'whole' ? rule.whole : rule.reduced
  if (transfer.unhosted !== true) {
    const open = transfer.unhosted === null && level !== 'none'
    const more = open ? ['Whether a provider holds the other side is not known: it is taken that one does.'] : []
    return { level, sure: sure && !open, needs, because: [...because, ...caveats, ...more], unhosted: null }
  }
  const { kind, must, source } = rule.unhosted
  const proof = rule.unhosted.proveAbove === null ? [] : proofOf(rule.unhosted.proveAbove, transfer)
  const duty = `No provider holds the other side: ${must} (${source}).`
  if (kind === 'not-covered') return { ...none, because: [...because, duty], unhosted: must }
  return {
    level,
    sure: sure && kind !== 'unknown',
    // There is no provider on the other side that could be named.
    needs: needs.filter(n => n.key !== 'beneficiary-vasp' && n.key !== 'originating-vasp'),
    because: [...because, ...caveats, duty, ...proof],
    unhosted: must,
  }
}

type Level = Pick<TravelRequirement, 'level' | 'sure' | 'because'>

function levelOf(rule: TravelRule, transfer: TravelCase, local: number): Level {
  if (rule.reducedWithin && (transfer.otherCountry === rule.code || rule.members.includes(transfer.otherCountry ?? '')))
    return reduced(rule, [`Both providers are in ${rule.name}: the reduced data are enough (${rule.source}).`])
  if (rule.thresholdDoubt !== null)
    return { level: 'whole', sure: false, because: [`In ${rule.name} ${rule.thresholdDoubt}.`] }
  if (rule.thresholds.length === 0)
    return { level: 'whole', sure: true, because: [`In ${rule.name} it binds all amounts (${rule.source}).`] }
  const threshold = rule.thresholds.find(
    t => t.verified && (t.from === null || t.from <= local) && (t.until === null || local < t.until),
  )
  if (threshold === undefined || typeof threshold.value !== 'number')
    return {
      level: 'whole',
      sure: false,
      because: [`No verified amount of ${rule.name} is known for that day: all amounts are treated as under it.`],
    }
  if (threshold.value === 0)
    return { level: 'whole', sure: true, because: [`In ${rule.name} it binds all amounts (${threshold.source}).`] }
  const reach = compared(threshold, transfer)
  const figure = `${threshold.unit.toUpperCase()} ${grouped(threshold.value)}`
  const doubt = threshold.caveat === null ? '' : ` (${threshold.caveat})`
  if (reach === null)
    return {
      level: 'whole',
      sure: false,
      because: [
        `What the transfer was worth in ${threshold.unit.toUpperCase()} was not told: it is taken to reach ${figure} (${threshold.source}).`,
      ],
    }
  if (reach > 0 || (reach === 0 && rule.atThreshold === 'whole'))
    return {
      level: 'whole',
      sure: true,
      because: [
        `It is worth ${reach === 0 ? 'exactly' : 'more than'} ${figure}${reach === 0 ? doubt : ''} (${threshold.source}).`,
      ],
    }
  return reduced(rule, [`It is worth ${reach === 0 ? 'no more' : 'less'} than ${figure} (${threshold.source}).`])
}

function reduced(rule: TravelRule, because: readonly string[]): Level {
  return { level: rule.reduced.length > 0 ? 'reduced' : 'none', sure: true, because }
}

/** Above 0: it is worth more than the figure; null: its worth in that currency is not known. */
function compared({ value, unit }: LegalParameter, { worth }: TravelCase): number | null {
  const own = worth.find(w => w.currency.toLowerCase() === unit)
  const units = own === undefined ? null : decimalUnits(own.amount)
  const limit = decimalUnits(String(value))
  if (units === null || limit === null) return null
  return units > limit ? 1 : units < limit ? -1 : 0
}

function proofOf(limit: LegalParameter, transfer: TravelCase): readonly string[] {
  const reach = compared(limit, transfer)
  const figure = `${limit.unit.toUpperCase()} ${grouped(limit.value)}`
  if (reach === null)
    return [`Its worth in ${limit.unit.toUpperCase()} was not told: prove that the wallet is the customer’s own.`]
  return reach > 0
    ? [`It is worth more than ${figure}: prove that the wallet is the customer’s own (${limit.source}).`]
    : []
}

function grouped(value: number | string): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}
