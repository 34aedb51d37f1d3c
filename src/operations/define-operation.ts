import type { z } from 'zod'
import type { Scope } from './keys/scope.ts'
import type { World } from './world.ts'

/** `read` changes nothing; `write` appends facts or ledger data. */
export type Effect = 'read' | 'write'

/** One thing that a user can do. The same definition gives the command, the flags, the HTTP route and its OpenAPI page. */
export interface Operation<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> {
  /** Camel case, `traceFunds`; the command is `trace-funds`, the route `POST /v1/trace-funds`. */
  readonly name: string
  /** A shorter command, `trace`. */
  readonly alias?: string | undefined
  /** One line, no full stop. */
  readonly summary: string
  readonly effect: Effect
  /** What a key must be allowed for it over HTTP; else `scopeOf` tells it by the name. */
  readonly scope?: Scope | undefined
  /** Keys become flags in kebab case; `.describe()` is their help; `.meta({ placeholder: 'TIME' })` names the value. */
  readonly input: I
  /** Encoded (`z.encode`) when it leaves as JSON, so a codec may keep bigints inside. */
  readonly output: O
  /** Input keys that the command takes by position, in order; an array takes all that are left. */
  readonly positional?: readonly (keyof I['shape'] & string)[] | undefined
  /** Whole command lines without `cordon`, for the help. */
  readonly examples?: readonly string[] | undefined
  run(input: z.output<I>, world: World): Promise<z.output<O>>
}

/** An operation whose types are known only when it runs: what a list of operations holds. */
export interface AnyOperation {
  readonly name: string
  readonly alias?: string | undefined
  readonly summary: string
  readonly effect: Effect
  readonly scope?: Scope | undefined
  readonly input: z.ZodObject
  readonly output: z.ZodType
  readonly positional?: readonly string[] | undefined
  readonly examples?: readonly string[] | undefined
  /** @param input as `readInput` gives it */
  run(input: object, world: World): Promise<unknown>
}

/** Declares an operation; adds nothing but the types. */
export function defineOperation<I extends z.ZodObject, O extends z.ZodType>(
  operation: Operation<I, O>,
): Operation<I, O> {
  return operation
}

/** `traceFunds` → `trace-funds`. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
}

/** `trace-funds` → `traceFunds`. */
export function camel(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
