import type { LedgerId } from '../../model/ledger.ts'

/** How deep a block must lie to be held for final. */
export interface Finality {
  readonly confirmations: number
  readonly source: string
  /** When that was looked up. */
  readonly asOf: string
}

/**
 * Used only where a node answers no `finalized` tag. Figures that nobody published are marked †.
 */
const FINALITY: ReadonlyMap<string, Finality> = new Map([
  [
    'eip155:1',
    looked(64, 'two epochs of 32 slots, after which Casper FFG finalizes (consensus specifications, phase 0)'),
  ],
  [
    'eip155:56',
    looked(120, '† 15 of 21 validators with 8 blocks in turn each (docs.bnbchain.org, probabilistic finality)'),
  ],
  ['eip155:137', looked(256, '† above the reorganisation of more than 150 blocks of 22 February 2023')],
  ['eip155:61', looked(10_000, '† above the reorganisation of over 7,000 blocks of 29 August 2020')],
  [
    'eip155:43114',
    looked(1, 'a block that was accepted is final: no reorganisations (THORNode, client for the C-Chain)'),
  ],
])

/** † Where we know nothing better. */
const OTHERS: Finality = looked(64, '† as on Ethereum')

/** The depth at which a ledger's blocks are held for final. */
export function evmFinality(ledger: LedgerId): Finality {
  return FINALITY.get(ledger) ?? OTHERS
}

function looked(confirmations: number, source: string): Finality {
  return { confirmations, source, asOf: '2026-11-26' }
}
