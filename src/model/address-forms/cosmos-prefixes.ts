import { BEACON_CHAIN, type LedgerId } from '../ledger.ts'

/** Prefixes of the Cosmos family and the chain that each belongs to (SLIP-173 and the chains' registry). */
const CHAINS: ReadonlyMap<string, readonly LedgerId[]> = new Map(
  Object.entries({
    cosmos: 'cosmos:cosmoshub-4',
    osmo: 'cosmos:osmosis-1',
    thor: 'cosmos:thorchain-1',
    maya: 'cosmos:mayachain-mainnet-v1',
    celestia: 'cosmos:celestia',
    inj: 'cosmos:injective-1',
    dydx: 'cosmos:dydx-mainnet-1',
    noble: 'cosmos:noble-1',
    axelar: 'cosmos:axelar-dojo-1',
    terra: 'cosmos:phoenix-1',
    juno: 'cosmos:juno-1',
    kava: 'cosmos:kava_2222-10',
    akash: 'cosmos:akashnet-2',
    stars: 'cosmos:stargaze-1',
    neutron: 'cosmos:neutron-1',
    stride: 'cosmos:stride-1',
    secret: 'cosmos:secret-4',
    sei: 'cosmos:pacific-1',
    evmos: 'cosmos:evmos_9001-2',
    bnb: BEACON_CHAIN,
  }).map(([prefix, ledger]) => [prefix, [ledger as LedgerId]]),
)

/** Prefixes of chains whose accounts are the last 20 bytes of the key's Keccak-256, as on Ethereum. */
export const KECCAK_PREFIXES: readonly string[] = ['inj', 'evmos']

/** The chain of a prefix; empty where we do not know it, and then the address is told without a ledger. */
export function cosmosLedgers(prefix: string): readonly LedgerId[] {
  return CHAINS.get(prefix) ?? NONE
}

/** The known prefixes with their chains. */
export function cosmosPrefixes(): Iterable<readonly [string, readonly LedgerId[]]> {
  return CHAINS
}

const NONE: readonly LedgerId[] = []
