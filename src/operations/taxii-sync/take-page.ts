import { REDACTED_LABEL } from '../../analysis/release/redact.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import type { CreatorJudge } from '../share/creator-judge.ts'
import type { Added, IntelStore, NewObject, Quarantined } from '../share/intel-store.ts'
import { shown } from './taxii-fault.ts'

/** The one door for every object that comes in. */
export type Admit = (
  json: string | IntelObject,
  from: string,
) =>
  | { readonly new: NewObject }
  | { readonly faults: readonly { readonly code: string; readonly path: string; readonly message: string }[] }

/** Where what a server sent goes. */
export interface PageSink {
  readonly store: IntelStore
  readonly admit: Admit
  /** Whether the objects of a page are the server's to send. */
  readonly judge: CreatorJudge
  /** What marks where it came from. */
  readonly from: string
  /** Ids of our collections. */
  readonly into: readonly string[]
  /** Unix seconds. */
  readonly now: number
}

/** An object that was not taken in. */
export interface RefusedObject {
  readonly id: string | null
  readonly code: string
  readonly message: string
}

/** An object whose id and version another content has. */
export interface ConflictingObject {
  readonly id: string
  readonly version: string
  readonly digest: string
}

/** What became of the objects of a page. */
export interface TakenPage {
  readonly added: number
  readonly known: number
  /** They lie in quarantine. */
  readonly conflicts: readonly ConflictingObject[]
  readonly refused: readonly RefusedObject[]
}

/** † Largest object that is taken in, in characters of JSON, and deepest. */
const LONGEST_OBJECT = 4 << 20
const DEEPEST = 100
/** So much of an object that was refused is kept to be looked at, in characters. */
const KEPT = 16_384
/** What a redacted object in the name of this node or of a peer is taken for: known, and passed over. */
const OURS = 'redacted-here'
/** Objects of one commit. */
const AT_ONCE = 5_000

/**
 * Takes the objects of a page in. Those that cannot be taken are kept in quarantine with the reason, and hide no other. What is known
 * already stays as it is.
 * @param objects the JSON of each, untouched
 */
export async function takePage(objects: readonly string[], sink: PageSink): Promise<TakenPage> {
  const sound: NewObject[] = []
  const refused: RefusedObject[] = []
  const rows: Quarantined[] = []
  let back = 0
  for (const json of objects) {
    const tooMuch = json.length > LONGEST_OBJECT ? 'long' : depthOf(json) > DEEPEST ? 'deep' : null
    const read =
      tooMuch === null
        ? await judged(json, sink)
        : { faults: [{ code: `taxii-object-${tooMuch}`, path: '', message: `it is too ${tooMuch} to be read` }] }
    if ('new' in read) {
      sound.push(read.new)
      continue
    }
    if (read.faults.some(fault => fault.code === OURS)) {
      back++
      continue
    }
    const { code = 'taxii-object-unfit', path = '', message = 'it was refused' } = read.faults[0] ?? {}
    const reason = shown(path === '' ? message : `${path}: ${message}`, 500)
    const { id, version } = tooMuch === null ? nameOf(json) : { id: null, version: null }
    refused.push({ id, code, message: reason })
    rows.push({ at: sink.now, from: sink.from, code, reason, id, version, json: json.slice(0, KEPT) })
  }
  const became: Added[] = []
  for (let at = 0; at < sound.length; at += AT_ONCE)
    became.push(...(await sink.store.add(sound.slice(at, at + AT_ONCE), sink.into)))
  if (rows.length > 0) await sink.store.quarantine(rows)
  const count = (wanted: Added): number => became.filter(each => each === wanted).length
  const conflicts = sound
    .filter((_, i) => became[i] === 'conflict')
    .map(({ id, version, digest }) => ({ id, version, digest }))
  return { added: count('new'), known: count('known') + back, conflicts, refused }
}

/** What passes the door and is not another's to send. */
async function judged(json: string, { admit, judge, from }: PageSink): Promise<ReturnType<Admit>> {
  const read = admit(json, from)
  if (!('new' in read)) return read
  const object = JSON.parse(read.new.json) as IntelObject
  const fault = await judge.fault(object, read.new)
  if (fault === null) return read
  const { labels } = object
  // What was redacted for others bears this node's name and is in no log: here the original is, or it is nobody's.
  const redacted = Array.isArray(labels) && labels.includes(REDACTED_LABEL)
  return { faults: [fault.code === 'creator-forged' && redacted ? { ...fault, code: OURS } : fault] }
}

/** How deep brackets stand in one another outside of texts; cheap, so that nothing is parsed that would cost much. */
function depthOf(json: string): number {
  let depth = 0
  let deepest = 0
  for (let i = 0; i < json.length; i++) {
    const c = json.charCodeAt(i)
    if (c === 0x22) {
      for (i++; i < json.length && json.charCodeAt(i) !== 0x22; i++) if (json.charCodeAt(i) === 0x5c) i++
    } else if (c === 0x7b || c === 0x5b) deepest = Math.max(deepest, ++depth)
    else if (c === 0x7d || c === 0x5d) depth--
  }
  return deepest
}

function nameOf(json: string): { readonly id: string | null; readonly version: string | null } {
  try {
    const value = JSON.parse(json) as { id?: unknown; modified?: unknown; created?: unknown } | null
    const said = (text: unknown): string | null => (typeof text === 'string' ? shown(text, 300) : null)
    return { id: said(value?.id), version: said(value?.modified) ?? said(value?.created) }
  } catch {
    return { id: null, version: null }
  }
}
