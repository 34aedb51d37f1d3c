import type { AnyOperation } from '../../../operations/define-operation.ts'
import type { World } from '../../../operations/world.ts'
import type { Doors } from '../../doors.ts'
import type { Command, Values } from '../command.ts'
import { dataFolder } from '../common-flags.ts'
import { deskOf } from '../desk-of.ts'
import { INTERRUPTED_CODE } from '../interrupted.ts'
import type { Terminal } from '../terminal.ts'
import { inputCommand } from './input-command.ts'

/** What a command prints for people; the width is the terminal's. */
export type Render = (answer: never, columns: number) => string

/**
 * An operation over the data folder as a command: its input gives the flags, `render` the text.
 * @param more what `--json` prints of an answer, where it is not the whole; whether an answer is whole, where its `finished` does not
 * say so: one that is not since the user stopped it ends with 130
 */
export function operationCommand(
  operation: AnyOperation,
  doors: Doors,
  env: NodeJS.ProcessEnv,
  render: Render,
  more: { readonly asJson?: (answer: never) => unknown; readonly finished?: (answer: never) => boolean } = {},
): Command {
  const finished = more.finished ?? ((answer: { finished?: unknown }) => answer.finished !== false)
  return inputCommand({
    ...operation,
    answer: (input, values, terminal) => overData(values, terminal, doors, env, world => operation.run(input, world)),
    text: (answer, columns) => render(answer as never, columns),
    asJson: answer => more.asJson?.(answer as never) ?? answer,
    exitCode: (answer, terminal) => (terminal.interrupted() && !finished(answer as never) ? INTERRUPTED_CODE : 0),
  })
}

/** Does something over the data folder that was asked for, and closes it whatever becomes of that. */
export async function overData<A>(
  values: Values,
  terminal: Terminal,
  doors: Doors,
  env: NodeJS.ProcessEnv,
  work: (world: World) => Promise<A>,
): Promise<A> {
  const { world, close } = await doors.store(
    dataFolder(values, env),
    { tags: [], ledger: null },
    deskOf(terminal, doors),
  )
  try {
    return await work(world)
  } finally {
    await close()
  }
}
