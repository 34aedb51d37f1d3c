import { indexExposure } from '../../../operations/exposure/index-exposure.ts'
import { measureExposure } from '../../../operations/exposure/measure-exposure.ts'
import { deriveList } from '../../../operations/screen/derive-list.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { derivedText, exposureText, indexText } from '../exposure-text.ts'
import { operationCommand } from './operation-command.ts'

/** `cordon exposure`, `exposure-index`, `derive-list`. */
export function exposureCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  const finished = ({ state }: { state: { finished: boolean } }) => state.finished
  return [
    operationCommand(measureExposure, doors, env, exposureText),
    operationCommand(indexExposure, doors, env, indexText, { finished }),
    operationCommand(deriveList, doors, env, derivedText),
  ]
}
