import { initNode } from '../../../operations/node/init-node.ts'
import { showNode } from '../../../operations/node/show-node.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { initialisedText, nodeText } from '../node-text.ts'
import { operationCommand } from './operation-command.ts'

/** `cordon node init`, `node show`: who this node is. */
export function nodeCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [operationCommand(initNode, doors, env, initialisedText), operationCommand(showNode, doors, env, nodeText)]
}
