import { z } from 'zod'
import { addLedger, addLedgerInput, dropLedger, dropLedgerInput } from '../../../operations/live/add-ledger.ts'
import type { LedgerWorld } from '../../../operations/live/ledger-world.ts'
import { showLedgers } from '../../../operations/live/show-ledgers.ts'
import type { Doors } from '../../doors.ts'
import type { Command, Values } from '../command.ts'
import { dataFolder } from '../common-flags.ts'
import { addedLedgerText, ledgersText } from '../ledgers-text.ts'
import type { Terminal } from '../terminal.ts'
import { inputCommand } from './input-command.ts'
import { overData } from './operation-command.ts'

/** `cordon ledgers`, `ledgers add`, `ledgers drop`: which ledgers are followed, and through whom. */
export function ledgersCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  const over = <A>(values: Values, terminal: Terminal, work: (world: LedgerWorld) => Promise<A>): Promise<A> =>
    overData(values, terminal, doors, env, async ({ facts, clock, by }) => {
      const data = dataFolder(values, env)
      const shelf = await doors.liveShelf(data)
      try {
        return await work({ facts, clock, by, shelf, secrets: doors.ledgerSecrets(data), open: doors.openFollower })
      } finally {
        await shelf.close()
      }
    })
  return [
    inputCommand({
      name: 'showLedgers',
      alias: 'ledgers',
      summary: 'list the ledgers that are followed, how far, and what could not be seen',
      input: z.object({ offline: z.boolean().default(false).describe('do not ask the sources how far they are') }),
      examples: ['ledgers', 'ledgers --offline --json'],
      answer: async ({ offline }, values, terminal) => ({
        ledgers: await over(values, terminal, world => showLedgers(world, !offline)),
      }),
      text: ledgersText,
    }),
    inputCommand({
      name: 'addLedger',
      alias: 'ledgers add',
      summary: 'follow a ledger through a node or service',
      input: addLedgerInput,
      positional: ['ledger'],
      examples: [
        'ledgers add eth --rpc http://127.0.0.1:8545 --from 21895238',
        'ledgers add btc --rpc https://blockstream.info/api --kind esplora',
      ],
      answer: (input, values, terminal) => over(values, terminal, world => addLedger(input, world)),
      text: addedLedgerText,
    }),
    inputCommand({
      name: 'dropLedger',
      alias: 'ledgers drop',
      summary: 'follow a ledger no longer; its blocks stay',
      input: dropLedgerInput,
      positional: ['ledger'],
      examples: ['ledgers drop eth'],
      answer: (input, values, terminal) => over(values, terminal, world => dropLedger(input, world)),
      text: ({ ledger }) => `${ledger} is not followed any more; its blocks stay, and its address is forgotten\n`,
    }),
  ]
}
