import { screenParty } from '../../../operations/screen/screen-party.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { screenText } from '../screen-text.ts'
import { openStore } from './open-store.ts'
import { operationCommand } from './operation-command.ts'
import { withScreenFile } from './screen-file-command.ts'

/** `cordon screen`: one party, or a file of them. */
export function screenCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  const asJson = ({ answers }: { answers: unknown }) => answers
  return withScreenFile(operationCommand(screenParty, doors, env, screenText, { asJson }), openStore(doors, env))
}
