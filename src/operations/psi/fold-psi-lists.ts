import { IntegrityError } from '../../model/errors.ts'
import type { Fact } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'
import type { Told } from './psi-world.ts'

/** What one peer may do with a list in 24 hours, and in one session. */
export interface PsiLimits {
  readonly mostPoints: number
  readonly pointsADay: number
  readonly sessionsADay: number
}

/** A list that peers may ask, as the facts tell it. */
export interface ServedList extends PsiLimits {
  readonly name: string
  readonly epoch: string
  /** The commitment to the epoch's key, 64 hex digits. */
  readonly key: string
  /** SHA-256 of the imprints. */
  readonly imprints: string
  /** Imprints, padding among them. */
  readonly rows: number
  readonly takes: Told
  /** Fingerprints of the peers that may ask; null: every partner and client. */
  readonly askers: readonly string[] | null
  readonly servedAt: Instant
  readonly endsAt: Instant
}

/** The kinds of facts that make and end lists. */
export const PSI_LIST_KINDS = ['psi-list-served', 'psi-list-dropped'] as const

/** † What a peer may do with a list, unless said otherwise. */
export const PSI_LIMITS: PsiLimits = { mostPoints: 16_384, pointsADay: 50_000, sessionsADay: 24 }

/**
 * The lists that peers may ask, by name.
 * @throws IntegrityError `psi-fact-malformed`
 */
export function foldPsiLists(facts: readonly Fact[]): ReadonlyMap<string, ServedList> {
  const lists = new Map<string, ServedList>()
  for (const fact of facts) {
    if (fact.kind === 'psi-list-served') lists.set(String(fact.body['name']), readList(fact))
    if (fact.kind === 'psi-list-dropped') lists.delete(String(fact.body['name']))
  }
  return lists
}

function readList(fact: Fact): ServedList {
  const { name, epoch, key, imprints, rows, takes, askers, endsAt, mostPoints, pointsADay, sessionsADay } = fact.body
  if (typeof name !== 'string' || typeof epoch !== 'string' || typeof key !== 'string' || typeof imprints !== 'string')
    throw malformed(fact)
  if (takes !== 'nothing' && takes !== 'count' && takes !== 'matches') throw malformed(fact)
  if (askers !== null && !(Array.isArray(askers) && askers.every(a => typeof a === 'string'))) throw malformed(fact)
  const number = (value: unknown): number => {
    if (typeof value !== 'number') throw malformed(fact)
    return value
  }
  return {
    name,
    epoch,
    key,
    imprints,
    takes,
    askers: askers as readonly string[] | null,
    rows: number(rows),
    servedAt: fact.at,
    endsAt: number(endsAt),
    mostPoints: number(mostPoints),
    pointsADay: number(pointsADay),
    sessionsADay: number(sessionsADay),
  }
}

function malformed(fact: Fact): IntegrityError {
  return new IntegrityError('psi-fact-malformed', `fact ${fact.seq} (${fact.kind}) cannot be read`)
}
