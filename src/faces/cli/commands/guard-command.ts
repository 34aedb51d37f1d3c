import { z } from 'zod'
import { InputError } from '../../../model/errors.ts'
import { type GuardSources, gatherSafes } from '../../../operations/guard/gather-safes.ts'
import type { GuardAlarmRow, GuardAnswer } from '../../../operations/guard/guard-answer.ts'
import { guardInput, toldOf } from '../../../operations/guard/guard-multisig.ts'
import { guardSafes } from '../../../operations/guard/guard-safes.ts'
import { alarmKey, keepGuardAlarms } from '../../../operations/guard/keep-alarms.ts'
import { readInput } from '../../../operations/read-input.ts'
import { deliverWebhooks } from '../../../operations/webhooks/deliver-webhooks.ts'
import type { Doors } from '../../doors.ts'
import type { Command, Values } from '../command.ts'
import { COMMON_FLAGS, inputOf } from '../common-flags.ts'
import { tellError } from '../error-text.ts'
import { flagsOf } from '../flags-of.ts'
import { alarmLines, guardText } from '../guard-text.ts'
import { paint } from '../paint.ts'
import { readJson } from '../read-json.ts'
import type { Terminal } from '../terminal.ts'
import { overData } from './operation-command.ts'

/** Seconds between two looks at the queue, unless said. */
const EVERY_SECONDS = 10

const input = guardInput.extend({
  capture: z
    .array(z.string())
    .optional()
    .describe('an answer of a transaction service in a file')
    .meta({ placeholder: 'FILE' }),
  service: z
    .string()
    .optional()
    .describe('a Safe transaction service to ask; CORDON_SAFE_KEY holds its key, if it wants one')
    .meta({ placeholder: 'URL' }),
  rpc: z
    .string()
    .optional()
    .describe('a node of the chain: it tells the owners, and tries what waits')
    .meta({ placeholder: 'URL' }),
  follow: z.boolean().default(false).describe('look again and again, and tell each alarm once'),
  every: z
    .number()
    .min(0.2)
    .max(3_600)
    .default(EVERY_SECONDS)
    .describe('seconds between two looks')
    .meta({ placeholder: 'N' }),
})

type Given = z.output<typeof input>

/** `cordon guard safe`: judges what a Safe is asked to do, and raises the alarm before it is executed. */
export function guardCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  const task = { name: 'guard-multisig', input }
  return {
    name: 'guard-multisig',
    alias: 'guard safe',
    summary: 'judge what a Safe multisig is asked to do, and raise the alarm before it is executed',
    positional: [],
    flags: [...flagsOf(task).flags, ...COMMON_FLAGS],
    examples: [
      'guard safe --capture queue.json',
      'guard safe --safe 0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4 --rpc http://127.0.0.1:8545',
      'guard safe --safe ADDRESS --service https://safe-transaction.example --follow --data ./data',
    ],
    async run(values, terminal) {
      const given = readInput(task, inputOf(values, ['data', 'json']))
      const { sources, close } = await openSources(given, doors, env)
      const kept = values['data'] !== undefined || (env['CORDON_DATA'] ?? '') !== ''
      const look = async (): Promise<{ answer: GuardAnswer; fresh: readonly GuardAlarmRow[] }> => {
        const { safes, gaps } = await gatherSafes(sources)
        const answer = await guardSafes(safes, sources.node, gaps)
        return { answer, fresh: kept ? await keep(answer.alarms, values, terminal, doors, env) : answer.alarms }
      }
      try {
        const { answer } = await look()
        terminal.out(values['json'] ? `${JSON.stringify(answer)}\n` : guardText(answer, terminal))
        if (given.follow) await follow(answer.alarms, look, given.every, values, terminal, doors)
        return 0
      } finally {
        close()
      }
    },
  }
}

/** Looks on until the user stops it; a fault of a source is told and does not end it. */
async function follow(
  first: readonly GuardAlarmRow[],
  look: () => Promise<{ answer: GuardAnswer }>,
  seconds: number,
  values: Values,
  terminal: Terminal,
  doors: Doors,
): Promise<void> {
  const told = new Set(first.map(alarmKey))
  const again = async (): Promise<void> => {
    const { answer } = await look()
    for (const alarm of answer.alarms) {
      const key = alarmKey(alarm)
      if (told.has(key)) continue
      told.add(key)
      const lines = alarmLines(alarm, Math.min(terminal.columns, 110), paint(terminal.colour))
      terminal.out(values['json'] ? `${JSON.stringify(alarm)}\n` : `${lines.join('\n')}\n`)
    }
  }
  const fault = (error: unknown): void =>
    terminal.err(tellError(error, { json: values['json'] === true, stack: false, width: terminal.columns }).text)
  const pump = doors.repeat(again, seconds * 1000, fault)
  await terminal.stop()
  await pump.stop()
}

async function keep(
  alarms: readonly GuardAlarmRow[],
  values: Values,
  terminal: Terminal,
  doors: Doors,
  env: NodeJS.ProcessEnv,
): Promise<readonly GuardAlarmRow[]> {
  if (alarms.length === 0) return []
  return overData(values, terminal, doors, env, async world => {
    const fresh = await keepGuardAlarms(alarms, world)
    if (fresh.length > 0) await deliverWebhooks(world)
    return fresh
  })
}

async function openSources(
  given: Given,
  doors: Doors,
  env: NodeJS.ProcessEnv,
): Promise<{ sources: GuardSources; close(): void }> {
  const { safe = null, capture = [], service, rpc, follow: looksOn } = given
  const refuse = (message: string, field: string): InputError =>
    new InputError('guard-source-missing', message, { place: { field } })
  if (capture.length === 0 && service === undefined && rpc === undefined)
    throw refuse('guard safe needs what it is to judge: --capture FILE, --service URL or --rpc URL', '--capture')
  if (capture.length === 0 && safe === null) throw refuse('--service and --rpc need the Safe: --safe ADDRESS', '--safe')
  if (looksOn && service === undefined) throw refuse('--follow looks at a queue: --service URL', '--service')
  const captures: unknown[] = []
  for (const file of capture) captures.push(await readJson(file, doors.readText))
  const key = env['CORDON_SAFE_KEY'] || null
  const node = rpc === undefined ? null : await doors.safeNode(rpc)
  const queue = service === undefined ? null : await doors.safeQueue(service, key)
  return {
    sources: { safe, captures, told: toldOf(given), node, queue },
    close() {
      node?.close()
      queue?.close()
    },
  }
}
