import { type CustomerProfile, EVENT_KINDS } from '../../../model/monitor/customer-event.ts'
import type { PackedBlock } from './packed-block.ts'
import { DOUBLE, DOUBLES, NAMED, REF, WORD, WORDS } from './packed-row.ts'

/** Longest name that tables of names take. */
const LONGEST = 4_096
/** Milliseconds that a date can hold. */
const LAST_MS = 8.64e15

/** Checks blocks that come from outside, one after the other: that no number in them points beyond what there is. */
export class BlockCheck {
  /** How many names there are, by table, and values. */
  readonly #names = [0, 0, 0]
  #values = 0

  /** Whether the next block can be judged. */
  isSound(block: PackedBlock): boolean {
    if (!this.#learns(block)) return false
    const end = block.compressed ? Number.MAX_SAFE_INTEGER : block.lines.length
    let before = 0
    for (let n = 0; n < block.count; n++) {
      if (!this.#isRow(block, n)) return false
      const until = block.words[n * WORDS + WORD.end] as number
      if (until < before || until > end) return false
      before = until
    }
    return true
  }

  #learns({ names, named, values, profiles }: PackedBlock): boolean {
    if (![names, named, values, profiles].every(Array.isArray) || names.length !== named.length) return false
    for (let n = 0; n < names.length; n++) {
      const name: unknown = names[n]
      const table = (named[n] as number) & 3
      if (typeof name !== 'string' || name.length > LONGEST || !Number.isInteger(named[n])) return false
      if (table > NAMED.things || (named[n] as number) >>> 2 > 127) return false
      this.#names[table] = (this.#names[table] as number) + 1
    }
    this.#values += values.length
    return profiles.every(isProfile)
  }

  #isRow({ words: w, doubles: d, profiles }: PackedBlock, n: number): boolean {
    const at = n * WORDS
    const [customers, sides, things] = this.#names as [number, number, number]
    const customer = w[at + WORD.customer] as number
    if (customer === 0 || customer > customers) return false
    if ((w[at + WORD.other] as number) > sides || (w[at + WORD.ip] as number) > sides) return false
    if ((w[at + WORD.thing] as number) > things || (w[at + WORD.profile] as number) > profiles.length) return false
    for (let k: number = WORD.travel; k <= WORD.second; k++) {
      const ref = w[at + k] as number
      if (ref > this.#values && ref !== REF.inLine) return false
    }
    const atMs = d[n * DOUBLES + DOUBLE.atMs] as number
    return ((w[at + WORD.marks] as number) & 15) < EVENT_KINDS.length && atMs >= 0 && atMs <= LAST_MS
  }
}

function isProfile(profile: CustomerProfile): boolean {
  if (typeof profile !== 'object' || profile === null) return false
  const { customer, openedMs, residence, birthYear, incomeUsd, utcOffsetMinutes, peerGroup, entity } = profile
  return (
    [customer, entity].every(text => typeof text === 'string') &&
    [residence, peerGroup].every(text => text === null || (typeof text === 'string' && text.length <= LONGEST)) &&
    [birthYear, incomeUsd, utcOffsetMinutes].every(figure => figure === null || Number.isFinite(figure)) &&
    Number.isFinite(openedMs)
  )
}
