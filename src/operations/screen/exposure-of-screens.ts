import { caseThefts } from '../exposure/case-thefts.ts'
import { exposureGaps, exposureVersions } from '../exposure/exposure-versions.ts'
import type { ExposureWorld } from '../exposure/exposure-world.ts'
import type { ScreenedExposure } from './screened-exposure.ts'

/** The index of a data folder. @param held whether there is ledger data at all: without it nobody can be exposed to anything */
export function screenedExposure(
  world: Pick<ExposureWorld, 'exposure' | 'labels' | 'facts' | 'sha256' | 'versions'>,
  held: boolean,
): ScreenedExposure {
  const { exposure } = world
  return {
    stamp: async () => (exposure === null ? 'none' : exposure.stamp()),
    async open() {
      const view = exposure === null ? null : await exposure.open()
      if (view === null && !held) return { view, gaps: [] }
      return { view, gaps: exposureGaps(view?.state ?? null, await exposureVersions(world, await caseThefts(world))) }
    },
  }
}
