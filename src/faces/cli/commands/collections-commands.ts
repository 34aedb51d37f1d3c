import { addCollection } from '../../../operations/collections/add-collection.ts'
import { listCollections } from '../../../operations/collections/list-collections.ts'
import { removeCollection } from '../../../operations/collections/remove-collection.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { collectionAddedText, collectionRemovedText, collectionsText } from '../users-text.ts'
import { operationCommand } from './operation-command.ts'

/** `cordon collections add`, `collections list`, `collections remove`: what is served over TAXII, and to which roles. */
export function collectionsCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [
    operationCommand(addCollection, doors, env, collectionAddedText),
    operationCommand(listCollections, doors, env, collectionsText),
    operationCommand(removeCollection, doors, env, collectionRemovedText),
  ]
}
