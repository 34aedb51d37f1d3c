import type { Terminal } from './terminal.ts'

/** A named value of a command line, `--max-hops N`. */
export interface Flag {
  /** As typed, without the dashes: `max-hops`. */
  readonly name: string
  /** The key under which the value is handed on: `maxHops`. */
  readonly key: string
  readonly kind: 'text' | 'number' | 'switch'
  /** May be given more than once. */
  readonly many?: boolean | undefined
  /** The command cannot do without it. */
  readonly required?: boolean | undefined
  /** What stands for the value in the help: `FILE`, `N`. */
  readonly placeholder?: string | undefined
  readonly about: string
  readonly choices?: readonly string[] | undefined
}

/** A value taken by its place. */
export interface Positional {
  readonly key: string
  readonly placeholder: string
  readonly required: boolean
  /** Takes all that are left; only for the last. */
  readonly many: boolean
  readonly about?: string | undefined
  /** It is a number; else a text. */
  readonly numeric?: boolean | undefined
  readonly choices?: readonly string[] | undefined
}

/** What was typed, by key. A flag that was not given has no key. */
export type Values = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** One word after `cordon`, and what it is for. */
export interface CommandName {
  readonly name: string
  readonly alias?: string | undefined
  readonly summary: string
}

/** A command of which more is loaded when it is called for. */
export interface LateCommand extends CommandName {
  load(): Promise<Command>
}

/** All of a command. */
export interface Command extends CommandName {
  readonly positional: readonly Positional[]
  readonly flags: readonly Flag[]
  /** Whole command lines without `cordon`. */
  readonly examples: readonly string[]
  /** Lists printed under the flags: a title, and rows of a word and what it means. */
  readonly lists?:
    | readonly { readonly title: string; readonly rows: readonly (readonly [string, string])[] }[]
    | undefined
  /** Fulfilled with the exit code. */
  run(values: Values, terminal: Terminal): Promise<number>
}
