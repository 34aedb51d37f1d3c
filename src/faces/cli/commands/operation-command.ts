import type { AnyOperation } from '../../../operations/define-operation.ts'
import { kebab } from '../../../operations/define-operation.ts'
import { readInput } from '../../../operations/read-input.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { COMMON_FLAGS, dataFolder, inputOf } from '../common-flags.ts'
import { deskOf } from '../desk-of.ts'
import { flagsOf } from '../flags-of.ts'

/** What a command prints for people; the width is the terminal's. */
export type Render = (answer: never, columns: number) => string

/**
 * An operation over the data folder as a command: its input gives the flags, `render` the text.
 * @param asJson what `--json` prints of the answer; the whole unless said
 */
export function operationCommand(
  operation: AnyOperation,
  doors: Doors,
  env: NodeJS.ProcessEnv,
  render: Render,
  asJson: (answer: never) => unknown = answer => answer,
): Command {
  const { flags, positional } = flagsOf(operation)
  return {
    name: kebab(operation.name),
    alias: operation.alias,
    summary: operation.summary,
    positional,
    flags: [...flags, ...COMMON_FLAGS],
    examples: operation.examples ?? [],
    async run(values, terminal) {
      const input = readInput(operation, inputOf(values, ['data', 'json']))
      const { world, close } = await doors.store(
        dataFolder(values, env),
        { tags: [], ledger: null },
        deskOf(terminal, doors),
      )
      try {
        const answer = await operation.run(input, world)
        terminal.out(
          values['json'] ? `${JSON.stringify(asJson(answer as never))}\n` : render(answer as never, terminal.columns),
        )
        return 0
      } finally {
        await close()
      }
    },
  }
}
