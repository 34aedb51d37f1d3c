import type { EndpointKind } from '../../analysis/flow/trace-result.ts'

/** What an endpoint's kind is called in a report, and what it means. */
export interface KindWords {
  readonly word: string
  readonly means: string
}

/** Every kind of endpoint, in the order in which sums are printed. */
export const KIND_WORDS: Readonly<Record<EndpointKind, KindWords>> = {
  exchange: { word: 'exchange', means: 'arrived at an exchange, which can hold a customer’s balance' },
  payment: { word: 'payment service', means: 'arrived at a payment service' },
  gambling: { word: 'gambling service', means: 'arrived at a gambling service' },
  service: { word: 'other service', means: 'arrived at a service of another sort' },
  'unknown-service': { word: 'unknown service', means: 'arrived at what behaves like a service nobody has named' },
  held: { word: 'held', means: 'lies at an account under no known service' },
  bridge: { word: 'bridge', means: 'left for another ledger by a bridge' },
  swap: { word: 'swap', means: 'went into a swap service' },
  defi: { word: 'DeFi', means: 'went into a decentralised finance contract' },
  mixer: { word: 'mixer', means: 'went into a mixer' },
  unfollowed: { word: 'unfollowed', means: 'reached, but not followed on: a bound stopped the trace' },
  residue: { word: 'residue', means: 'too little to follow: below the floor' },
}

/** The kinds in printing order. */
export const KIND_ORDER = Object.keys(KIND_WORDS) as readonly EndpointKind[]
