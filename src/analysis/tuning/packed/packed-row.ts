/** Words of 32 bits of one packed event. */
export const WORDS = 16
/** Doubles of one packed event. */
export const DOUBLES = 5

/** What stands where in an event's words. Of what only some kinds have, one place serves several. */
export const WORD = {
  /** Kind in 4 bits, form of the id in 2, then {@link MARK}. */
  marks: 0,
  customer: 1,
  other: 2,
  thing: 3,
  ip: 4,
  flags: 5,
  /** Four words. */
  id: 6,
  /** {@link REF}: what the travel rule brought. */
  travel: 10,
  /** {@link REF}: what was said of the other side; of a log-in its signs. */
  about: 11,
  /** {@link REF}: the ledger; what was sold; the country. */
  first: 12,
  /** {@link REF}: what was bought; the language. */
  second: 13,
  /** Place of the profile among the block's, and one; 0: none came, or what is known already. */
  profile: 14,
  /** Where the event's line ends in the block's bytes. */
  end: 15,
} as const

/** What stands where in an event's doubles; NaN: it is not told. */
export const DOUBLE = {
  atMs: 0,
  usd: 1,
  /** Of a trade or order; of crypto the mark of the provider. */
  price: 2,
  /** Worth in won; of a trade or order its quantity. */
  more: 3,
  /** Share of the balance; loss; ticks beyond the best; minutes from UTC. */
  last: 4,
} as const

/** Bits of an event's marks. */
export const MARK = {
  /** Its thing is a market. */
  market: 1 << 6,
  /** `ownName` is told, and is true. */
  told: 1 << 7,
  yes: 1 << 8,
} as const

/** A place in the book of values, from 1 on. */
export const REF = {
  /** Nothing is told. */
  none: 0,
  /** It stands in the event's line alone. */
  inLine: 0xffffffff,
} as const

/** Tables of names that a block brings: customers, other sides and things. */
export const NAMED = { customers: 0, sides: 1, things: 2 } as const
