import { z } from 'zod'
import { handlingOf, isVocabulary } from '../../analysis/release/handling-of.ts'
import { readMispEvent } from '../../formats/misp/read-misp-event.ts'
import { parseBundle } from '../../formats/stix/bundle.ts'
import { canonicalJson } from '../../formats/stix/canonical-json.ts'
import { isObject } from '../../formats/stix/stix-fault.ts'
import { stixTime } from '../../formats/stix/stix-time.ts'
import { InputError, NotFoundError } from '../../model/errors.ts'
import { textDigest } from '../../model/fact.ts'
import { type IntelObject, UNVERSIONED, versionOf } from '../../model/intel-object.ts'
import { markingOfId } from '../../model/marking.ts'
import { PAP_LEVELS } from '../../model/pap.ts'
import { RELEASE_EXTENSION, readTerms, termsExtension } from '../../model/release-terms.ts'
import { TLP_LEVELS, tlpRank } from '../../model/tlp.ts'
import { feedCollections } from '../collections/feed-collections.ts'
import { defineOperation } from '../define-operation.ts'
import { caseObjects } from '../theft/case-objects.ts'
import type { World } from '../world.ts'
import { admitObject } from './admit-object.ts'
import { dryRun } from './dry-run.ts'
import type { NewObject, StoredObject } from './intel-store.ts'
import { markedObjects, markingFields, markingOfInput, type SharedMarking } from './marked-objects.ts'
import { RECIPIENT_KINDS, type Recipient, recipientsOf, sourcesOf } from './recipients.ts'
import { ReleaseDesk, UNMARKED_LEVEL } from './release-desk.ts'
import type { NodeSelf } from './sharing.ts'
import { sharingOrder } from './sharing-order.ts'
import { StagedStore } from './staged-store.ts'

const outcome = z.object({
  id: z.string(),
  name: z.string(),
  country: z.string().nullable(),
  sector: z.string(),
  standing: z.string(),
  ways: z.array(z.string()).describe('`peer`, or `user NAME`'),
  whole: z.number(),
  redacted: z.number(),
  withheld: z.number(),
  why: z.array(z.object({ code: z.string(), because: z.string(), objects: z.number() })),
  objects: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      outcome: z.enum(['whole', 'redacted', 'withheld']),
      dropped: z.array(z.string()).describe('STIX selectors'),
      reasons: z.array(z.object({ code: z.string(), because: z.string(), marking: z.string().optional() })),
    }),
  ),
})

/** How {@link shareIntel} is asked to mark, and to whom it goes. */
export const shareFields = {
  case: z.string().min(1).max(200).optional().describe('share a case of this node').meta({ placeholder: 'NAME' }),
  tlp: z
    .enum(TLP_LEVELS)
    .optional()
    .describe(markingFields.tlp.description ?? ''),
  relTo: markingFields.relTo,
  pap: z
    .enum(PAP_LEVELS)
    .optional()
    .describe(markingFields.pap.description ?? ''),
  to: z
    .array(z.string().min(1).max(200))
    .max(200)
    .optional()
    .describe('address it to these alone: a name of a peer or organisation, or an identity id')
    .meta({ placeholder: 'WHOM' }),
  dryRun: z.boolean().default(false).describe('only show who would receive what, and why not'),
}

const input = z.object({
  bundle: z
    .string()
    .min(2)
    .max(64_000_000)
    .optional()
    .describe('a STIX 2.1 bundle, an object, a list of objects, or a MISP event'),
  ...shareFields,
})

/** What came of sharing. */
export type Shared = z.output<typeof shareIntel.output>

/** Puts STIX objects into the log under markings, from where each partner gets what is released to it; or only tells what each would get. */
export const shareIntel = defineOperation({
  name: 'shareIntel',
  alias: 'share',
  summary: 'share STIX objects or a case under markings, or show who would receive what',
  effect: 'write',
  scope: 'share',
  input,
  output: z.object({
    dryRun: z.boolean(),
    objects: z.number(),
    new: z.number(),
    known: z.number(),
    conflicts: z.array(z.string()).describe('ids that another content has already; they were not stored'),
    unmarked: z.number().describe('objects without a TLP marking, which go out as the node says'),
    unmarkedAs: z.enum(TLP_LEVELS),
    recipients: z.array(outcome),
  }),
  examples: ['share theft.json --tlp amber --rel-to US,KR --dry-run', 'share --case bybit-2025 --tlp green'],
  async run(given, world) {
    const self = await world.sharing.self()
    if (self === null)
      throw new NotFoundError('node-missing', 'this data folder is no node yet: cordon node init makes it one')
    const facts = await world.facts.read({ kinds: RECIPIENT_KINDS })
    const recipients = recipientsOf(facts)
    const objects = await ownVersions(await objectsToShare(given, self, recipients, world), self, world)
    const admitted = objects.map(object => admit(object, self, world))
    const { store } = world.sharing
    const { rows, conflicts } = await against(admitted, world)
    const staged = await StagedStore.over(
      store,
      rows.filter(r => r.stored === null).map(r => r.object),
    )
    const fresh = new Map(staged.added.map(s => [`${s.id} ${s.version} ${s.digest}`, s]))
    const shown = rows.flatMap(
      r => r.stored ?? fresh.get(`${r.object.id} ${r.object.version} ${r.object.digest}`) ?? [],
    )
    const desk = new ReleaseDesk(staged, self, sourcesOf(facts))
    const outcomes = await dryRun(shown, recipients, desk, given.dryRun)
    if (!given.dryRun) await store.add(admitted, await feedCollections(world))
    return {
      dryRun: given.dryRun,
      objects: objects.length,
      new: fresh.size,
      known: rows.length - rows.filter(r => r.stored === null).length,
      conflicts,
      unmarked: objects.filter(o => isUnmarked(o, objects)).length,
      unmarkedAs: UNMARKED_LEVEL,
      recipients: outcomes.map(o => ({
        ...o,
        ways: [...o.ways],
        why: [...o.why],
        objects: o.objects.map(x => ({ ...x, dropped: [...x.dropped], reasons: [...x.reasons] })),
      })),
    }
  },
})

async function objectsToShare(
  given: z.output<typeof input>,
  self: NodeSelf,
  recipients: readonly Recipient[],
  world: World,
): Promise<readonly IntelObject[]> {
  const { bundle, case: name, tlp, relTo, pap, to } = given
  if ((bundle === undefined) === (name === undefined))
    throw new InputError('share-what', 'share either a file of STIX objects or --case NAME')
  const told = name === undefined ? null : await caseObjects(name, self.id, world)
  const found = told === null ? objectsOf(bundle ?? '') : told.objects
  if (found.length === 0) throw new InputError('share-nothing', 'there is no object in it')
  const addressed = (to ?? []).map(text => recipientOf(text, recipients))
  const asked = tlp !== undefined || relTo !== undefined || pap !== undefined
  const usual = told === null ? null : (told.marking ?? markingOfInput({ tlp: UNMARKED_LEVEL }))
  const marking = asked ? markingOfInput({ tlp: tlp ?? UNMARKED_LEVEL, relTo, pap }) : usual
  const own = found.filter(object => isOwn(object, self))
  const others = found.filter(object => !isOwn(object, self))
  for (const object of others) checkOthers(object, marking, addressed)
  const done = marking === null ? own : markedObjects(own, marking)
  const byId = new Map([...done, ...others].map(object => [object.id, object]))
  const all = sharingOrder([...byId.values()])
  return addressed.length === 0 ? all : all.map(object => addressedTo(object, addressed, self))
}

function isUnmarked(object: IntelObject, all: readonly IntelObject[]): boolean {
  if (isVocabulary(object.type)) return false
  return handlingOf(object, id => all.find(o => o.id === id) ?? null, UNMARKED_LEVEL).unmarked
}

/** A MISP event is told by its one member. */
function isMisp(text: string): boolean {
  return /^\s*\{\s*"(?:Event|response)"\s*:/.test(text)
}

function objectsOf(text: string): readonly IntelObject[] {
  if (isMisp(text)) return readMispEvent(text).objects
  return parseBundle(text).objects.map((object, n) => {
    if (isObject(object) && typeof object['type'] === 'string' && typeof object['id'] === 'string')
      return object as IntelObject
    throw new InputError('object-malformed', `object ${n + 1} has no type or no id`, {
      place: { field: `objects.${n}` },
    })
  })
}

/** What has no creator, such as an observable, is marked by whoever shares it. Definitions of markings are never changed. */
function isOwn(object: IntelObject, self: NodeSelf): boolean {
  if (object.type === 'marking-definition') return object['created_by_ref'] === self.id
  return object['created_by_ref'] === undefined || object['created_by_ref'] === self.id
}

/** Another's object keeps its markings: changed, it would be another object under the same id. */
function checkOthers(object: IntelObject, marking: SharedMarking | null, addressed: readonly string[]): void {
  if (object.type === 'marking-definition' || object.type === 'extension-definition') return
  const { tlp, relTo, addressedTo } = handlingOf(
    object,
    id => (markingOfId(id) === null ? null : object),
    UNMARKED_LEVEL,
  )
  const wider =
    (marking !== null && (tlpRank(tlp) < tlpRank(marking.tlp) || (marking.relTo.length > 0 && relTo.length === 0))) ||
    (addressed.length > 0 && addressedTo.length === 0)
  if (!wider) return
  throw new InputError(
    'object-of-another',
    `${object.id} was made by another and is marked more widely than asked; its markings cannot be changed, so leave it out`,
  )
}

function addressedTo(object: IntelObject, addressed: readonly string[], self: NodeSelf): IntelObject {
  if (!isOwn(object, self)) return object
  const terms = readTerms(object)
  if (terms === null)
    throw new InputError('terms-malformed', `${object.id} has a release extension that cannot be understood`)
  const extension = termsExtension({ ...terms, addressedTo: addressed })
  const { extensions } = object
  const before = isObject(extensions) ? extensions : {}
  return { ...object, extensions: { ...before, ...(extension === null ? {} : { [RELEASE_EXTENSION]: extension }) } }
}

function recipientOf(text: string, recipients: readonly Recipient[]): string {
  if (/^identity--[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return text
  const named = [...new Set(recipients.filter(r => r.name === text).map(r => r.id))]
  const [id] = named
  if (id !== undefined && named.length === 1) return id
  const why = id === undefined ? 'no peer and no organisation of a user is called' : 'several are called'
  throw new InputError('recipient-unknown', `${why} "${text}"`, { place: { field: 'to' } })
}

function admit(object: IntelObject, self: NodeSelf, world: World): NewObject {
  const made = object['created_by_ref'] === self.id
  const admitted = admitObject(object, 'self', made ? 'write' : 'read', world.sha256)
  if ('new' in admitted) return admitted.new
  const [fault] = admitted.faults
  const where = fault?.path ? `${fault.path}: ` : ''
  throw new InputError('object-refused', `${object.id}: ${where}${fault?.message ?? ''} [${fault?.code ?? ''}]`, {
    place: { field: fault?.path ?? '' },
  })
}

/** This node's own objects that say something else than the version in the log are a new version of it. */
async function ownVersions(
  objects: readonly IntelObject[],
  self: NodeSelf,
  world: World,
): Promise<readonly IntelObject[]> {
  const now = BigInt(world.clock.now()) * 1_000_000_000n
  const out: IntelObject[] = []
  for (const object of objects) {
    if (object['created_by_ref'] !== self.id || object['modified'] === undefined) {
      out.push(object)
      continue
    }
    const versions = await world.sharing.store.versions(object.id)
    const same = versions.find(v => v.version === versionOf(object))
    const changed = same !== undefined && same.digest !== digestOf(object, world)
    // Later than every version there is, whatever the clock says.
    const last = versions.reduce((top, v) => (v.versionNs > top ? v.versionNs : top), 0n)
    const next = last + 1_000_000n
    out.push(changed ? { ...object, modified: stixTime(next > now ? next : now) } : object)
  }
  return out
}

function digestOf(object: IntelObject, { sha256 = textDigest }: World): string {
  return sha256(canonicalJson(object))
}

/** What the store has of some objects already. */
async function against(
  objects: readonly NewObject[],
  world: World,
): Promise<{ rows: readonly { object: NewObject; stored: StoredObject | null }[]; conflicts: string[] }> {
  const rows: { object: NewObject; stored: StoredObject | null }[] = []
  const conflicts: string[] = []
  for (const object of objects) {
    const versions = await world.sharing.store.versions(object.id)
    const same = versions.filter(v => v.version === object.version)
    const stored = same.find(v => v.digest === object.digest) ?? null
    if (stored === null && same.length > 0 && object.version !== UNVERSIONED) conflicts.push(object.id)
    else rows.push({ object, stored })
  }
  return { rows, conflicts }
}
