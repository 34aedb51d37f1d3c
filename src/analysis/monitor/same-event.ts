import type { CustomerEvent } from '../../model/monitor/customer-event.ts'

/**
 * Whether two events say the same. What Cordon added itself (`about`) is left out: it may differ when the event comes again.
 */
export function sameEvent(a: CustomerEvent, b: CustomerEvent): boolean {
  return alike({ ...a, about: null }, { ...b, about: null })
}

function alike(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>]
  return keys.every(key => Object.hasOwn(y, key) && alike(x[key], y[key]))
}
