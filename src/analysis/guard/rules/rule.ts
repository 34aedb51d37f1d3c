import type { GuardCase } from '../guard-case.ts'
import type { GuardFinding } from '../severity.ts'
import type { GuardStep } from '../unfold-calls.ts'

/** Looks at one call of a transaction. */
export type StepRule = (step: GuardStep, about: GuardCase) => GuardFinding[]

/** Looks at a transaction as a whole. */
export type WholeRule = (about: GuardCase) => GuardFinding[]

/** The path of a step as findings have it. */
export function pathOf({ path }: GuardStep): string | null {
  return path === '' ? null : path
}
