import { z } from 'zod'
import type { ScreenAnswer } from '../../analysis/screen/screen-answer.ts'
import { CordonError } from '../../model/errors.ts'
import { parseLedger } from '../../model/ledger.ts'
import type { Party } from '../../model/party.ts'
import { defineOperation } from '../define-operation.ts'
import { parseParty } from './parse-party.ts'
import { screenAnswerSchema } from './screen-answer-schema.ts'
import { MOST_PARTIES, parseAsOf, rememberScreen, screenerFor, screenOne } from './screen-party.ts'

/** How long the lines of one question may keep a server from others at a stretch, in milliseconds. */
const TURN_MS = 20

/**
 * Screens lines that a person pasted, each by itself: a line that cannot be read is told with its reason and hides none of the others.
 * Nobody is cleared by such a line.
 */
export const screenLines = defineOperation({
  name: 'screenLines',
  summary: 'screen pasted lines, each by itself; one that cannot be read hides no other',
  effect: 'read',
  scope: 'screen',
  input: z.object({
    lines: z
      .array(z.string().max(2_000))
      .min(1)
      .max(MOST_PARTIES)
      .describe('addresses, transactions, domains or names'),
    kind: z
      .enum(['address', 'transaction', 'domain', 'name'])
      .optional()
      .describe('what all of them are; else told by each'),
    ledger: z.string().optional().describe('the ledger of addresses and transactions').meta({ placeholder: 'ID' }),
    birth: z.string().optional().describe('date of birth, or the year, of a person').meta({ placeholder: 'DATE' }),
    country: z.string().optional().describe('country of a person or firm').meta({ placeholder: 'CC' }),
    ref: z.string().min(1).max(200).optional().describe('your customer or transfer').meta({ placeholder: 'TEXT' }),
    asOf: z.string().optional().describe('as the lists stood at that time').meta({ placeholder: 'DATE' }),
    list: z.array(z.string()).optional().describe('ask this list only').meta({ placeholder: 'NAME' }),
  }),
  output: z.object({
    at: z.number().describe('the time as of which it is answered, Unix seconds'),
    rows: z.array(
      z.object({
        line: z.string(),
        answer: screenAnswerSchema.nullable(),
        fault: z.object({ code: z.string(), message: z.string() }).nullable().describe('why it was not screened'),
      }),
    ),
  }),
  async run({ lines, kind, ledger, birth, country, ref, asOf, list }, world) {
    const hints = { kind, ledger: ledger === undefined ? undefined : parseLedger(ledger), birth, country }
    const at = asOf === undefined ? null : parseAsOf(asOf)
    const screener = await screenerFor(world, at, list ?? null)
    const now = at ?? world.clock.now()
    const rows: { line: string; answer: ScreenAnswer | null; fault: { code: string; message: string } | null }[] = []
    let turn = world.clock.monotonic()
    for (const line of lines) {
      if (world.clock.monotonic() - turn > TURN_MS) {
        await world.past.giveWay()
        turn = world.clock.monotonic()
      }
      const party = read(line)
      if (!('party' in party)) {
        rows.push({ line, answer: null, fault: party })
        continue
      }
      const { answer, also } = await screenOne(party.party, screener, now, world)
      rows.push({ line, answer, fault: null })
      if (at === null && list === undefined) rememberScreen(party.party, answer, also, ref ?? null, world)
    }
    return { at: now, rows }

    function read(line: string): { readonly party: Party } | { readonly code: string; readonly message: string } {
      try {
        return { party: parseParty(line, hints) }
      } catch (error) {
        if (!(error instanceof CordonError)) throw error
        return { code: error.code, message: error.message }
      }
    }
  },
})
