import type { IntelObject } from '../../model/intel-object.ts'
import { papAllows, type Use } from '../../model/pap.ts'
import { handlingOf } from './handling-of.ts'

/**
 * Whether an object that was received may be used so, by the Permissible Actions Protocol: what is under PAP:AMBER or RED must not, say,
 * make an exchange refuse a deposit, which its owner would notice. Where a marking cannot be understood, it may be looked at and no more.
 */
export function mayUse(object: IntelObject, use: Use, definition: (id: string) => IntelObject | null): boolean {
  const { pap, unknown } = handlingOf(object, definition, 'amber')
  return use === 'look' || (unknown.length === 0 && papAllows(pap, use))
}
