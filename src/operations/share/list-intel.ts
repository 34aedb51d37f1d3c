import { z } from 'zod'
import { handlingOf, isVocabulary } from '../../analysis/release/handling-of.ts'
import { NotFoundError } from '../../model/errors.ts'
import { TLP_LEVELS } from '../../model/tlp.ts'
import { defineOperation } from '../define-operation.ts'
import type { World } from '../world.ts'
import { dryRun } from './dry-run.ts'
import { HeldObjects, namedBy, readObject } from './held-objects.ts'
import { intelRow, rowOfObject } from './intel-row.ts'
import type { IntelStore, StoredObject } from './intel-store.ts'
import { RECIPIENT_KINDS, recipientsOf, sourcesOf } from './recipients.ts'
import { ReleaseDesk, UNMARKED_LEVEL } from './release-desk.ts'
import { senderNames } from './sender-names.ts'

/** † Objects of the log that one question looks at, and how many are read at once. */
const MOST_LOOKED = 20_000
const STRETCH = 500
/** † Recipients whose outcome is told of each object. */
const MOST_RECIPIENTS = 50

const to = z.object({
  id: z.string().describe('STIX identity'),
  name: z.string(),
  outcome: z.enum(['whole', 'redacted', 'withheld']),
  why: z.string().nullable().describe('Why it is withheld; null: it is not'),
})

/** The objects of the log, the latest first: what this node shared and with whom, or what it was given and by whom. */
export const listIntel = defineOperation({
  name: 'listIntel',
  alias: 'intel list',
  summary: 'list what was shared and with whom, or what came in and from whom, the latest first',
  effect: 'read',
  scope: 'share',
  input: z.object({
    side: z.enum(['out', 'in']).default('out').describe('out: what this node made; in: what others gave it'),
    from: z.string().max(200).optional().describe('only from this peer or user').meta({ placeholder: 'WHOM' }),
    type: z.string().max(250).optional().describe('only objects of this STIX type').meta({ placeholder: 'TYPE' }),
    tlp: z.enum(TLP_LEVELS).optional().describe('only objects of this level'),
    text: z.string().max(200).optional().describe('only objects in which this stands').meta({ placeholder: 'TEXT' }),
    vocabulary: z.boolean().default(false).describe('also definitions of markings and extensions'),
    before: z.int().min(1).optional().describe('only earlier places of the log').meta({ placeholder: 'SEQ' }),
    limit: z.int().min(1).max(200).default(50).describe('at most so many').meta({ placeholder: 'N' }),
  }),
  output: z.object({
    size: z.int().describe('Objects in the log'),
    rows: z.array(intelRow.extend({ recipients: z.array(to).describe('Empty for what others gave') })),
    recipients: z.int().describe('How many organisations could receive'),
    next: z.int().nullable().describe('Ask again with this as before; null: there is nothing earlier'),
  }),
  examples: ['intel list', 'intel list --side in --type indicator --tlp amber'],
  async run(given, world) {
    const { store } = world.sharing
    const size = await store.size()
    const name = await senderNames(world.facts)
    const held = new HeldObjects(store)
    const found: { readonly stored: StoredObject; readonly row: z.output<typeof intelRow> }[] = []
    const fits = async (stored: StoredObject): Promise<void> => {
      if ((stored.from === 'self') !== (given.side === 'out')) return
      if (isVocabulary(stored.type) && !given.vocabulary && given.type === undefined) return
      if (given.from !== undefined && stored.from !== given.from && name(stored.from) !== given.from) return
      if (given.text !== undefined && !stored.json.toLowerCase().includes(given.text.toLowerCase())) return
      const object = readObject(stored)
      await held.gather(namedBy(object), () => [])
      const handling = handlingOf(object, id => held.definition(id, stored.from), UNMARKED_LEVEL)
      if (given.tlp !== undefined && handling.tlp !== given.tlp) return
      found.push({ stored, row: rowOfObject(stored, object, handling, name(stored.from)) })
    }
    const next = await backwards(store, Math.min(given.before ?? size + 1, size + 1), given, fits, () => found.length)
    const facts = await world.facts.read({ kinds: RECIPIENT_KINDS })
    const recipients = given.side === 'out' ? recipientsOf(facts) : []
    const told = await whoGets(
      found.map(f => f.stored),
      recipients.slice(0, MOST_RECIPIENTS),
      world,
      sourcesOf(facts),
    )
    return {
      size,
      rows: found.map(({ stored, row }) => ({ ...row, recipients: told.get(stored.seq) ?? [] })),
      recipients: recipients.length,
      next,
    }
  },
})

/** Goes back through the log until enough was found or looked at. Gives where to go on; null: it came to the beginning. */
async function backwards(
  store: Pick<IntelStore, 'entries'>,
  before: number,
  { limit, type }: { readonly limit: number; readonly type?: string | undefined },
  look: (stored: StoredObject) => Promise<void>,
  found: () => number,
): Promise<number | null> {
  let end = before
  while (end > 1) {
    if (before - end >= MOST_LOOKED) return end
    const start = Math.max(0, end - 1 - STRETCH)
    const stretch: StoredObject[] = []
    // A page may be shorter than asked for where its objects are large.
    for (let after = start; after < end - 1; ) {
      const page = await store.entries(after, end - 1 - after, type === undefined ? undefined : [type])
      const within = page.filter(o => o.seq < end)
      stretch.push(...within)
      const last = page.at(-1)
      if (last === undefined || within.length < page.length) break
      after = last.seq
    }
    for (const stored of stretch.reverse()) {
      await look(stored)
      if (found() >= limit) return stored.seq > 1 ? stored.seq : null
    }
    end = start + 1
  }
  return null
}

async function whoGets(
  objects: readonly StoredObject[],
  recipients: ReturnType<typeof recipientsOf>,
  world: World,
  sources: ReturnType<typeof sourcesOf>,
): Promise<ReadonlyMap<number, z.output<typeof to>[]>> {
  const all = new Map<number, z.output<typeof to>[]>()
  if (objects.length === 0 || recipients.length === 0) return all
  const self = await world.sharing.self()
  if (self === null)
    throw new NotFoundError('node-missing', 'this data folder is no node yet: cordon node init makes it one')
  const desk = new ReleaseDesk(world.sharing.store, self, sources)
  for (const { id, name, objects: outcomes } of await dryRun(objects, recipients, desk, true))
    for (const [n, { outcome, reasons }] of outcomes.entries()) {
      const seq = objects[n]?.seq ?? 0
      const row = { id, name, outcome, why: reasons[0]?.because ?? null }
      all.set(seq, [...(all.get(seq) ?? []), row])
    }
  return all
}
