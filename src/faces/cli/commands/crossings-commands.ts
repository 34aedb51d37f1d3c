import { findCrossings } from '../../../operations/crossings/find-crossings.ts'
import { declarePlace, listPlaces, withdrawPlace } from '../../../operations/crossings/place-operations.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { crossingsText } from '../crossings-text.ts'
import { declaredText, placesText, withdrawnText } from '../places-text.ts'
import { operationCommand } from './operation-command.ts'

/** `cordon crossings`, and the places that are declared for them. */
export function crossingsCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [
    operationCommand(findCrossings, doors, env, crossingsText),
    operationCommand(listPlaces, doors, env, placesText),
    operationCommand(declarePlace, doors, env, declaredText),
    operationCommand(withdrawPlace, doors, env, withdrawnText),
  ]
}
