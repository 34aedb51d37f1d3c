import { InputError } from '../../../model/errors.ts'
import { admitObject } from '../../../operations/share/admit-object.ts'
import type { World } from '../../../operations/world.ts'
import type { Member } from '../../crew.ts'
import type { Doors } from '../../doors.ts'
import { followLedgers } from '../../follow-ledgers.ts'
import { governorTicks } from '../../governor-ticks.ts'
import { listStates } from '../../http/list-state.ts'
import type { Listening } from '../../http/listen.ts'
import type { ServerSetting } from '../../http/make-server.ts'
import type { LogPlace } from '../../http/request-log.ts'
import { PORT } from '../../http/server-defaults.ts'
import type { NodeAtWork } from '../../node-doors.ts'
import { reportOfCase } from '../../report-of-case.ts'
import { reviveDesks } from '../../revive-desks.ts'
import { serveJobs } from '../../serve-jobs.ts'
import type { Command, Values } from '../command.ts'
import { COMMON_FLAGS, dataFolder } from '../common-flags.ts'
import { PORT_FLAG, portOf } from '../port-flag.ts'
import { hostRefusal, readServeFlags, SERVE_FLAGS, type ServeFlags } from '../serve-flags.ts'
import type { Terminal } from '../terminal.ts'
import { TOKEN_LIST_FLAG, withTokenLists } from '../token-list-flag.ts'

/** `cordon serve`: the HTTP face over the data folder, until it is told to stop. */
export function serveCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  return {
    name: 'serve',
    summary: 'answer over HTTP: every operation, reports, OpenAPI, metrics',
    positional: [],
    flags: [
      { ...PORT_FLAG, about: `port; 0 takes any free one [default: ${PORT}]` },
      ...SERVE_FLAGS,
      TOKEN_LIST_FLAG,
      ...COMMON_FLAGS,
    ],
    examples: [
      'serve',
      'serve --port 9000 --data ./cordon-data --workers 4',
      'serve --host 0.0.0.0 --allow-host cordon.example --tls-cert cert.pem --tls-key key.pem',
    ],
    async run(values, terminal) {
      const flags = await readServeFlags(values, doors)
      const data = dataFolder(values, env)
      const desk = { progress: { at() {}, end() {} }, interrupted: () => terminal.interrupted() }
      // A world sees followed blocks when there are some as it is opened.
      if (flags.follow) await (await doors.liveShelf(data)).close()
      const { world: own, close } = await doors.store(data, { tags: [], ledger: null }, desk)
      const world = await withTokenLists(own, values, doors, terminal)
        .then(async listed => (values['governor'] === true ? governed(listed, values, flags) : listed))
        .catch(async error => {
          await close()
          throw error
        })
      const log = flags.log === 'none' ? null : await doors.log(flags.log === 'stderr' ? null : flags.log)
      const node = await doors.nodeAtWork(data, world)
      const serving: Serving = { doors, data, flags, values, world, node, log, terminal }
      try {
        if (flags.workers === 1) return await serveAlone(serving, await doors.lists(data, desk))
        const crew = await doors.crew()
        if (crew.member !== null) return await serveAsMember(serving, crew.member)
        return await lead(serving, await doors.lists(data, desk), crew)
      } finally {
        await node?.close()
        await log?.close()
        await close()
      }
    },
  }
}

/** The world whose events go by the governor first. It is opened at once: a halt that a crash left over waits for nobody. */
async function governed(world: World, values: Values, flags: ServeFlags): Promise<World> {
  if (flags.workers > 1)
    throw new InputError('input-unfit', 'the governor is of one process: --governor goes with --workers 1', {
      place: { field: 'governor' },
    })
  const { governedWorld } = await import('../../../operations/governor/governed-monitor.ts')
  const given = governedWorld(world, values['withdrawals'] === true)
  await given.governor?.desk(given)
  return given
}

/** What the ways of serving have in common. */
interface Serving {
  readonly doors: Doors
  /** The data folder. */
  readonly data: string
  readonly flags: ServeFlags
  readonly values: Values
  readonly world: World
  readonly node: NodeAtWork | null
  readonly log: LogPlace | null
  readonly terminal: Terminal
}

type Lists = Awaited<ReturnType<Doors['lists']>>

/** One process does everything. */
async function serveAlone(serving: Serving, lists: Lists): Promise<number> {
  const open = await hostRefusal(serving.flags, serving.world)
  const following = await followingOf(serving)
  try {
    const server = await answering(serving, null)
    const jobs = jobsOf(serving, lists)
    greet(serving, server.url, open)
    await serving.terminal.stop()
    await server.close()
    await jobs.stop()
    return 0
  } finally {
    await following?.stop()
  }
}

/** This process does what a server does of itself, and others answer. */
async function lead(serving: Serving, lists: Lists, crew: Awaited<ReturnType<Doors['crew']>>): Promise<number> {
  const { flags, world, log, terminal } = serving
  const open = await hostRefusal(flags, world)
  const following = await followingOf(serving)
  try {
    const led = await crew.lead(flags.workers, how => log?.write(lostLine(how)))
    if (typeof led === 'number') return led
    const jobs = jobsOf(serving, lists)
    greet(serving, led.url, open)
    await terminal.stop()
    await led.stop()
    await jobs.stop()
    return 0
  } finally {
    await following?.stop()
  }
}

/** This process answers, beside others. */
async function serveAsMember(serving: Serving, member: Member): Promise<number> {
  try {
    const server = await answering(serving, member)
    member.ready(server.url)
    await Promise.race([serving.terminal.stop(), member.stopped()])
    await server.close()
    return 0
  } finally {
    member.leave()
  }
}

async function answering(serving: Serving, member: Member | null): Promise<Listening> {
  const { doors, data, flags, values, world, node, log } = serving
  const { builtDesk } = await import('../../desk-build/built-desk.ts')
  const setting: ServerSetting = {
    world,
    version: doors.version,
    home: null,
    desk: await builtDesk(),
    about: name => reportOfCase(doors.cases, name),
    hosts: flags.hosts,
    rate: flags.rate,
    proxies: flags.proxies,
    tls: flags.tls,
    log: log ?? undefined,
    lists: listStates(world),
    disk: await doors.diskProbe(data),
    node: node ?? undefined,
    exchange: member ?? undefined,
    oidc: flags.oidc,
  }
  // Loaded only where it is needed: it would make every other command start later.
  const { listen } = await import('../../http/listen.ts')
  const server = await listen(setting, portOf(values), flags.host)
  const ticks = governorTicks(world, doors, fault => log?.write(jobLine(fault, 'governor')))
  const revived = reviveDesks(world, doors, fault => log?.write(jobLine(fault, 'revive')))
  return {
    ...server,
    async close() {
      await server.close()
      await ticks.stop()
      await revived.stop()
    },
  }
}

/** Null: nobody asked for it. */
async function followingOf({ flags, data, world, doors, log }: Serving): Promise<{ stop(): Promise<void> } | null> {
  if (!flags.follow) return null
  return followLedgers({ data, world, doors, told: (fault, job) => log?.write(jobLine(fault, job)) })
}

function jobsOf({ world, doors, flags, node, log, data }: Serving, lists: Lists): { stop(): Promise<void> } {
  return serveJobs(world, doors, {
    updateEveryMs: flags.updateEveryMs,
    lists,
    node,
    taxii: {
      secrets: doors.taxiiSecrets(data),
      open: doors.openTaxii,
      admit: (json, from) => admitObject(json, from, 'read', world.sha256),
      released: async (objects, to) => (node === null ? objects.map(() => null) : node.released(objects, to)),
      pause: ms => doors.pause(ms),
    },
    told: (fault, job) => log?.write(jobLine(fault, job)),
  })
}

function greet({ flags, terminal }: Serving, url: string, open: boolean): void {
  const lines = [`Cordon answers at ${url} (Ctrl-C ends it)`]
  if (flags.workers > 1) lines[0] = `Cordon answers at ${url} with ${flags.workers} processes (Ctrl-C ends it)`
  if (open)
    lines.push(
      'No key was ever added and nobody can sign in, so every program on this machine may ask: see docs/sign-in.md',
    )
  if (!flags.local && flags.tls === undefined)
    lines.push('This is plain HTTP: put TLS in front of it, or give --tls-cert and --tls-key')
  terminal.out(`${lines.join('\n')}\n`)
}

/** A line of the log about work that the server does of itself. */
function jobLine(fault: unknown, job: string): string {
  const { code = 'internal', message } = fault as { code?: string; message?: string }
  return logLine({ msg: 'job failed', job, code, reason: message })
}

function lostLine(how: number | string): string {
  const reason = typeof how === 'number' ? `it exited with ${how}` : `it was ended by ${how}`
  return logLine({ msg: 'worker replaced', code: 'worker-lost', reason })
}

function logLine(members: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ level: 'error', time: new Date().toISOString(), ...members })}\n`
}
