import { z } from 'zod'
import { readWorth } from '../../../analysis/travel-rule/worth.ts'
import { buildMessage } from '../../../formats/ivms101/build-message.ts'
import {
  LONGEST_MESSAGE,
  type ReadMessage,
  readMessage,
  readMessageText,
} from '../../../formats/ivms101/read-message.ts'
import { asJson, writeMessage } from '../../../formats/ivms101/write-message.ts'
import { MAIN_TENANT, parseTenant, type Tenant } from '../../../model/casework/tenant.ts'
import { InputError, inFile } from '../../../model/errors.ts'
import { parseInstant, showInstant } from '../../../model/instant.ts'
import { textField } from '../../../operations/read-input.ts'
import { checkTravel } from '../../../operations/travel-rule/check-travel.ts'
import {
  eraseTravel,
  keepTravel,
  rotateTravelKey,
  type TravelWorld,
} from '../../../operations/travel-rule/keep-travel.ts'
import { matchSide } from '../../../operations/travel-rule/match-side.ts'
import { pickLaws } from '../../../operations/travel-rule/pick-laws.ts'
import { readHolder } from '../../../operations/travel-rule/read-holder.ts'
import type { Doors } from '../../doors.ts'
import type { OpenTravel, TravelTools } from '../../travel-door.ts'
import type { Command, Values } from '../command.ts'
import { dataFolder } from '../common-flags.ts'
import type { Terminal } from '../terminal.ts'
import { checkedText, erasedText, matchedText, rotatedText } from '../travel-text.ts'
import { inputCommand } from './input-command.ts'
import { overData } from './operation-command.ts'

const file = z.string().describe('the message as JSON; - reads standard input').meta({ placeholder: 'FILE' })
const law = z
  .array(z.string())
  .default([])
  .describe('a country whose law binds the transfer: KR, JP, US, EU or a member, SG, GB')
  .meta({ placeholder: 'CC' })
const side = z.enum(['originator', 'beneficiary'])
const tenant = textField(parseTenant)
  .optional()
  .describe('whose record it is, where several houses share a data folder')
  .meta({ placeholder: 'NAME' })
const keep = z
  .string()
  .optional()
  .describe('keep the message encrypted under this id; no name, for it is not encrypted')
  .meta({ placeholder: 'ID' })
const holder = z.string().describe('the holder of the account here, as JSON').meta({ placeholder: 'FILE' })

/** `cordon travel …`: messages of the travel rule, checked, compared, and kept where nobody else of Cordon sees in. */
export function travelCommands(doors: Doors, env: NodeJS.ProcessEnv, open: OpenTravel): readonly Command[] {
  const over = <A>(
    values: Values,
    terminal: Terminal,
    tenantName: Tenant | undefined,
    work: (tools: TravelTools, world: TravelWorld) => Promise<A>,
  ): Promise<A> =>
    overData(values, terminal, doors, env, async world => {
      const tools = await open(dataFolder(values, env))
      const { facts, clock, by } = world
      try {
        return await work(tools, { vault: tools.vault, facts, clock, by, tenant: tenantName ?? MAIN_TENANT })
      } finally {
        await tools.vault.close()
      }
    })
  return [
    inputCommand({
      name: 'buildTravel',
      alias: 'travel build',
      summary: 'make an IVMS 101 message of what is known of both sides of a transfer',
      input: z.object({
        file: z.string().describe('both sides as JSON; - reads standard input').meta({ placeholder: 'FILE' }),
        edition: z.enum(['2023', '2020']).default('2023').describe('edition of the standard'),
        keep,
        law,
        tenant,
      }),
      positional: ['file'],
      examples: ['travel build sides.json', 'travel build - --edition 2020 --keep w-1041 --law KR'],
      answer: (input, values, terminal) =>
        over(values, terminal, input.tenant, async (tools, world) => {
          const now = showInstant(world.clock.now()).slice(0, 10)
          const laws = pickLaws(input.law, tools.rules)
          const message = buildMessage(await jsonOf(input.file, doors), input.edition)
          const written = writeMessage(message, input.edition, now)
          if (input.keep !== undefined) await keepTravel(world, { id: input.keep, text: JSON.stringify(written), laws })
          return written
        }),
      text: written => `${JSON.stringify(written, null, 2)}\n`,
    }),
    inputCommand({
      name: 'checkTravel',
      alias: 'travel check',
      summary: 'hold an IVMS 101 message against the standard and against the law of each country',
      input: z.object({
        file: file.optional(),
        law,
        worth: z
          .array(textField(readWorth))
          .default([])
          .describe('what the transfer was worth, once for each currency')
          .meta({ placeholder: 'AMOUNT' }),
        at: textField(parseInstant).optional().describe('when it moves; now unless said').meta({ placeholder: 'TIME' }),
        direction: z.enum(['deposit', 'withdrawal']).default('deposit').describe('as the house here sees it'),
        unhosted: z
          .enum(['yes', 'no', 'unknown'])
          .default('unknown')
          .describe('whether no provider holds the other side'),
        otherCountry: z.string().optional().describe('of the other provider').meta({ placeholder: 'CC' }),
        holder: holder.optional(),
        side: side.optional().describe('whose name is compared; that of the customer here unless said'),
        keep,
        tenant,
      }),
      positional: ['file'],
      examples: [
        'travel check message.json --law KR --law JP --worth "950000 KRW" --unhosted no',
        'travel check message.json --law EU --holder holder.json --keep d-77120',
        'travel check --law KR --worth 1500000KRW',
      ],
      answer: (input, values, terminal) =>
        over(values, terminal, input.tenant, async (tools, world) => {
          const now = world.clock.now()
          const laws = pickLaws(input.law, tools.rules)
          const read = input.file === undefined ? null : await messageOf(input.file, doors)
          const answer = checkTravel({
            read,
            laws,
            transfer: {
              at: input.at ?? now,
              worth: input.worth,
              otherCountry: input.otherCountry?.toUpperCase() ?? null,
              unhosted: input.unhosted === 'unknown' ? null : input.unhosted === 'yes',
            },
            direction: input.direction,
            holder: input.holder === undefined ? null : readHolder(await jsonOf(input.holder, doors)),
            side: input.side ?? (input.direction === 'deposit' ? 'beneficiary' : 'originator'),
            now,
          })
          if (input.keep === undefined) return { ...answer, kept: null }
          if (read === null)
            throw new InputError('input-malformed', 'there is no message to keep', { place: { field: 'keep' } })
          const text = JSON.stringify(asJson(read.message, read.message.version))
          return { ...answer, kept: await keepTravel(world, { id: input.keep, text, laws }) }
        }),
      text: checkedText,
    }),
    inputCommand({
      name: 'matchTravel',
      alias: 'travel match',
      summary: 'say whether a side of a message is the holder of an account, by name, across scripts',
      input: z.object({ file, holder, side: side.default('beneficiary').describe('whose name is compared') }),
      positional: ['file'],
      examples: ['travel match message.json --holder holder.json --side originator'],
      answer: async input => {
        const { message } = await messageOf(input.file, doors)
        return { side: input.side, ...matchSide(message, input.side, readHolder(await jsonOf(input.holder, doors))) }
      },
      text: matchedText,
    }),
    inputCommand({
      name: 'showTravel',
      alias: 'travel show',
      summary: 'decrypt and print a message that was kept',
      input: z.object({ id: z.string().meta({ placeholder: 'ID' }), tenant }),
      positional: ['id'],
      examples: ['travel show d-77120'],
      answer: (input, values, terminal) =>
        over(values, terminal, input.tenant, async (_, world) => {
          const { text } = await world.vault.read(world.tenant, input.id)
          const { message } = readMessage(JSON.parse(text))
          return asJson(message, message.version)
        }),
      text: written => `${JSON.stringify(written, null, 2)}\n`,
    }),
    inputCommand({
      name: 'eraseTravel',
      alias: 'travel erase',
      summary: 'make a message that was kept unreadable for good, by destroying its key',
      input: z.object({
        id: z.string().meta({ placeholder: 'ID' }),
        despiteKeep: z.boolean().default(false).describe('erase it although the law wants it kept still'),
        tenant,
      }),
      positional: ['id'],
      examples: ['travel erase d-77120'],
      answer: (input, values, terminal) =>
        over(values, terminal, input.tenant, (_, world) => eraseTravel(world, input.id, input.despiteKeep)),
      text: erasedText,
    }),
    inputCommand({
      name: 'rotateTravelKey',
      alias: 'travel rotate',
      summary: 'change the key that protects the kept messages, and destroy the old one',
      input: z.object({}),
      examples: ['travel rotate'],
      answer: (_, values, terminal) => over(values, terminal, undefined, (_tools, world) => rotateTravelKey(world)),
      text: rotatedText,
      exitCode: ({ failed }) => (failed.length > 0 ? 6 : 0),
    }),
  ]
}

async function messageOf(path: string, doors: Doors): Promise<ReadMessage> {
  try {
    return readMessageText(await textOf(path, doors))
  } catch (error) {
    throw inFile(error, path)
  }
}

/** JSON of a file. The parser's own message would quote the text, which tells of persons. */
async function jsonOf(path: string, doors: Doors): Promise<unknown> {
  const text = await textOf(path, doors)
  try {
    return JSON.parse(text)
  } catch {
    throw new InputError('json-malformed', 'this is no JSON', { place: { file: path } })
  }
}

async function textOf(path: string, doors: Doors): Promise<string> {
  if (path === '-') return standardInput()
  const text = await doors.readText(path)
  if (text === null) throw new InputError('file-missing', `there is no file ${path}`, { place: { file: path } })
  return text
}

async function standardInput(): Promise<string> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of process.stdin) {
    bytes += piece.length
    // A character is at most four bytes; what is longer is refused where it is read.
    if (bytes > 4 * LONGEST_MESSAGE) throw new InputError('ivms-too-large', 'standard input is longer than a message')
    pieces.push(Buffer.from(piece))
  }
  return Buffer.concat(pieces).toString()
}
