import type { TheftWindow } from '../../analysis/exposure/exposure-origin.ts'
import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import { LATEST } from '../../model/instant.ts'
import { CASE_KINDS, foldCases } from '../cases/fold-cases.ts'
import type { World } from '../world.ts'

/** A row of what was stolen, as a kept trace tells it. */
interface StolenJson {
  readonly source: string
  readonly tx: string | null
  readonly asset: string
  readonly amount: string
  readonly firstAt: number
}

/**
 * The thefts of the kept cases, from each case's latest trace: what left the robbed accounts. A transaction's theft lasts the second of its
 * block.
 * @param wanted the cases that are asked about
 */
export async function caseThefts(
  world: Pick<World, 'facts'>,
  wanted: (name: string) => boolean = () => true,
): Promise<TheftWindow[]> {
  const cases = foldCases(await world.facts.read({ kinds: CASE_KINDS }))
  const thefts: TheftWindow[] = []
  for (const { name, traces } of cases.values()) {
    const latest = traces.at(-1)
    // A trace may be tens of megabytes: none is read that nobody asks for.
    if (!latest || !wanted(name)) continue
    const { stolen } = JSON.parse(await world.facts.document(latest.document)) as { stolen: readonly StolenJson[] }
    for (const { source, tx, asset, amount, firstAt } of stolen)
      thefts.push({
        origin: { category: 'theft', source: `case:${name}`, name },
        account: source as AccountId,
        asset: asset as AssetId,
        since: firstAt,
        until: tx === null ? LATEST : firstAt,
        amount: BigInt(amount),
      })
  }
  return thefts
}
