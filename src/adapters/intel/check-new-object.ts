import { IntegrityError } from '../../model/errors.ts'
import type { NewObject } from '../../operations/share/intel-store.ts'

const DIGEST = /^[0-9a-f]{64}$/

/**
 * Checks what a store takes for granted of an object, whoever made it.
 * @throws IntegrityError `intel-malformed`
 */
export function checkNewObject(object: NewObject): void {
  if (!DIGEST.test(object.digest)) throw malformed(object, 'has no SHA-256')
  // Peers are sent one object a line.
  if (object.json === '' || object.json.includes('\n') || object.json.includes('\r'))
    throw malformed(object, 'is not JSON on one line')
}

function malformed(object: NewObject, why: string): IntegrityError {
  return new IntegrityError('intel-malformed', `the object ${object.id} ${why}, so it cannot be kept`)
}
