import { initNode, initNodeInput } from '../../../operations/node/init-node.ts'
import { showNode } from '../../../operations/node/show-node.ts'
import type { Doors } from '../../doors.ts'
import type { NodeDoors } from '../../node-doors.ts'
import type { Command } from '../command.ts'
import { dataFolder } from '../common-flags.ts'
import { initialisedText, nodeText } from '../node-text.ts'
import { inputCommand } from './input-command.ts'
import { operationCommand, overData } from './operation-command.ts'

/** `cordon node init`, `node show`: who this node is. */
export function nodeCommands(doors: Doors & NodeDoors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [
    inputCommand({
      name: 'initNode',
      alias: 'node init',
      summary: 'make the data folder a node with a key of its own',
      input: initNodeInput,
      examples: [
        'node init --name "NPA Japan" --country JP',
        'node init --name "Exchange A" --country JP --sector exchange',
      ],
      // The key lies in a file that no operation sees.
      answer: (input, values, terminal) =>
        overData(values, terminal, doors, env, world =>
          initNode(input, doors.makeNode(dataFolder(values, env)).fingerprint, world),
        ),
      text: initialisedText,
    }),
    operationCommand(showNode, doors, env, nodeText),
  ]
}
