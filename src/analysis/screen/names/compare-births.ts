import type { PartialDate } from '../../../model/list-entry.ts'

/** How a birth agrees with the best of those listed. `unknown`: nothing to compare, or not a date. */
export type BirthAgreement = 'birthAgrees' | 'yearAgrees' | 'yearNear' | 'yearApart' | 'dateApart' | 'unknown'

const RANK: readonly BirthAgreement[] = ['unknown', 'dateApart', 'yearApart', 'yearNear', 'yearAgrees', 'birthAgrees']

/** Compares a birth with each of those listed and gives the most favourable agreement, with the listed one it holds for. */
export function compareBirths(
  asked: PartialDate,
  listed: readonly PartialDate[],
): { readonly agreement: BirthAgreement; readonly listed: PartialDate } {
  let best: { agreement: BirthAgreement; listed: PartialDate } = { agreement: 'unknown', listed: '' }
  for (const birth of listed) {
    const agreement = compare(asked, birth)
    if (RANK.indexOf(agreement) > RANK.indexOf(best.agreement)) best = { agreement, listed: birth }
  }
  return best
}

interface Span {
  readonly first: number
  readonly last: number
  readonly month: string | null
  readonly day: string | null
  readonly rough: boolean
}

function spanOf(date: PartialDate): Span | null {
  const m = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:\/(\d{4})(?:-\d{2}){0,2})?(~?)$/.exec(date.trim())
  if (m === null) return null
  const [, year, month, day, until, rough] = m
  const isSpan = until !== undefined
  return {
    first: Number(year),
    last: Number(until ?? year),
    month: isSpan ? null : (month ?? null),
    day: isSpan ? null : (day ?? null),
    rough: rough === '~',
  }
}

function compare(asked: PartialDate, listed: PartialDate): BirthAgreement {
  const a = spanOf(asked)
  const b = spanOf(listed)
  if (a === null || b === null) return 'unknown'
  const rough = a.rough || b.rough
  const apart = Math.max(0, Math.max(a.first, b.first) - Math.min(a.last, b.last))
  const full = a.day !== null && b.day !== null
  if (apart === 0) {
    if (full && a.month === b.month && a.day === b.day) return 'birthAgrees'
    if (rough || a.month === null || b.month === null) return 'yearAgrees'
    // Day and month are exchanged between countries' ways of writing dates.
    if (full && a.month === b.day && a.day === b.month) return 'yearAgrees'
    if (!full && a.month === b.month) return 'yearAgrees'
    return 'yearNear'
  }
  if (rough ? apart <= 3 : apart <= 1) return 'yearNear'
  return full && !rough ? 'dateApart' : 'yearApart'
}
