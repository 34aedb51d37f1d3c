import type { TravelInfo } from '../../model/monitor/customer-event.ts'
import type { Completeness } from './judge-completeness.ts'
import type { PersonMatch } from './match-person.ts'
import { legalName, type TravelMessage } from './travel-message.ts'

/** What decides how an event tells of the travel rule. */
export interface TravelEvidence {
  readonly message: TravelMessage | null
  /** For each law that binds the transfer. */
  readonly completeness: readonly Completeness[]
  /** Of our customer in the message with the holder of the account; null: not compared. */
  readonly match: PersonMatch | null
  readonly direction: 'deposit' | 'withdrawal'
  readonly unhosted: boolean | null
}

const STRICT = { missing: 3, partial: 2, complete: 1, 'not-needed': 0 } as const

/**
 * What an event of the monitor says of the travel rule: the strictest of the laws, the provider on the other side, and whether the names agree.
 * No name and no number of a person is in it. An unsure match is told as not compared, so that no rule takes it for agreement.
 */
export function travelInfo({ message, completeness, match, direction, unhosted }: TravelEvidence): TravelInfo {
  const state = completeness.reduce<TravelInfo['state']>(
    (worst, { state: next }) => (STRICT[next] > STRICT[worst] ? next : worst),
    'not-needed',
  )
  const other = unhosted === true ? null : direction === 'deposit' ? message?.originatingVasp : message?.beneficiaryVasp
  // A provider that is one person would be named by a private name.
  const vasp = other?.kind === 'legal' ? (legalName(other)?.primary ?? null) : null
  return {
    // Without a law that is known to bind it nothing can be called unneeded.
    state: completeness.length === 0 ? (message === null ? 'missing' : 'partial') : state,
    vasp,
    vaspCountry: other?.kind === 'legal' ? (other.country ?? other.addresses[0]?.country ?? null) : null,
    unhosted,
    nameMatches: match === null || match.verdict === 'unsure' ? null : match.verdict === 'match',
  }
}
