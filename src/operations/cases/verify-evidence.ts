import { z } from 'zod'
import { IntegrityError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { foldVersions, LIST_KINDS } from '../lists/fold-versions.ts'
import { JOURNAL_SHORT_KIND, TOLD_KINDS, toldUntil } from '../monitor/told-places.ts'
import type { World } from '../world.ts'
import { CASE_KINDS, foldCases } from './fold-cases.ts'

/** Walks the whole log and reads back every kept result, list version and event of the monitor: nothing was changed, nothing taken out. */
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
    events: z
      .number()
      .nullable()
      .describe('Events in the journal of the monitor, all read back; null: there is no monitor'),
    eventsLost: z.number().describe('Events that facts told of when the journal was found to end before them'),
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
    return { ...chain, documents: digests.size, listVersions: versions.size, ...(await verifyJournal(world)) }
  },
})

async function verifyJournal({ facts, monitor }: World): Promise<{ events: number | null; eventsLost: number }> {
  const short = await facts.read({ kinds: [JOURNAL_SHORT_KIND] })
  const eventsLost = short.reduce((sum, { body }) => sum + Number(body['knew']) - Number(body['journal']) - 1, 0)
  if (monitor === undefined) return { events: null, eventsLost }
  // Facts first: a monitor at work writes its journal before it tells.
  const told = toldUntil(await facts.read({ kinds: TOLD_KINDS, last: 1 }))
  const events = await monitor.journalled()
  if (told > events)
    throw new IntegrityError(
      'journal-damaged',
      `facts tell of ${told} events of the monitor, and its journal holds ${events}: put back a later copy of it`,
    )
  return { events, eventsLost }
}
