import { z } from 'zod'
import { InputError } from '../../../model/errors.ts'
import type { FollowState } from '../../../operations/live/follow-state.ts'
import { readInput } from '../../../operations/read-input.ts'
import { beginWatch, beginWatchInput } from '../../../operations/watch/begin-watch.ts'
import { endWatch } from '../../../operations/watch/end-watch.ts'
import { listWatchAlerts } from '../../../operations/watch/list-watch-alerts.ts'
import { listWatches } from '../../../operations/watch/list-watches.ts'
import { runWatches } from '../../../operations/watch/run-watches.ts'
import type { World } from '../../../operations/world.ts'
import type { Doors } from '../../doors.ts'
import type { Command, Values } from '../command.ts'
import { COMMON_FLAGS, dataFolder, inputOf } from '../common-flags.ts'
import { flagsOf } from '../flags-of.ts'
import type { Terminal } from '../terminal.ts'
import { TOKEN_LIST_FLAG, withTokenLists } from '../token-list-flag.ts'
import { alertText, stateText, watchAlertsText, watchesText } from '../watch-text.ts'
import { operationCommand, overData } from './operation-command.ts'

const input = beginWatchInput.extend({
  once: z.boolean().default(false).describe('take in what the sources have now, and end'),
  untilHeight: z.int().nonnegative().optional().describe('end at this block').meta({ placeholder: 'N' }),
  end: z.boolean().default(false).describe('end the watch; without it, it goes on for ever'),
})

/** `cordon watch`, `cordon watches`: cases that go on by themselves as blocks come. */
export function watchCaseCommands(doors: Doors, env: NodeJS.ProcessEnv): readonly Command[] {
  return [
    watchCommand(doors, env),
    operationCommand(listWatches, doors, env, watchesText),
    operationCommand(listWatchAlerts, doors, env, watchAlertsText),
  ]
}

function watchCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  const { flags, positional } = flagsOf({ input, positional: ['case'] })
  return {
    name: 'watch',
    summary: 'follow the ledgers, and tell where a case goes as blocks come',
    positional,
    flags: [...flags, TOKEN_LIST_FLAG, ...COMMON_FLAGS],
    examples: ['watch bybit-2025', 'watch bybit-2025 --once --json', 'watch bybit-2025 --end'],
    async run(values, terminal) {
      const given = readInput({ name: 'watch', input }, inputOf(values, ['data', 'json', TOKEN_LIST_FLAG.key]))
      const { once, untilHeight = null, end, ...begin } = given
      if (end) return await overData(values, terminal, doors, env, world => ended(begin.case, world, values, terminal))
      const data = dataFolder(values, env)
      // Whoever follows already raises the alerts of every watch: to it, this one is told.
      using _ = await locked(data, doors, async () => {
        await overData(values, terminal, doors, env, world => beginWatch.run(begin, world))
      })
      const shelf = await doors.liveShelf(data)
      try {
        return await overData(values, terminal, doors, env, async own => {
          const world = await withTokenLists(own, values, doors, terminal)
          const begun = await beginWatch.run(begin, world)
          if (!values['json']) terminal.err(greeting(begun))
          const states = await runWatches({
            world,
            ledgers: { shelf, secrets: doors.ledgerSecrets(data), open: doors.openFollower },
            ...(await doors.watching(world)),
            ...{ once, untilHeight, only: begin.case, stop: terminal.stop(), pause: ms => doors.pause(ms) },
            alert: told => {
              if (values['json']) terminal.out(`${JSON.stringify({ alert: told })}\n`)
              else terminal.out(alertText(told, world.assets, terminal))
            },
            state: stateTeller(values, terminal),
            failed: (fault, what) => terminal.err(`${what}: ${messageOf(fault)}\n`),
          })
          if (values['json']) terminal.out(`${JSON.stringify({ ledgers: states })}\n`)
          return 0
        })
      } finally {
        await shelf.close()
      }
    },
  }
}

async function locked(data: string, doors: Doors, begin: () => Promise<void>): Promise<Disposable> {
  try {
    return await doors.lockLive(data)
  } catch (error) {
    if (error instanceof InputError && error.code === 'live-followed') await begin()
    throw error
  }
}

async function ended(name: string, world: World, values: Values, terminal: Terminal): Promise<number> {
  const answer = await endWatch.run({ case: name }, world)
  const alerts = answer.alerts === 1 ? '1 alert' : `${answer.alerts} alerts`
  terminal.out(values['json'] ? `${JSON.stringify(answer)}\n` : `${name} is watched no more; it told ${alerts}\n`)
  return 0
}

function greeting({ case: name, begun, sources }: Awaited<ReturnType<typeof beginWatch.run>>): string {
  const from = sources.length === 1 ? '1 source' : `${sources.length} sources`
  return `${name}: ${begun ? 'watched from now on' : 'watched already'}, ${from}; Ctrl-C leaves, the watch stays\n`
}

/** States of the ledgers, each when it changes in more than its height. */
function stateTeller(values: Values, terminal: Terminal): (state: FollowState) => void {
  const last = new Map<string, string>()
  return state => {
    const now = `${state.phase} ${state.fault?.code ?? ''}`
    if (last.get(state.ledger) === now || state.phase === 'starting') return
    last.set(state.ledger, now)
    terminal.err(values['json'] ? `${JSON.stringify({ state })}\n` : stateText(state, terminal.columns))
  }
}

function messageOf(fault: unknown): string {
  const { message, code } = fault as { message?: string; code?: string }
  return `${message ?? String(fault)}${code === undefined ? '' : ` [${code}]`}`
}
