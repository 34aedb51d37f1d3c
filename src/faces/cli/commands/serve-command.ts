import type { Doors } from '../../doors.ts'
import { listen } from '../../http/listen.ts'
import { reportOfCase } from '../../report-of-case.ts'
import type { Command } from '../command.ts'
import { COMMON_FLAGS, dataFolder } from '../common-flags.ts'
import { PORT_FLAG, portOf } from '../port-flag.ts'

/** `cordon serve`: the HTTP face over the data folder, until it is told to stop. */
export function serveCommand(doors: Doors, env: NodeJS.ProcessEnv): Command {
  return {
    name: 'serve',
    summary: 'answer over HTTP on this machine: reports, every operation, OpenAPI',
    positional: [],
    flags: [PORT_FLAG, ...COMMON_FLAGS],
    examples: ['serve', 'serve --port 9000 --data ./cordon-data'],
    async run(values, terminal) {
      const desk = { progress: { at() {}, end() {} }, interrupted: () => terminal.interrupted() }
      const about = (name: string) => reportOfCase(doors.cases, name)
      const { world, close } = await doors.store(dataFolder(values, env), { tags: [], ledger: null }, desk)
      try {
        const server = await listen({ world, version: doors.version, home: null, about }, portOf(values))
        terminal.out(`Cordon answers at ${server.url} (Ctrl-C ends it)\n`)
        await terminal.stop()
        await server.close()
        return 0
      } finally {
        await close()
      }
    },
  }
}
