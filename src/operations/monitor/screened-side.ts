import type { MatchedEntry, ScreenAnswer } from '../../analysis/screen/screen-answer.ts'
import type { ListSource } from '../../model/listing.ts'
import type { OtherSide, SideEntry, SideGap } from '../../model/monitor/customer-event.ts'
import { privateSource } from '../lists/private-source.ts'

/** † Entries that a judgement names. */
const MOST_ENTRIES = 20
/** Letters of a text that an event may hold. */
const LONGEST = 250

type Screening = NonNullable<OtherSide['screening']>

/** What a screen says of the other side, in the words that rules know. */
export function screenedSide(answer: ScreenAnswer, sources: readonly ListSource[]): Screening {
  const entries = answer.entries.flatMap(entry =>
    wordsOf(entry, sources).map(
      (category): SideEntry => ({
        ...{ list: cut(entry.list), version: cut(entry.version), name: cut(entry.name), category },
      }),
    ),
  )
  const lists = [...new Set(entries.map(e => e.list))]
  const categories = [...new Set(entries.map(e => e.category))]
  const told = entries.length === 0 ? {} : { entries: entries.slice(0, MOST_ENTRIES) }
  return { verdict: answer.verdict, categories, lists, ...told }
}

/** What keeps the lists' silence from being an answer, the blocking ones first. */
export function screeningGaps({ gaps }: ScreenAnswer): SideGap[] {
  return gaps
    .filter(({ code }) => !code.startsWith('exposure-'))
    .sort((a, b) => Number(b.blocking) - Number(a.blocking))
    .slice(0, MOST_ENTRIES)
    .map(({ list, because, blocking }) => ({
      ...{ of: 'screening', blocking, because: cut(list === null ? because : `${list}: ${because}`) },
    }))
}

/** At most so many letters as an event's text may have, never half of a letter. */
export function cut(text: string): string {
  const clean = text.replace(/\p{Cc}/gu, ' ').toWellFormed()
  return clean.length <= LONGEST ? clean : `${clean.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/**
 * What an entry says of whom it names. What was shared by a partner tells of thefts; a list that is in no catalog is the house's own. A
 * claim says what its list calls the address; one out of a table of thefts claims a theft.
 */
function wordsOf({ list, basis, programmes }: MatchedEntry, sources: readonly ListSource[]): string[] {
  if (list.startsWith('shared:')) return ['theft']
  const { meaning, formats } = sources.find(s => s.name === list) ?? privateSource(list)
  const owned = basis === 'owned' ? ['owned'] : []
  if (meaning === 'crime') return ['theft', ...owned]
  if (meaning !== 'claim') return [meaning, ...owned]
  const said = programmes.flatMap(word => CLAIMED.get(word) ?? [])
  return said.length > 0 ? said : [formats.includes('incident-tsv') ? 'claimed-theft' : 'claim']
}

/** What a claim's word is called here. Services keep their names; who is a thief by a claim alone is claimed to be one. */
const CLAIMED: ReadonlyMap<string, string> = new Map([
  ...['exchange', 'mixer', 'bridge', 'swap', 'defi', 'payment', 'gambling', 'service'].map(w => [w, w] as const),
  ['thief', 'claimed-theft'],
])
