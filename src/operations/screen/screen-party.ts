import { z } from 'zod'
import type { ScreenAnswer } from '../../analysis/screen/screen-answer.ts'
import type { Screener } from '../../analysis/screen/screener.ts'
import { InputError, inField } from '../../model/errors.ts'
import { type Instant, parseInstant } from '../../model/instant.ts'
import { parseLedger } from '../../model/ledger.ts'
import type { Party } from '../../model/party.ts'
import { defineOperation } from '../define-operation.ts'
import type { World } from '../world.ts'
import { type PartyHints, parseParty } from './parse-party.ts'
import { alsoKeys, type PartyKey, partyKey, rememberedParty } from './past-parties.ts'
import { screenAnswerSchema } from './screen-answer-schema.ts'
import { screenTransaction } from './screen-transaction.ts'

const DAY = 86_400

/** Most parties in one question: a file takes more. */
export const MOST_PARTIES = 1_000

/** How long one question may keep a server from others at a stretch, in milliseconds. */
const TURN_MS = 20

const input = z.object({
  parties: z
    .array(z.string(), 'name at least one party')
    .min(1, 'name at least one party')
    .max(MOST_PARTIES, `at most ${MOST_PARTIES} parties at once: screen a file`)
    .describe('addresses, transactions, domains or names'),
  kind: z
    .enum(['address', 'transaction', 'domain', 'name'])
    .optional()
    .describe('what the parties are; else told by each'),
  ledger: z
    .string()
    .optional()
    .describe('the ledger of addresses and transactions; else all on which they are valid')
    .meta({ placeholder: 'ID' }),
  birth: z.string().optional().describe('date of birth, or the year, of a person').meta({ placeholder: 'DATE' }),
  country: z.string().optional().describe('country of a person or firm').meta({ placeholder: 'CC' }),
  ref: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('your customer or transfer, told when a later list concerns it')
    .meta({ placeholder: 'TEXT' }),
  asOf: z.string().optional().describe('as the lists stood at that time').meta({ placeholder: 'DATE' }),
  list: z.array(z.string()).optional().describe('ask this list only').meta({ placeholder: 'NAME' }),
})

/** May somebody be dealt with? One answer a party, in their order. */
export const screenParty = defineOperation({
  name: 'screenParty',
  alias: 'screen',
  summary: 'ask whether an address, transaction, domain or name is on a list',
  effect: 'read',
  scope: 'screen',
  input,
  output: z.object({ answers: z.array(screenAnswerSchema) }),
  positional: ['parties'],
  examples: [
    'screen 0x8589427373D6D84E98730D7795D8f6f8731FDA16',
    'screen 0x8589427373D6D84E98730D7795D8f6f8731FDA16 --as-of 2023-06-01',
    'screen "Park Jin Hyok" --birth 1984 --country KP',
    'screen --file customers.csv --out verdicts.csv',
  ],
  async run(asked, world) {
    const { parties, kind, ledger, birth, country, ref, asOf, list } = asked
    const hints = { kind, ledger: ledger === undefined ? undefined : parseLedger(ledger), birth, country }
    const at = asOf === undefined ? null : parseAsOf(asOf)
    const screener = await screenerFor(world, at, list ?? null)
    const now = at ?? world.clock.now()
    const answers: ScreenAnswer[] = []
    let turn = world.clock.monotonic()
    // All are read before the first is screened: a question that is refused is not remembered by half.
    for (const party of parties.map((text, n) => partyAt(n, text, hints))) {
      if (parties.length > 1 && world.clock.monotonic() - turn > TURN_MS) {
        await world.past.giveWay()
        turn = world.clock.monotonic()
      }
      const { answer, also } = await screenOne(party, screener, now, world)
      answers.push(answer)
      // A question about the past, or about some lists only, is no screen of a customer.
      if (at === null && list === undefined) rememberScreen(party, answer, also, ref ?? null, world)
    }
    return { answers }
  },
})

function partyAt(n: number, text: string, hints: PartyHints): Party {
  try {
    return parseParty(text, hints)
  } catch (error) {
    throw inField(error, `parties.${n}`)
  }
}

/** Reads a past time to ask as of. A day alone counts to its end: what was listed on that day was listed. @throws InputError `time-malformed` */
export function parseAsOf(text: string): Instant {
  const at = parseInstant(text)
  return /^\d{4}-\d\d-\d\d$/.test(text.trim()) ? at + 86_399 : at
}

/**
 * The screener that is asked.
 * @param at null: now
 * @param lists null: all in use
 * @throws InputError `list-unknown`, `as-of-ahead`
 */
export async function screenerFor(
  world: Pick<World, 'screening' | 'clock'>,
  at: Instant | null,
  lists: readonly string[] | null,
): Promise<Screener> {
  const { desk, sources } = world.screening
  if (at !== null && at > world.clock.now() + DAY)
    throw new InputError('as-of-ahead', 'nobody knows yet how the lists will stand at that time', {
      place: { field: '--as-of' },
    })
  if (lists) {
    const states = await desk.states()
    for (const name of lists)
      if (!states.has(name) && !sources.some(s => s.name === name))
        throw new InputError('list-unknown', `"${name}" is no list: cordon lists shows them`, {
          place: { field: '--list' },
        })
  }
  return desk.screener(at, lists)
}

/** One party against a screener; a transaction is screened by its parties, which `also` names. */
export async function screenOne(
  party: Party,
  screener: Screener,
  at: Instant,
  world: Pick<World, 'transfers' | 'utxo'>,
): Promise<{ readonly answer: ScreenAnswer; readonly also: readonly PartyKey[] }> {
  if (party.kind !== 'transaction') return { answer: screener.screen(party, at), also: [] }
  const { answer, addresses } = await screenTransaction(party, screener, at, world)
  return { answer, also: addresses.map(a => partyKey('address', a)) }
}

/** Keeps that a party was screened, for later lists and for the history. */
export function rememberScreen(
  party: Party,
  { verdict }: ScreenAnswer,
  also: readonly PartyKey[],
  ref: string | null,
  world: World,
) {
  const { past, by, clock } = world
  const seen = rememberedParty(party)
  past.remember({ at: clock.now(), by, ...seen, verdict, ref }, [...also, ...alsoKeys(seen)])
}
