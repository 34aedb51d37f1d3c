import { addKey, addKeyInput } from '../../../operations/keys/add-key.ts'
import { listKeys } from '../../../operations/keys/list-keys.ts'
import { revokeKey } from '../../../operations/keys/revoke-key.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { addedText, keysText, revokedText } from '../keys-text.ts'
import { inputCommand } from './input-command.ts'
import { operationCommand, overData } from './operation-command.ts'

/** `cordon keys add`, `keys list`, `keys revoke`: who may ask the server. */
export function keysCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [
    inputCommand({
      name: 'addKey',
      alias: 'keys add',
      summary: 'make a key to the server and print it, once',
      input: addKeyInput,
      positional: ['name'],
      examples: [
        'keys add screening --scope screen --rate 500',
        'keys add grafana --scope metrics --expires 2027-12-31',
      ],
      // The key itself needs chance, which no operation has.
      answer: (input, values, terminal) =>
        overData(values, terminal, doors, env, world => addKey(input, doors.keyChance(), world)),
      text: addedText,
    }),
    operationCommand(listKeys, doors, env, keysText),
    operationCommand(revokeKey, doors, env, revokedText),
  ]
}
