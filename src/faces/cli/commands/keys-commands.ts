import { addKey, addKeyInput } from '../../../operations/keys/add-key.ts'
import { listKeys } from '../../../operations/keys/list-keys.ts'
import { revokeKey } from '../../../operations/keys/revoke-key.ts'
import { readInput } from '../../../operations/read-input.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { COMMON_FLAGS, dataFolder, inputOf } from '../common-flags.ts'
import { deskOf } from '../desk-of.ts'
import { flagsOf } from '../flags-of.ts'
import { addedText, keysText, revokedText } from '../keys-text.ts'
import { operationCommand } from './operation-command.ts'

/** What the flags are made of; the key itself needs chance, which no operation has. */
const ADD = {
  name: 'addKey',
  summary: 'make a key to the server and print it, once',
  effect: 'write',
  input: addKeyInput,
  output: addKeyInput,
  positional: ['name'],
  run: async () => null,
} as const

/** `cordon keys add`, `keys list`, `keys revoke`: who may ask the server. */
export function keysCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [
    addCommand(doors, env),
    operationCommand(listKeys, doors, env, keysText),
    operationCommand(revokeKey, doors, env, revokedText),
  ]
}

function addCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  const { flags, positional } = flagsOf(ADD)
  return {
    name: 'add-key',
    alias: 'keys add',
    summary: ADD.summary,
    positional,
    flags: [...flags, ...COMMON_FLAGS],
    examples: ['keys add screening --scope screen --rate 500', 'keys add grafana --scope metrics --expires 2027-12-31'],
    async run(values, terminal) {
      const input = readInput(ADD, inputOf(values, ['data', 'json']))
      const desk = deskOf(terminal, doors)
      const { world, close } = await doors.store(dataFolder(values, env), { tags: [], ledger: null }, desk)
      try {
        const answer = await addKey(input, doors.keyChance(), world)
        terminal.out(values['json'] ? `${JSON.stringify(answer)}\n` : addedText(answer))
        return 0
      } finally {
        await close()
      }
    },
  }
}
