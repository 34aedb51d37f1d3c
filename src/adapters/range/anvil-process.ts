import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { SourceError } from '../../model/errors.ts'

/** How a private chain is started. */
export interface AnvilPlan {
  readonly chainId: number
  /** Time of the first block, Unix seconds. Without it anvil takes the machine's clock, and no two runs are equal. */
  readonly at: number
  /** Seconds between blocks; null: a block only when it is asked for (`anvil_mine`). */
  readonly blockSeconds?: number | null
  /** Further flags of anvil. */
  readonly flags?: readonly string[]
}

/** A private EVM chain that runs as a process of its own, on 127.0.0.1 only. */
export interface AnvilProcess {
  readonly chainId: number
  /** JSON-RPC over HTTP. */
  readonly url: string
  /** JSON-RPC over WebSocket, same port. */
  readonly ws: string
  readonly pid: number
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>
  /** As an outage does: no goodbye (SIGKILL). */
  kill(): Promise<void>
}

const STARTED_WITHIN_MS = 20_000

/**
 * Starts anvil from its npm package, without the network.
 * @param port null: a free one is chosen
 * @throws SourceError `anvil-missing` (no binary for this machine), `anvil-failed` with what it said
 */
export async function startAnvil(plan: AnvilPlan, port: number | null = null): Promise<AnvilProcess> {
  const chosen = port ?? (await freePort())
  const { chainId, at, blockSeconds = null, flags = [] } = plan
  const pace = blockSeconds === null ? ['--no-mining'] : ['--block-time', String(blockSeconds)]
  const asked = ['--host', '127.0.0.1', '--port', String(chosen), '--chain-id', String(chainId)]
  const child = spawnWatched(anvilBinary(), [...asked, '--timestamp', String(at), ...pace, ...flags])
  const gone = new Promise<void>(done =>
    child.once('close', () => {
      // A whole line is the word that all is well; its end alone means that we are dead.
      child.stdin?.end('\n')
      done()
    }),
  )
  child.stdin?.on('error', () => {})
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    await gone
  }
  await listening(child, gone)
  return {
    chainId,
    url: `http://127.0.0.1:${chosen}`,
    ws: `ws://127.0.0.1:${chosen}`,
    pid: child.pid as number,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

/**
 * Starts a program that ends when we do, however we end: beside it a shell waits on a pipe which the system closes with us, and then
 * kills it. The shell is there first and becomes the program, so that at no moment the program runs unwatched. In a session of its own,
 * so that Ctrl-C reaches us alone, and we end it in order.
 */
function spawnWatched(program: string, args: readonly string[]): ChildProcess {
  const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/tmp' }
  if (process.platform === 'win32') return spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], env })
  const watch = 'exec 3<&0; (read -r _ <&3 || kill -9 $$) >/dev/null 2>&1 & exec "$0" "$@" </dev/null 3<&-'
  return spawn('/bin/sh', ['-c', watch, program, ...args], { stdio: ['pipe', 'pipe', 'pipe'], env, detached: true })
}

/** Waits for anvil's word that it listens; what it prints later is thrown away. */
async function listening(child: ChildProcess, gone: Promise<void>): Promise<void> {
  let said = ''
  const heard = new Promise<void>((ready, fail) => {
    const timer = setTimeout(
      () => fail(new SourceError('anvil-failed', 'anvil did not start in time')),
      STARTED_WITHIN_MS,
    )
    const hear = (chunk: Buffer): void => {
      if (said.length < 20_000) said += chunk.toString('utf8')
      if (!said.includes('Listening on')) return
      clearTimeout(timer)
      ready()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('error', cause =>
      fail(new SourceError('anvil-failed', `anvil cannot be run: ${cause.message}`, { cause })),
    )
    void gone.then(() => fail(new SourceError('anvil-failed', `anvil ended at once: ${said.trim().slice(-300)}`)))
    void heardEnd(() => clearTimeout(timer), gone)
  })
  try {
    await heard
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
}

async function heardEnd(act: () => void, gone: Promise<void>): Promise<void> {
  await gone
  act()
}

/** The program itself: the package's own command would put a process between. */
function anvilBinary(): string {
  const cpu = process.arch === 'x64' ? 'amd64' : process.arch
  const require = createRequire(import.meta.url)
  try {
    const manifest = require.resolve(`@foundry-rs/anvil-${process.platform}-${cpu}/package.json`)
    return join(dirname(manifest), 'bin', process.platform === 'win32' ? 'anvil.exe' : 'anvil')
  } catch (cause) {
    throw new SourceError('anvil-missing', `there is no anvil for ${process.platform} ${cpu} in node_modules`, {
      cause,
    })
  }
}

/** A port of 127.0.0.1 that nobody has. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(0, '127.0.0.1', done)
  })
  const at = server.address()
  await new Promise(done => server.close(done))
  return at !== null && typeof at === 'object' ? at.port : 0
}
