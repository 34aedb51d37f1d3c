import { compareNamePair, type NamePair } from './compare-name-pair.ts'
import { SCRIPT_NAMES } from './name-scripts.ts'
import type { TravelName, TravelPerson } from './travel-message.ts'

/** Whether somebody of a message is the holder of an account, by name. */
export interface PersonMatch {
  readonly verdict: 'match' | 'mismatch' | 'unsure'
  /** 0 to 1; no probability. */
  readonly score: number
  readonly why: readonly string[]
}

/** The holder of an account as the house knows it: each name in each script. */
export interface AccountHolder {
  readonly kind: 'natural' | 'legal'
  readonly names: readonly TravelName[]
}

/** Names of one side that are compared. */
const MOST_NAMES = 20

/**
 * Holds the names of one person against those of an account's holder, all pairs of them. A match in one script that another script
 * contradicts is unsure: whoever forges a message may have put the right name in one place only.
 */
export function matchPerson(person: TravelPerson, holder: AccountHolder): PersonMatch {
  if (person.kind !== holder.kind)
    return { verdict: 'mismatch', score: 0, why: ['One is a natural person, the other a legal one.'] }
  const told = [...person.names, ...person.localNames, ...person.phoneticNames].filter(hasLetters)
  const held = holder.names.filter(hasLetters)
  if (told.length === 0) return { verdict: 'unsure', score: 0, why: ['The message tells no name.'] }
  if (held.length === 0) return { verdict: 'unsure', score: 0, why: ['No name of the holder is known.'] }
  const legal = person.kind === 'legal'
  const pairs = told.slice(0, MOST_NAMES).flatMap(t => held.slice(0, MOST_NAMES).map(h => compareNamePair(t, h, legal)))
  const cut = told.length > MOST_NAMES || held.length > MOST_NAMES
  const best = bestOf(pairs)
  if (best === null) return { verdict: 'unsure', score: 0, why: ['No names could be compared.'] }
  if (best.verdict === 'match') {
    const against = contradiction(pairs)
    if (against === null) return asMatch(best)
    return { verdict: 'unsure', score: best.score, why: [...best.why, against] }
  }
  // Where one pair cannot be compared, a mismatch of another script stands only if both sides tell their name in it.
  const sure = pairs.some(p => p.verdict === 'mismatch' && p.scripts[0] === p.scripts[1])
  const open = pairs.some(p => p.verdict === 'unsure')
  if (best.verdict === 'mismatch' && !cut) return asMatch(best)
  if (sure && !cut && pairs.every(p => p.verdict === 'mismatch' || p.scripts[0] !== p.scripts[1]))
    return { verdict: 'mismatch', score: best.score, why: asMatch(worstSame(pairs) ?? best).why }
  return {
    verdict: 'unsure',
    score: best.score,
    why: cut || !open ? [...best.why, 'Not all names were compared.'] : best.why,
  }
}

function asMatch(pair: NamePair): PersonMatch {
  return { verdict: pair.verdict, score: pair.score, why: pair.why }
}

const ORDER = { match: 2, unsure: 1, mismatch: 0 } as const

function bestOf(pairs: readonly NamePair[]): NamePair | null {
  return pairs.reduce<NamePair | null>((best, pair) => {
    if (best === null) return pair
    const by = ORDER[pair.verdict] - ORDER[best.verdict] || pair.score - best.score
    return by > 0 ? pair : best
  }, null)
}

function worstSame(pairs: readonly NamePair[]): NamePair | undefined {
  return pairs.find(p => p.verdict === 'mismatch' && p.scripts[0] === p.scripts[1])
}

/** A script in which both tell a name, and no two of them agree; null: there is none. */
function contradiction(pairs: readonly NamePair[]): string | null {
  const scripts = new Set(pairs.filter(p => p.scripts[0] === p.scripts[1]).map(p => p.scripts[0]))
  for (const script of scripts) {
    const within = pairs.filter(p => p.scripts[0] === script && p.scripts[1] === script)
    if (within.every(p => p.verdict === 'mismatch'))
      return `In ${SCRIPT_NAMES[script]} the names of the two sides contradict each other.`
  }
  return null
}

function hasLetters({ primary, secondary }: TravelName): boolean {
  return /\p{L}/u.test(`${primary}${secondary ?? ''}`)
}
