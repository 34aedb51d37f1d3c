import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { foldVersions, LIST_KINDS } from '../lists/fold-versions.ts'
import { CASE_KINDS, foldCases } from './fold-cases.ts'

/** Walks the whole log and reads back every kept result and list version: nothing was changed, nothing taken out. */
export const verifyEvidence = defineOperation({
  name: 'verifyEvidence',
  alias: 'verify',
  summary: 'check the chain of facts, every kept result and list version by its SHA-256',
  effect: 'read',
  input: z.object({}),
  output: z.object({
    facts: z.number(),
    digest: z.string().describe('SHA-256 of the last fact: note it elsewhere, and a shortened log shows too'),
    documents: z.number().describe('Kept results that were read back and matched'),
    listVersions: z.number().describe('List versions that were read back and matched'),
  }),
  examples: ['verify --data ./cordon-data'],
  async run(_input, world) {
    const chain = await world.facts.verify()
    const cases = foldCases(await world.facts.read({ kinds: CASE_KINDS }))
    const digests = new Set(
      [...cases.values()].flatMap(({ theft, traces }) =>
        [...(theft ? [theft] : []), ...traces].map(kept => kept.document),
      ),
    )
    let done = 0
    for (const digest of digests) {
      await world.facts.document(digest)
      world.progress.at(++done, digests.size, 'results')
    }
    const versions = new Set<string>()
    for (const { versions: held } of foldVersions(await world.facts.read({ kinds: LIST_KINDS })).values())
      for (const { digest } of held) versions.add(digest)
    done = 0
    for (const digest of versions) {
      // Reading to the end checks it.
      for await (const _ of world.screening.shelf.read(digest));
      world.progress.at(++done, versions.size, 'list versions')
    }
    world.progress.end()
    return { ...chain, documents: digests.size, listVersions: versions.size }
  },
})
