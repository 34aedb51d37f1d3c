import { createServer } from 'node:net'
import { join } from 'node:path'
import { keyChance } from '../../src/adapters/keys/key-chance.ts'
import { addKey } from '../../src/operations/keys/add-key.ts'
import { cordon, start } from './run-cordon.ts'
import { withRecords } from './serving.ts'

/** Who a node is. */
export interface NodeWho {
  readonly name: string
  readonly country: string
  readonly sector: 'agency' | 'exchange'
}

/** A node in a process of its own. */
export interface RunningNode extends NodeWho {
  readonly data: string
  readonly url: string
  readonly fingerprint: string
  /** Its STIX identity. */
  readonly id: string
  /** A key that may do everything. */
  readonly key: string
  /** Asks one of its operations. */
  ask(path: string, body: object): Promise<{ readonly status: number; readonly json: Record<string, unknown> }>
  /** Starts it, or starts it again. */
  up(): Promise<void>
  /** Ends it by a signal, and waits for that. */
  down(signal: NodeJS.Signals): Promise<void>
}

/** A port of this machine that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise(resolve => server.close(resolve))
  return port
}

async function told(args: readonly string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await cordon([...args, '--json'])
  if (code !== 0) throw new Error(`cordon ${args.join(' ')} ended with ${code}: ${err}`)
  return JSON.parse(out)
}

/** Makes a node by the command line alone. @param folder under which its data folder will lie */
export async function makeNode(folder: string, who: NodeWho): Promise<RunningNode> {
  const data = join(folder, who.name)
  const made = await told([
    'node',
    'init',
    '--data',
    data,
    '--name',
    who.name,
    '--country',
    who.country,
    '--sector',
    who.sector,
  ])
  const { key } = await withRecords(data, world =>
    addKey({ name: 'journey', scope: ['admin'], rate: 100_000 }, keyChance(), world),
  )
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ReturnType<typeof start> | null = null
  return {
    ...who,
    data,
    url,
    key,
    fingerprint: String(made['fingerprint']),
    id: String(made['id']),
    async ask(path, body) {
      const answer = await fetch(new URL(path, url), {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      })
      return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
    },
    async up() {
      const own = start(['serve', '--data', data, '--port', String(port), '--log', join(data, 'requests.log')])
      child = own
      let err = ''
      own.stderr.on('data', piece => {
        err += piece
      })
      await new Promise<void>((resolve, reject) => {
        own.stdout.on('data', piece => {
          if (String(piece).includes('Cordon answers')) resolve()
        })
        own.on('close', code => reject(new Error(`${who.name} ended with ${code}: ${err}`)))
      })
    },
    async down(signal) {
      const own = child
      child = null
      if (own === null || own.exitCode !== null || own.signalCode !== null) return
      const gone = new Promise(resolve => own.once('close', resolve))
      own.kill(signal)
      await gone
    },
  }
}

/** Lets two nodes know each other. @param standing how each stands to the other */
export async function befriend(
  a: RunningNode,
  b: RunningNode,
  standing: 'partner' | 'client' = 'partner',
): Promise<void> {
  for (const [at, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const who = ['--name', other.name, '--country', other.country, '--sector', other.sector]
    const stands = other.sector === 'exchange' ? standing : 'partner'
    await told([
      'peers',
      'add',
      other.url,
      '--data',
      at.data,
      '--fingerprint',
      other.fingerprint,
      ...who,
      '--standing',
      stands,
    ])
  }
}
