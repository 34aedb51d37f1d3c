import type { z } from 'zod'
import { kebab } from '../../../operations/define-operation.ts'
import { readInput } from '../../../operations/read-input.ts'
import type { Command, Values } from '../command.ts'
import { COMMON_FLAGS, inputOf } from '../common-flags.ts'
import { flagsOf, type InputShape } from '../flags-of.ts'
import type { Terminal } from '../terminal.ts'

/** A command that reads its flags into one input, does one thing and tells one answer. */
export interface InputTask<I extends z.ZodObject, A> extends InputShape {
  /** Camel case, `addKey`; the command is `add-key`. */
  readonly name: string
  readonly alias?: string | undefined
  readonly summary: string
  readonly input: I
  readonly examples?: readonly string[] | undefined
  readonly lists?: Command['lists']
  /** Does it. */
  answer(input: z.output<I>, values: Values, terminal: Terminal): Promise<A>
  /** The answer for people; the width is the terminal's. */
  text(answer: A, columns: number): string
  /** What `--json` prints; the whole answer unless said. */
  asJson?(answer: A): unknown
  /** The exit code of an answer; 0 unless said. */
  exitCode?(answer: A, terminal: Terminal): number
}

/** The command of a task: its input gives the flags. */
export function inputCommand<I extends z.ZodObject, A>(task: InputTask<I, A>): Command {
  const { flags, positional } = flagsOf(task)
  return {
    name: kebab(task.name),
    alias: task.alias,
    summary: task.summary,
    positional,
    flags: [...flags, ...COMMON_FLAGS],
    examples: task.examples ?? [],
    lists: task.lists,
    async run(values, terminal) {
      const input = readInput(task, inputOf(values, ['data', 'json']))
      const answer = await task.answer(input, values, terminal)
      terminal.out(
        values['json'] ? `${JSON.stringify(task.asJson?.(answer) ?? answer)}\n` : task.text(answer, terminal.columns),
      )
      return task.exitCode?.(answer, terminal) ?? 0
    },
  }
}
