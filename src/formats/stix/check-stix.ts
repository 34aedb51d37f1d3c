import { checkCustom } from './check-custom.ts'
import { checkExtensions, extensionUse } from './check-extensions.ts'
import { COMMON_MEMBERS, COMMON_NAMES, type ObjectClass } from './common-members.ts'
import { idProblem, isTypeName, typeOfId, uuidVersion } from './ids.ts'
import { OBJECT_TYPES } from './object-types.ts'
import { time } from './property-kinds.ts'
import { checkMembers } from './property-table.ts'
import { deterministicId } from './sco-id.ts'
import { checkSelectors } from './selectors.ts'
import { FaultSink, isObject, type JsonObject, type StixFault, type StixMode } from './stix-fault.ts'

/** Digits of a second that `created` and `modified` have at least (STIX 2.1, 3.6). */
const MILLISECONDS = /\.\d{3,}Z$/

/**
 * What is wrong with an object. On `write` every rule of STIX 2.1 holds, so that whatever we make is read everywhere. On `read` unknown
 * types and members are kept, vocabularies and rules between members are the maker's own affair, and only what makes an object unusable
 * is a fault: no identifier, a member of the wrong JSON type, a time that is none, nesting without end.
 */
export function checkStix(object: unknown, mode: StixMode): readonly StixFault[] {
  const sink = new FaultSink(mode)
  if (!isObject(object)) {
    sink.add('object-malformed', '', 'is no JSON object')
    return sink.faults
  }
  const { type } = object
  if (typeof type !== 'string') sink.add('type-missing', 'type', 'must be a text')
  else if (!isTypeName(type, mode)) sink.add('type-malformed', 'type', 'is no name of a type')
  else if (type === 'bundle') sink.add('type-unknown', 'type', 'is a bundle and not one object')
  else checkObject(object, type, sink)
  return sink.faults
}

function checkObject(object: JsonObject, type: string, sink: FaultSink): void {
  checkId(object, type, sink)
  checkCustom(object, type, sink)
  const known = OBJECT_TYPES.get(type)
  const { makes, topLevel } = extensionUse(object)
  const kind: ObjectClass = known?.class ?? classOf(object, makes)
  checkVersion(object, known?.standard === true && kind === 'domain', sink)
  // STIX 2.0 says other things of some members; its objects name no version, or 2.0.
  const older = !sink.strict && kind !== 'observable' && object['spec_version'] !== '2.1'
  checkMembers(object, COMMON_MEMBERS[kind], '', sink)
  if (!older && known !== undefined) checkMembers(object, known.table, '', sink)
  checkExtensions(object, type, sink)
  checkSelectors(object, sink)
  if (!sink.strict) return
  if (known === undefined && makes === null && !type.startsWith('x-'))
    sink.add('type-unknown', 'type', 'is a type that neither STIX nor an extension of this object defines')
  if (type === 'action') sink.add('type-reserved', 'type', 'is kept for a later version of STIX')
  const common = COMMON_MEMBERS[kind].members
  for (const name in object) {
    if (common.has(name) || known?.table.members.has(name)) continue
    if (COMMON_NAMES.has(name)) sink.add('property-not-allowed', name, `must not be on a ${type}`)
    else if (known !== undefined && !topLevel && !name.startsWith('x_'))
      sink.add('property-unknown', name, 'is no member that STIX or an extension of this object defines')
  }
}

function checkId(object: JsonObject, type: string, sink: FaultSink): void {
  const { id } = object
  if (id === undefined) {
    sink.add('id-missing', 'id', 'must be there')
    return
  }
  const problem = idProblem(id, sink.mode)
  if (problem !== null || typeof id !== 'string') {
    sink.add('id-malformed', 'id', problem ?? 'must be a text')
    return
  }
  if (typeOfId(id) !== type) {
    sink.add('id-of-another-type', 'id', `must begin with ${type}--`)
    return
  }
  // STIX keeps one namespace of UUIDv5 for observables: what claims to be made of a name must be.
  if (!sink.strict || uuidVersion(id) !== 5 || OBJECT_TYPES.get(type)?.class !== 'observable') return
  const made = deterministicId(object)
  if (made === null) sink.add('id-not-by-chance', 'id', 'must be a UUIDv4: no member makes it')
  else if (made !== id) sink.add('id-not-of-content', 'id', `must be ${made}, which the contributing members make`)
}

// Also where an object should have no version at all: whoever finds one takes it for the version.
function checkVersion(object: JsonObject, needed: boolean, sink: FaultSink): void {
  for (const name of ['created', 'modified']) {
    const value = object[name]
    if (value === undefined) {
      if (needed && !sink.strict) sink.add('property-missing', name, 'must be there: it tells the version')
    } else {
      time(value, name, sink)
      if (sink.strict && typeof value === 'string' && !MILLISECONDS.test(value))
        sink.add('timestamp-precision', name, 'must have at least three digits of a second')
    }
  }
}

/** An unknown type is an observable where an extension says so, or where it carries neither version nor creator. */
function classOf(object: JsonObject, makes: 'new-sdo' | 'new-sco' | 'new-sro' | null): ObjectClass {
  if (makes !== null) return makes === 'new-sco' ? 'observable' : 'domain'
  return object['created'] === undefined && object['modified'] === undefined ? 'observable' : 'domain'
}
