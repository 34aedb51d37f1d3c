import { z } from 'zod'
import { InputError, NotFoundError } from '../../../model/errors.ts'
import { askPeer } from '../../../operations/psi/ask-peer.ts'
import { compareTranscripts } from '../../../operations/psi/compare-transcripts.ts'
import { dropPsiList } from '../../../operations/psi/drop-psi-list.ts'
import { addressesOfCollection, addressesOfList } from '../../../operations/psi/list-addresses.ts'
import { listPsiLists } from '../../../operations/psi/list-psi-lists.ts'
import { listPsiSessions } from '../../../operations/psi/list-psi-sessions.ts'
import { namedPeer } from '../../../operations/psi/named-peer.ts'
import { psiTranscript } from '../../../operations/psi/psi-session.ts'
import { type ReadAddresses, readAddresses } from '../../../operations/psi/read-addresses.ts'
import { servePsiList, servePsiListInput } from '../../../operations/psi/serve-psi-list.ts'
import type { World } from '../../../operations/world.ts'
import type { Doors } from '../../doors.ts'
import type { OpenPsi, PsiTools } from '../../psi-door.ts'
import type { Command, Values } from '../command.ts'
import { dataFolder } from '../common-flags.ts'
import { askedText, auditText, offersText, psiListsText, servedText, sessionsText, toldText } from '../psi-text.ts'
import type { Terminal } from '../terminal.ts'
import { inputCommand } from './input-command.ts'
import { operationCommand, overData } from './operation-command.ts'

const named = z.string().meta({ placeholder: 'PEER' }).describe('the peer, by name or fingerprint')

const askInput = z.object({
  peer: named,
  file: z.string().describe('the addresses, one a line').meta({ placeholder: 'FILE' }),
  list: z.string().optional().describe('which of its lists; the only one unless said').meta({ placeholder: 'NAME' }),
  tell: z
    .enum(['nothing', 'count', 'matches'])
    .default('nothing')
    .describe('what the peer is told of the matches, where it wants to know'),
  out: z.string().optional().describe('where the matches go, one a line').meta({ placeholder: 'FILE' }),
})

/** `cordon psi …`: ask peers whether addresses stand on their lists without telling which, and let them ask. */
export function psiCommands(doors: Doors, env: NodeJS.ProcessEnv, open: OpenPsi): readonly Command[] {
  const over = <A>(
    values: Values,
    terminal: Terminal,
    work: (tools: PsiTools, world: World) => Promise<A>,
  ): Promise<A> =>
    overData(values, terminal, doors, env, async world => {
      const tools = await open(dataFolder(values, env), world)
      try {
        return await work(tools, world)
      } finally {
        await tools.close()
      }
    })
  return [
    inputCommand({
      name: 'psiAsk',
      alias: 'psi ask',
      summary: 'ask a peer which of your addresses stand on its list, without telling it any',
      input: askInput,
      positional: ['peer'],
      examples: ['psi ask npa --file customers.txt --out matches.txt', 'psi ask npa --file customers.txt --tell count'],
      answer: ({ peer: name, file, list = null, tell, out = null }, values, terminal) =>
        over(values, terminal, async (tools, world) => {
          const { addresses, unread } = readAddresses(await textOf(file, doors))
          const link = tools.linkTo(await namedPeer(name, world))
          const asked = await askPeer({ list, addresses, tell }, link, tools.world)
          if (out !== null) await doors.writeText(out, asked.matches.map(address => `${address}\n`).join(''))
          return { ...asked, unread, out }
        }),
      text: askedText,
    }),
    inputCommand({
      name: 'psiOffers',
      alias: 'psi offers',
      summary: 'list what a peer lets us ask without telling',
      input: z.object({ peer: named }),
      positional: ['peer'],
      examples: ['psi offers npa'],
      answer: ({ peer }, values, terminal) =>
        over(values, terminal, async (tools, world) => ({
          lists: await tools.linkTo(await namedPeer(peer, world)).offers(),
        })),
      text: offersText,
    }),
    inputCommand({
      name: 'psiServeList',
      alias: 'psi serve-list',
      summary: 'let peers ask a list without telling and without seeing it',
      input: servePsiListInput,
      positional: ['name'],
      examples: [
        'psi serve-list dprk --list us-fbi-dprk --for binance --takes count',
        'psi serve-list case-7 --file case-7.txt',
      ],
      answer: (input, values, terminal) =>
        over(values, terminal, async (tools, world) => {
          const { addresses, unread } = await listed(input, doors, world)
          const askers = input.for
            ? await Promise.all(input.for.map(async p => (await namedPeer(p, world)).fingerprint))
            : null
          return { ...(await servePsiList(input, addresses, askers, tools.world)), unread }
        }),
      text: servedText,
    }),
    inputCommand({
      name: 'psiDropList',
      alias: 'psi drop-list',
      summary: 'let nobody ask a list any more, and forget its key',
      input: z.object({ name: z.string().meta({ placeholder: 'NAME' }) }),
      positional: ['name'],
      examples: ['psi drop-list dprk'],
      answer: ({ name }, values, terminal) =>
        over(values, terminal, async tools => {
          await dropPsiList(name, tools.world)
          return { name }
        }),
      text: ({ name }) => `${name} can no longer be asked\n`,
    }),
    operationCommand(listPsiLists, doors, env, psiListsText),
    operationCommand(listPsiSessions, doors, env, sessionsText),
    inputCommand({
      name: 'psiTold',
      alias: 'psi told',
      summary: 'print the matches that an asker told in a session',
      input: z.object({ session: z.string().meta({ placeholder: 'SESSION' }) }),
      positional: ['session'],
      examples: ['psi told 5f0c1d2e3a4b5c6d7e8f9a0b1c2d3e4f'],
      answer: ({ session }, values, terminal) =>
        over(values, terminal, async tools => {
          const addresses = await tools.world.shelf.told(session)
          if (addresses === null) throw new NotFoundError('psi-told-unknown', 'no match was told in that session')
          return { addresses }
        }),
      text: toldText,
    }),
    inputCommand({
      name: 'psiAudit',
      alias: 'psi audit',
      summary: "lay another node's transcript beside this one's and tell where they differ",
      input: z.object({ file: z.string().describe("the other's psi sessions --json").meta({ placeholder: 'FILE' }) }),
      positional: ['file'],
      examples: ['psi audit their-sessions.json'],
      answer: ({ file }, values, terminal) =>
        overData(values, terminal, doors, env, async world => {
          const theirs = psiTranscript.safeParse(jsonOf(await textOf(file, doors)))
          if (!theirs.success)
            throw new InputError('transcript-malformed', `${file} holds no transcript`, { place: { file } })
          return { sessions: compareTranscripts(await listPsiSessions.run({}, world), theirs.data) }
        }),
      text: auditText,
      exitCode: ({ sessions }) => (sessions.some(s => s.differences.length > 0) ? 6 : 0),
    }),
  ]
}

async function listed(input: z.output<typeof servePsiListInput>, doors: Doors, world: World): Promise<ReadAddresses> {
  const { file, list, collection } = input
  if ([file, list, collection].filter(source => source !== undefined).length !== 1)
    throw new InputError('input-malformed', 'say where the addresses are: one of --file, --list and --collection')
  if (list !== undefined) return addressesOfList(list, world)
  if (collection !== undefined) return addressesOfCollection(collection, world)
  return readAddresses(await textOf(file ?? '', doors))
}

async function textOf(file: string, doors: Doors): Promise<string> {
  const text = await doors.readText(file)
  if (text === null) throw new InputError('file-missing', `there is no file ${file}`, { place: { file } })
  return text
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
