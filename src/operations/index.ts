import type { Operation } from './define-operation.ts'

/** Every operation, in the order of the help text. */
export const OPERATIONS: readonly Operation[] = []
