import type { KnownRate } from '../../analysis/crossing/assign/learn-exchanger.ts'
import type { CrossingEntry, CrossingGap } from '../../analysis/crossing/crossing-entry.ts'
import { distinctLegs, legKey } from '../../analysis/crossing/leg-order.ts'
import { compareCrossings, type Matched, matchLegs } from '../../analysis/crossing/match-legs.ts'
import type { Crossing, CrossingLeg } from '../../model/crossing.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { CrossingGround } from './crossing-ground.ts'
import type { CrossingSource } from './crossing-source.ts'
import { LegBook } from './leg-book.ts'

/** Everything that is known of crossings at a time. */
export interface CrossingsFound {
  readonly crossings: readonly Crossing[]
  /** Ins of which no out is known. */
  readonly open: readonly CrossingLeg[]
  readonly gaps: readonly CrossingGap[]
  readonly ledgers: readonly LedgerId[]
}

/** Finds crossings in ledger data. */
export interface CrossingDesk extends CrossingSource {
  readonly entries: readonly CrossingEntry[]
  all(): Promise<CrossingsFound>
}

/**
 * A desk over followed blocks or imported tables. Legs are read once and kept while the desk lives; each service is matched again only
 * when its legs changed.
 * @param known prices from elsewhere, for services whose legs are joined by odds
 */
export function crossingsOver(
  ground: CrossingGround,
  entries: readonly CrossingEntry[],
  known?: KnownRate,
): CrossingDesk {
  const book = new LegBook(ground, entries)
  const matched = new Map<string, { readonly of: string; readonly result: Matched }>()
  let turn: Promise<unknown> = Promise.resolve()
  const matchedOf = (entry: CrossingEntry, legs: readonly CrossingLeg[]): Matched => {
    const own = distinctLegs(legs.filter(l => l.crossing === entry.name))
    const of = own.map(legKey).join('\n')
    const before = matched.get(entry.name)
    const result = before?.of === of ? before.result : matchLegs(own, [entry], known)
    matched.set(entry.name, { of, result })
    return result
  }
  const findAll = async (): Promise<CrossingsFound> => {
    const { legs, gaps } = await book.refresh()
    const ledgers = await ground.ledgers()
    const results = entries.map(entry => matchedOf(entry, legs))
    return {
      crossings: results.flatMap(r => r.crossings).sort(compareCrossings),
      open: distinctLegs(results.flatMap(r => r.open)),
      gaps: [...gaps, ...results.flatMap(r => r.gaps), ...silence(ground, entries, ledgers)],
      ledgers,
    }
  }
  // One reading at a time: two would add the same blocks twice.
  const inTurn = <T>(find: () => Promise<T>): Promise<T> => {
    const next = turn.then(find, find)
    turn = next
    return next
  }
  // To join the legs of a service by odds is dear: where few transactions are asked about, only services that they pay into are joined.
  const findOf = async (wanted: ReadonlySet<string>): Promise<Crossing[]> => {
    const asked = (leg: CrossingLeg): boolean => leg.side === 'in' && wanted.has(`${leg.ledger} ${leg.tx}`)
    const { legs } = await book.refresh()
    const met = new Set(legs.filter(asked).map(l => l.crossing))
    const results = entries.filter(e => met.has(e.name)).map(entry => matchedOf(entry, legs))
    return results.flatMap(r => r.crossings.filter(c => asked(c.in))).sort(compareCrossings)
  }
  return {
    entries,
    all: () => inTurn(findAll),
    outOf: async ins => (ins.length === 0 ? [] : inTurn(() => findOf(new Set(ins.map(i => `${i.ledger} ${i.tx}`))))),
  }
}

/** Where events cannot be seen, each service that speaks by events is a gap of the answer. */
function silence(
  { silent }: CrossingGround,
  entries: readonly CrossingEntry[],
  ledgers: readonly LedgerId[],
): CrossingGap[] {
  if (silent === null) return []
  return ledgers.flatMap(ledger =>
    entries
      .filter(e => e.needs(ledger).topics.length > 0 || e.needs(ledger).memos)
      .map(e => ({ kind: 'events-unseen', crossing: e.name, ledger, tx: '', because: silent })),
  )
}
