import { showInstant } from '../../model/instant.ts'
import type { FactLog } from '../fact-log.ts'
import { foldVersions, LIST_KINDS } from './fold-versions.ts'

/** What is true of a list after a version of it was not taken in, as the end of a sentence. */
export async function whatStands(list: string, world: { readonly facts: FactLog }): Promise<string> {
  const state = foldVersions(await world.facts.read({ kinds: LIST_KINDS })).get(list)
  const before = state?.versions.at(-1)
  if (before !== undefined) return `${list} of ${showInstant(before.publishedAt).slice(0, 10)} stays in force`
  if (!state?.chosen) return `no version of ${list} was read before, and it is not in use`
  return `no version of ${list} was read before, so while it is in use it clears nobody (cordon lists drop ${list} ends that)`
}
