import type { EntryKind, EntryName, PartialDate } from '../../../model/list-entry.ts'
import { compareBirths } from './compare-births.ts'

/** What is asked beside the name. */
interface Asked {
  readonly birth?: PartialDate | null
  readonly country?: string | null
  readonly kind?: 'person' | 'entity' | null
  /** True: the name itself says that it is a firm's. */
  readonly firm?: boolean
}

/** What is known of the listed party. */
interface Known {
  readonly kind: EntryKind
  readonly births: readonly PartialDate[]
  readonly countries: readonly string[]
}

/** Most that birth and country together can add: they never make a hit of a name that is far off. */
export const MOST_ADDED = 0.04

/** What each circumstance adds to a score, or takes off. */
const EFFECT = {
  birthAgrees: 0.03,
  yearAgrees: 0.02,
  yearNear: 0,
  yearApart: -0.06,
  dateApart: -0.2,
  countryAgrees: 0.01,
  countryApart: -0.01,
  kindApart: -0.1,
  firmApart: -0.06,
  weak: -0.07,
} as const

/** The score of a name under what else is known, and a sentence on each thing that counted. */
export function corroborate(
  score: number,
  asked: Asked,
  known: Known,
  name: EntryName,
): { readonly score: number; readonly why: readonly string[] } {
  const why: string[] = []
  let change = 0
  let confirmed = false
  if (asked.birth) {
    const { agreement, listed } = compareBirths(asked.birth, known.births)
    if (agreement !== 'unknown') {
      change += EFFECT[agreement]
      confirmed = agreement === 'birthAgrees' || agreement === 'yearAgrees'
      why.push(BIRTH_WORDS[agreement](asked.birth, listed))
    }
  }
  if (asked.country && known.countries.length > 0) {
    const agrees = known.countries.includes(asked.country.toUpperCase())
    change += agrees ? EFFECT.countryAgrees : EFFECT.countryApart
    why.push(
      `Country ${asked.country} is ${agrees ? 'among' : 'not among'} those of the entry (${known.countries.join(', ')}).`,
    )
  }
  if (asked.kind && known.kind !== asked.kind) {
    change += EFFECT.kindApart
    why.push(`The entry is of kind ${known.kind}, the query of kind ${asked.kind}: the score is lowered.`)
  }
  if (!asked.kind && asked.firm && known.kind !== 'entity') {
    change += EFFECT.firmApart
    why.push(`The query bears a firm's legal form, the entry is of kind ${known.kind}: the score is lowered.`)
  }
  if (name.strength === 'weak' && !confirmed) {
    change += EFFECT.weak
    why.push('The publisher marks this name as a weak alias, and no birth date confirms it: the score is lowered.')
  }
  return { score: Math.min(1, Math.max(0, score + Math.min(change, MOST_ADDED))), why }
}

type Told = (asked: string, listed: string) => string

const BIRTH_WORDS: Readonly<Record<'birthAgrees' | 'yearAgrees' | 'yearNear' | 'yearApart' | 'dateApart', Told>> = {
  birthAgrees: (asked, listed) => `Birth date ${asked} agrees with the listed ${listed}.`,
  yearAgrees: (asked, listed) => `Birth ${asked} and the listed ${listed} agree in what both tell.`,
  yearNear: (asked, listed) => `Birth ${asked} is near the listed ${listed}: the score is left as it is.`,
  yearApart: (asked, listed) => `Birth ${asked} does not agree with the listed ${listed}: the score is lowered.`,
  dateApart: (asked, listed) => `Birth date ${asked} contradicts the listed ${listed}: the score is lowered strongly.`,
}
