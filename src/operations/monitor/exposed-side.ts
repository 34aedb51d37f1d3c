import type { ExposureShare, ScreenAnswer } from '../../analysis/screen/screen-answer.ts'
import type { AccountId } from '../../model/account.ts'
import type { SideGap } from '../../model/monitor/customer-event.ts'
import type { ExposureState } from '../exposure/exposure-port.ts'
import type { MonitorWorld } from './monitor-door.ts'
import { pathFrom } from './path-from.ts'
import { cut } from './screened-side.ts'

/** † Origins that are told, the largest shares first. */
const MOST_ORIGINS = 32
/** † Of so many of them a way is looked for, if they are this part or more of what came. */
const MOST_PATHS = 2
const LEAST_PATH = 0.001
/** † Over at most so many transfers. */
const MOST_HOPS = 6
/** † An index that ends so many seconds before the event says nothing of what came since. */
const BEHIND = 86_400

/** An origin of what an account received, before it is held against a transfer's worth. */
export interface OriginShare {
  readonly category: string
  readonly share: number
  readonly hops: number
  readonly source: string
  readonly path: readonly AccountId[] | null
}

/** Of an index's words the ones that rules know otherwise. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['sanctioned', 'sanctions'],
  ['crime', 'theft'],
])

/** What an account received of whom, the largest share first, with a way from each origin that weighs something. */
export async function originsOf(
  account: AccountId,
  { exposure }: Pick<ScreenAnswer, 'exposure'>,
  world: MonitorWorld,
): Promise<OriginShare[]> {
  const found: OriginShare[] = []
  for (const { category, source, asset, share, hops } of bySource(exposure)) {
    const sought = !isOfCase({ source }) && share >= LEAST_PATH && found.length < MOST_PATHS
    // The index tells the shortest way there is; over accounts that are not looked behind, one a little longer tells as much.
    const path = sought ? await pathFrom({ source, asset }, account, Math.min(MOST_HOPS, hops + 1), world) : null
    const word = WORDS.get(category) ?? category
    found.push({
      ...{ category: cut(word), share: Math.min(1, share), hops: Math.min(1_000, hops) },
      source: cut(source),
      path,
    })
  }
  return found
}

/** Origins that one source names are told as one: of each asset their sum, of several assets the largest. */
function bySource(exposure: readonly ExposureShare[]) {
  const sums = new Map<string, { category: string; source: string; asset: string; share: number; hops: number }>()
  for (const { category, source, asset, share, hops, direction } of exposure) {
    if (direction !== 'received' || !(share > 0)) continue
    const key = JSON.stringify([category, source, asset])
    const sum = sums.get(key)
    if (sum === undefined) sums.set(key, { category, source, asset, share, hops: hops ?? 1 })
    else sums.set(key, { ...sum, share: sum.share + share, hops: Math.min(sum.hops, hops ?? 1) })
  }
  const largest = new Map<string, { category: string; source: string; asset: string; share: number; hops: number }>()
  for (const sum of [...sums.values()].sort((a, b) => b.share - a.share || (a.source < b.source ? -1 : 1))) {
    const key = JSON.stringify([sum.category, sum.source])
    const before = largest.get(key)
    largest.set(key, before === undefined ? sum : { ...before, hops: Math.min(before.hops, sum.hops) })
  }
  return [...largest.values()].slice(0, MOST_ORIGINS)
}

/** Whether a share is of a kept case, whose own trace tells the way. */
export function isOfCase({ source }: Pick<ExposureShare, 'source'>): boolean {
  return source.startsWith('case:')
}

/**
 * What keeps the index from being an answer at a time. Blocking is what can hide value that had come: no index, one that ends before, an
 * account that it cannot know.
 * @param state null: there is no index
 * @param firstAt when the data first has the account, Unix seconds; null: it does not have it
 */
export function exposureGapsAt(
  state: ExposureState | null,
  firstAt: number | null,
  at: number,
  { gaps }: Pick<ScreenAnswer, 'gaps'>,
): SideGap[] {
  const blocking = (because: string): SideGap => ({ of: 'exposure', blocking: true, because: cut(because) })
  if (state === null) return [blocking('no exposure index was made (cordon index-exposure)')]
  const end = state.lastAt ?? 0
  const found: SideGap[] = []
  if (firstAt === null) found.push(blocking('the data holds no transfer of this account'))
  else if (firstAt > end)
    found.push(blocking(`the exposure index ends at ${day(end)}, before the account's first transfer`))
  if (end < at - BEHIND)
    found.push(blocking(`the exposure index ends at ${day(end)}, ${spanOf(at - end)} before the event`))
  for (const { code, because } of gaps)
    if (code === 'exposure-stale' || code === 'exposure-unfinished')
      found.push({ of: 'exposure', blocking: false, because: cut(because) })
  return found
}

/** A day in UTC. */
export function day(at: number): string {
  return new Date(at * 1_000).toISOString().slice(0, 10)
}

/** Whole days, in words. */
export function spanOf(seconds: number): string {
  const days = Math.floor(seconds / 86_400)
  return `${days} day${days === 1 ? '' : 's'}`
}
