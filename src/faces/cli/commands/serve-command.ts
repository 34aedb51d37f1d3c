import type { Doors } from '../../doors.ts'
import { listStates } from '../../http/list-state.ts'
import type { ServerSetting } from '../../http/make-server.ts'
import { PORT } from '../../http/server-defaults.ts'
import { reportOfCase } from '../../report-of-case.ts'
import { serveJobs } from '../../serve-jobs.ts'
import type { Command } from '../command.ts'
import { COMMON_FLAGS, dataFolder } from '../common-flags.ts'
import { PORT_FLAG, portOf } from '../port-flag.ts'
import { hostRefusal, readServeFlags, SERVE_FLAGS } from '../serve-flags.ts'

/** A line of the log about work that the server does of itself. */
function jobLine(fault: unknown, job: string): string {
  const { code = 'internal', message } = fault as { code?: string; message?: string }
  return JSON.stringify({
    level: 'error',
    time: new Date().toISOString(),
    msg: 'job failed',
    job,
    code,
    reason: message,
  })
}

/** `cordon serve`: the HTTP face over the data folder, until it is told to stop. */
export function serveCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  return {
    name: 'serve',
    summary: 'answer over HTTP: every operation, reports, OpenAPI, metrics',
    positional: [],
    flags: [{ ...PORT_FLAG, about: `port; 0 takes any free one [default: ${PORT}]` }, ...SERVE_FLAGS, ...COMMON_FLAGS],
    examples: [
      'serve',
      'serve --port 9000 --data ./cordon-data',
      'serve --host 0.0.0.0 --allow-host cordon.example --tls-cert cert.pem --tls-key key.pem',
    ],
    async run(values, terminal) {
      const flags = await readServeFlags(values, doors)
      const desk = { progress: { at() {}, end() {} }, interrupted: () => terminal.interrupted() }
      const { world, close } = await doors.store(dataFolder(values, env), { tags: [], ledger: null }, desk)
      const log = flags.log === 'none' ? undefined : await doors.log(flags.log === 'stderr' ? null : flags.log)
      try {
        const open = await hostRefusal(flags, world)
        const setting: ServerSetting = {
          world,
          version: doors.version,
          home: null,
          about: name => reportOfCase(doors.cases, name),
          hosts: flags.hosts,
          rate: flags.rate,
          proxies: flags.proxies,
          tls: flags.tls,
          log,
          lists: listStates(world),
        }
        // Loaded only where it is needed: it would make every other command start later.
        const { listen } = await import('../../http/listen.ts')
        const server = await listen(setting, portOf(values), flags.host)
        const jobs = serveJobs(world, doors, {
          updateEveryMs: flags.updateEveryMs,
          lists: doors.lists(dataFolder(values, env), desk),
          told: (fault, job) => log?.write(`${jobLine(fault, job)}\n`),
        })
        const lines = [`Cordon answers at ${server.url} (Ctrl-C ends it)`]
        if (open)
          lines.push('No key was ever added, so every program on this machine may ask: see cordon keys add --help')
        if (!flags.local && flags.tls === undefined)
          lines.push('This is plain HTTP: put TLS in front of it, or give --tls-cert and --tls-key')
        terminal.out(`${lines.join('\n')}\n`)
        await terminal.stop()
        await server.close()
        await jobs.stop()
        return 0
      } finally {
        await log?.close()
        await close()
      }
    },
  }
}
