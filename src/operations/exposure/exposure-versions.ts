import type { TheftWindow } from '../../analysis/exposure/exposure-origin.ts'
import type { ScreenGap } from '../../analysis/screen/screen-answer.ts'
import { textDigest } from '../../model/fact.ts'
import type { ExposureState, ExposureVersions } from './exposure-port.ts'
import type { ExposureWorld } from './exposure-world.ts'

/** What an index made now would be made from. */
export async function exposureVersions(
  world: Pick<ExposureWorld, 'versions' | 'labels' | 'sha256'>,
  thefts: readonly TheftWindow[],
): Promise<ExposureVersions> {
  const { data = 'none', tags = 'none' } = await world.versions()
  const lines = thefts.map(t => [t.origin.source, t.account, t.asset, t.since, t.until, String(t.amount)].join(' '))
  const cases = (world.sha256 ?? textDigest)(lines.sort().join('\n'))
  return { data, tags, lists: await world.labels.version(), cases }
}

/**
 * What an index does not cover: to stand beside every answer that was made with it.
 * @param state null: there is no index
 */
export function exposureGaps(state: ExposureState | null, now: ExposureVersions): ScreenGap[] {
  if (state === null) return [gap('exposure-unindexed', 'no exposure index was made (cordon index-exposure)')]
  const gaps: ScreenGap[] = []
  if (!state.finished)
    gaps.push(
      gap('exposure-unfinished', `making the exposure index was interrupted; it ends at second ${state.lastAt ?? 0}`),
    )
  const changed = (['data', 'tags', 'lists', 'cases'] as const).filter(part => state.versions[part] !== now[part])
  if (changed.length > 0)
    gaps.push(
      gap(
        'exposure-stale',
        `the exposure index was made before a change of: ${changed.join(', ')} (cordon index-exposure)`,
      ),
    )
  return gaps
}

/** Lists are asked whatever the index says, so none of these keeps a party from being clear of them. */
function gap(code: string, because: string): ScreenGap {
  return { code, list: null, because, blocking: false }
}
