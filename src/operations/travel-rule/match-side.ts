import { type AccountHolder, matchPerson, type PersonMatch } from '../../analysis/travel-rule/match-person.ts'
import type { TravelMessage } from '../../analysis/travel-rule/travel-message.ts'

const ORDER = { match: 2, unsure: 1, mismatch: 0 } as const

/** Whether the holder of an account is among the persons of one side of a message; of several the likeliest counts. */
export function matchSide(
  message: TravelMessage,
  side: 'originator' | 'beneficiary',
  holder: AccountHolder,
): PersonMatch {
  const matches = message[side].persons.map(p => matchPerson(p, holder))
  return matches.reduce<PersonMatch>(
    (best, next) => ((ORDER[next.verdict] - ORDER[best.verdict] || next.score - best.score) > 0 ? next : best),
    matches[0] ?? { verdict: 'unsure', score: 0, why: [`The message names no ${side}.`] },
  )
}
