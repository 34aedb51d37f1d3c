import { z } from 'zod'
import { addLedger, addLedgerInput, dropLedger, dropLedgerInput } from '../../../operations/live/add-ledger.ts'
import { fillPast, fillPastInput } from '../../../operations/live/fill-past.ts'
import type { LedgerWorld } from '../../../operations/live/ledger-world.ts'
import { showLedgers } from '../../../operations/live/show-ledgers.ts'
import type { Doors } from '../../doors.ts'
import type { Command, Values } from '../command.ts'
import { dataFolder } from '../common-flags.ts'
import { deskOf } from '../desk-of.ts'
import { addedLedgerText, ledgersText, pastText } from '../ledgers-text.ts'
import { pastStore } from '../past-store.ts'
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
      name: 'fillPast',
      alias: 'ledgers past',
      summary: "take in an account's past from the source of its ledger",
      input: fillPastInput,
      positional: ['account'],
      examples: [
        'ledgers past eip155:1:0x47666fab8bd0ac7003bce3f5c3585383f09486e2',
        'ledgers past bip122:…:bc1q… --json',
      ],
      answer: async (input, values, terminal) => {
        const data = dataFolder(values, env)
        // The records alone: the store is opened to take the past in.
        const { facts, clock, by } = await doors.lists(data, deskOf(terminal, doors))
        const world = { facts, clock, by, secrets: doors.ledgerSecrets(data), open: doors.openFollower }
        return fillPast(input, world, pastStore(data, doors))
      },
      text: pastText,
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
