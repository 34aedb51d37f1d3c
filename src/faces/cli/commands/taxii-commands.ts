import { z } from 'zod'
import { InputError } from '../../../model/errors.ts'
import { admitObject } from '../../../operations/share/admit-object.ts'
import { addTaxiiServer, addTaxiiServerInput, secretName } from '../../../operations/taxii-sync/add-taxii-server.ts'
import { foldTaxiiServers, TAXII_KINDS } from '../../../operations/taxii-sync/fold-taxii-servers.ts'
import { listTaxiiServers } from '../../../operations/taxii-sync/list-taxii-servers.ts'
import { lookAtServer } from '../../../operations/taxii-sync/look-at-server.ts'
import type { PoliteAsker } from '../../../operations/taxii-sync/polite-asker.ts'
import { asking, pullServer, pullTaxiiInput, type TaxiiReach } from '../../../operations/taxii-sync/pull-taxii.ts'
import { pushServer, pushTaxiiInput } from '../../../operations/taxii-sync/push-taxii.ts'
import {
  knownServer,
  removeTaxiiServer,
  removeTaxiiServerInput,
} from '../../../operations/taxii-sync/remove-taxii-server.ts'
import type { ToldFault } from '../../../operations/taxii-sync/taxii-fault.ts'
import type { TaxiiPeer } from '../../../operations/taxii-sync/taxii-peer.ts'
import type { TaxiiServer } from '../../../operations/taxii-sync/taxii-server.ts'
import type { World } from '../../../operations/world.ts'
import type { Doors } from '../../doors.ts'
import type { TaxiiDoors } from '../../taxii-doors.ts'
import type { Command } from '../command.ts'
import { dataFolder } from '../common-flags.ts'
import { INTERRUPTED_CODE } from '../interrupted.ts'
import { type PasswordDesk, readPassword } from '../read-password.ts'
import {
  addedTaxiiText,
  collectionsTaxiiText,
  pulledText,
  pushedText,
  removedTaxiiText,
  taxiiText,
} from '../taxii-text.ts'
import type { Terminal } from '../terminal.ts'
import { inputCommand } from './input-command.ts'
import { operationCommand, overData } from './operation-command.ts'

/** The exit code where a server failed, refused or lied. */
const FAILED = 5
/** What of a server is told and no failure: it is not there for us. */
const NOT_OURS = ['taxii-not-found', 'taxii-forbidden', 'taxii-root-elsewhere']

const addInput = addTaxiiServerInput.extend({
  passwordStdin: z
    .boolean()
    .default(false)
    .describe("read the user's password from standard input (so it is with --user anyway)"),
  keyStdin: z.boolean().default(false).describe('read a bearer key from standard input'),
  ca: z.string().optional().describe('trust this certificate authority alone, in PEM').meta({ placeholder: 'FILE' }),
})

/** `cordon taxii add`, `taxii list`, `taxii collections`, `taxii pull`, `taxii push`, `taxii remove`: other TAXII 2.1 servers. @param stdin where secrets come from */
export function taxiiCommands(
  doors: Doors & TaxiiDoors,
  env: NodeJS.ProcessEnv,
  stdin: PasswordDesk['stdin'] = process.stdin,
): readonly Command[] {
  /** Does something with servers over the data folder; what was opened is closed whatever becomes of that. */
  const over: Over = (values, terminal, work) =>
    overData(values, terminal, doors, env, async world => {
      const secrets = doors.taxiiSecrets(dataFolder(values, env))
      // Only a push needs it, and only a node has it.
      let desk: ReturnType<TaxiiDoors['releaseOver']> | null = null
      const released: TaxiiReach['released'] = async (objects, to) => {
        desk ??= doors.releaseOver(world)
        return (await desk)(objects, to)
      }
      const admit: TaxiiReach['admit'] = (json, from) => admitObject(json, from, 'read', world.sha256)
      const reach: TaxiiReach = { secrets, admit, released, open: doors.openTaxii, pause: ms => doors.pause(ms) }
      return work(world, reach, async (server, use) => {
        const peer = reach.open(server, await secrets.read(secretName(server.name)))
        try {
          return await use(peer, asking(world, reach))
        } finally {
          peer.close()
          world.progress.end()
        }
      })
    })
  return [
    inputCommand({
      name: 'addTaxiiServer',
      alias: 'taxii add',
      summary: 'add a TAXII 2.1 server to pull from and push to; the password or key is read from standard input',
      input: addInput,
      positional: ['url'],
      examples: [
        'taxii add https://taxii.example.org/taxii2/ --user npa < password.txt',
        'taxii add https://cti.example.kr/api1/ --name kr --key-stdin --collection 91a7b528-80eb-42ed-a74d-c6fbd5a26116 < key.txt',
      ],
      async answer({ passwordStdin, keyStdin, ca, ...input }, values, terminal) {
        if (keyStdin ? input.user !== undefined || passwordStdin : input.user === undefined)
          throw new InputError(
            'taxii-sign-unfit',
            'give --user NAME and its password, or --key-stdin and a bearer key',
            { place: { field: 'user' } },
          )
        const pem = ca === undefined ? null : await doors.readText(ca)
        if (ca !== undefined && pem === null)
          throw new InputError('taxii-ca-malformed', `there is no file ${ca}`, { place: { field: 'ca' } })
        const secret = await readPassword({ stdin, err: text => terminal.err(text) }, input.user ?? input.url.origin)
        return over(values, terminal, (world, { secrets }) => addTaxiiServer(input, secret, pem, world, secrets))
      },
      text: addedTaxiiText,
    }),
    operationCommand(listTaxiiServers, doors, env, taxiiText),
    inputCommand({
      name: 'showTaxiiCollections',
      alias: 'taxii collections',
      summary: 'ask a TAXII server which collections it shows us',
      input: removeTaxiiServerInput,
      positional: ['name'],
      examples: ['taxii collections kr'],
      answer: ({ name }, values, terminal) =>
        over(values, terminal, async (world, _, reached) => {
          const server = await knownServer(name, world)
          return reached(server, (peer, asker) => lookAtServer(peer, server, request => asker.ask(request)))
        }),
      text: collectionsTaxiiText,
      exitCode: ({ passed }) => (passed.every(notOurs) ? 0 : FAILED),
    }),
    inputCommand({
      name: 'pullTaxii',
      alias: 'taxii pull',
      summary: 'take in what TAXII servers have and this node has not',
      input: pullTaxiiInput,
      positional: ['name'],
      examples: ['taxii pull', 'taxii pull kr --json'],
      answer: ({ name }, values, terminal) =>
        over(values, terminal, async (world, reach, reached) => {
          const all = foldTaxiiServers(await world.facts.read({ kinds: TAXII_KINDS }))
          const servers = name === undefined ? [...all.values()] : [await knownServer(name, world)]
          const told = []
          for (const server of servers)
            if (!world.interrupted())
              told.push(await reached(server, (peer, asker) => pullServer(server, peer, asker, world, reach)))
          return { servers: told }
        }),
      text: pulledText,
      exitCode: ({ servers }, terminal) =>
        terminal.interrupted()
          ? INTERRUPTED_CODE
          : servers.every(
                s => s.fault === null && s.passed.every(notOurs) && s.collections.every(c => c.fault === null),
              )
            ? 0
            : FAILED,
    }),
    inputCommand({
      name: 'pushTaxii',
      alias: 'taxii push',
      summary: 'send a collection of a TAXII server what is released to those who read there',
      input: pushTaxiiInput,
      positional: ['name'],
      examples: ['taxii push kr --collection 91a7b528-80eb-42ed-a74d-c6fbd5a26116'],
      answer: ({ name, ...wanted }, values, terminal) =>
        over(values, terminal, async (world, reach, reached) => {
          const server = await knownServer(name, world)
          return reached(server, (peer, asker) => pushServer(server, wanted, peer, asker, world, reach))
        }),
      text: pushedText,
      exitCode: ({ fault, failedCount }, terminal) =>
        terminal.interrupted() ? INTERRUPTED_CODE : fault === null && failedCount === 0 ? 0 : FAILED,
    }),
    inputCommand({
      name: 'removeTaxiiServer',
      alias: 'taxii remove',
      summary: 'forget a TAXII server and its secret; what came from it stays',
      input: removeTaxiiServerInput,
      positional: ['name'],
      examples: ['taxii remove kr'],
      answer: (input, values, terminal) =>
        over(values, terminal, (world, { secrets }) => removeTaxiiServer(input, world, secrets)),
      text: removedTaxiiText,
    }),
  ]
}

function notOurs({ code }: ToldFault): boolean {
  return NOT_OURS.includes(code)
}

type Reached = <A>(server: TaxiiServer, use: (peer: TaxiiPeer, asker: PoliteAsker) => Promise<A>) => Promise<A>
type Over = <A>(
  values: Parameters<Command['run']>[0],
  terminal: Terminal,
  work: (world: World, reach: TaxiiReach, reached: Reached) => Promise<A>,
) => Promise<A>
