import type { AnyOperation } from '../define-operation.ts'
import type { Scope } from './scope.ts'

/** Names of operations and the scope that goes with them, where the operation does not say; the first that fits counts. */
const BY_NAME: readonly (readonly [RegExp, Scope])[] = [
  [/^(?:screen|rescreen)/, 'screen'],
  [/Exposure/, 'exposure'],
  [/^(?:trace|explain)/, 'trace'],
  [/(?:Case|Cases|Evidence)$/, 'cases'],
  [/(?:Key|Keys)$/, 'keys'],
]

/** The scope that a key needs for an operation: the one it names, else one by its name, else `admin`, so that a new verb is open to nobody by oversight. */
export function scopeOf(operation: Pick<AnyOperation, 'name' | 'effect' | 'scope'>): Scope {
  if (operation.scope !== undefined) return operation.scope
  if (/(?:List|Lists)$/.test(operation.name)) return operation.effect === 'read' ? 'lists:read' : 'lists:write'
  return BY_NAME.find(([pattern]) => pattern.test(operation.name))?.[1] ?? 'admin'
}
