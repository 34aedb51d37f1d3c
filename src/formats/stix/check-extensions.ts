import { CORDON_EXTENSIONS } from './cordon/definitions.ts'
import { idProblem, typeOfId } from './ids.ts'
import { checkMembers } from './property-table.ts'
import { type FaultSink, isObject, type JsonObject } from './stix-fault.ts'
import { EXTENSION_TYPES } from './types/extension-types.ts'

const KINDS = ['new-sdo', 'new-sco', 'new-sro', 'property-extension', 'toplevel-property-extension']
const OURS = new Map(CORDON_EXTENSIONS.map(extension => [extension.id, extension]))

/** What the extensions of an object say of it as a whole. */
export interface ExtensionUse {
  /** The kind of object that some extension makes of it; null where none does. */
  readonly makes: 'new-sdo' | 'new-sco' | 'new-sro' | null
  /** Whether some extension adds members beside the standard's. */
  readonly topLevel: boolean
}

/** What an object's extensions make of it. */
export function extensionUse(object: JsonObject): ExtensionUse {
  let makes: ExtensionUse['makes'] = null
  let topLevel = false
  const { extensions } = object
  if (isObject(extensions))
    for (const id in extensions) {
      const use = extensions[id]
      const kind = isObject(use) ? use['extension_type'] : undefined
      if (kind === 'new-sdo' || kind === 'new-sco' || kind === 'new-sro') makes = kind
      if (kind === 'toplevel-property-extension') topLevel = true
    }
  return { makes, topLevel }
}

/** Checks an object's extensions: the standard's own by their tables, ours by theirs, others by their outer form. */
export function checkExtensions(object: JsonObject, type: string, sink: FaultSink): void {
  const { extensions } = object
  if (!isObject(extensions)) return
  if (sink.strict && Object.keys(extensions).length === 0)
    sink.add('dictionary-empty', 'extensions', 'is an empty dictionary: leave the member out')
  for (const name in extensions) {
    const at = `extensions.${name}`
    const use = extensions[name]
    if (!isObject(use)) {
      sink.add('value-wrong-type', at, 'must be an object')
      continue
    }
    const own = EXTENSION_TYPES.get(name)
    const ours = OURS.get(name)
    if (own !== undefined) {
      if (sink.strict && own.of !== type) sink.add('extension-misplaced', at, `belongs to a ${own.of}`)
      checkMembers(use, own.table, `${at}.`, sink)
    } else if (ours !== undefined && ours.type === null) checkMembers(use, ours.table, `${at}.`, sink)
    if (!sink.strict || own !== undefined) continue
    if (typeOfId(name) !== 'extension-definition' || idProblem(name) !== null)
      sink.add('extension-unknown', at, 'is neither an extension of the standard nor the identifier of a definition')
    else if (!KINDS.includes(String(use['extension_type'])))
      sink.add('extension-type', `${at}.extension_type`, `must be one of ${KINDS.join(', ')}`)
    else if (ours !== undefined && use['extension_type'] !== ours.extensionType)
      sink.add('extension-type', `${at}.extension_type`, `must be ${ours.extensionType}`)
    else if (ours !== undefined && ours.type !== null && ours.type !== type)
      sink.add('extension-misplaced', at, `belongs to a ${ours.type}`)
  }
}
