import { type LegData, type PlacedCrossing, placeCrossing } from '../../analysis/flow/crossing/placed-crossing.ts'
import type { Crossing, CrossingLeg } from '../../model/crossing.ts'
import { SourceError } from '../../model/errors.ts'
import { namespaceOf } from '../../model/ledger.ts'
import type { World } from '../world.ts'

/**
 * Fetches the transactions of crossings' legs and finds what carries each.
 * @param read what was fetched before, by `ledger tx`; what is fetched now is added
 * @throws SourceError `crossing-malformed` for figures that cannot be
 */
export async function placeLegs(
  crossings: readonly Crossing[],
  world: Pick<World, 'transfers' | 'utxo'>,
  read: Map<string, LegData>,
): Promise<PlacedCrossing[]> {
  const placed: PlacedCrossing[] = []
  for (const crossing of crossings) {
    const { share, confidence } = crossing
    if (!(share >= 0 && share <= 1 && confidence >= 0 && confidence <= 1))
      throw new SourceError(
        'crossing-malformed',
        `the crossing from ${crossing.in.tx} to ${crossing.out.tx} has share ${share} and confidence ${confidence}: both are parts of 1`,
      )
    placed.push(
      placeCrossing(crossing, await legData(crossing.in, world, read), await legData(crossing.out, world, read)),
    )
  }
  return placed
}

async function legData(
  { ledger, tx }: CrossingLeg,
  world: Pick<World, 'transfers' | 'utxo'>,
  read: Map<string, LegData>,
): Promise<LegData> {
  const key = `${ledger} ${tx}`
  const had = read.get(key)
  if (had) return had
  const data: LegData =
    namespaceOf(ledger) === 'bip122'
      ? { transfers: [], transaction: (await world.utxo.transactions(ledger, [tx]))[0] ?? null }
      : { transfers: await world.transfers.transaction(ledger, tx), transaction: null }
  read.set(key, data)
  return data
}
