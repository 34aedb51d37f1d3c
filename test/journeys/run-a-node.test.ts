import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { page } from '../docs/markdown.ts'
import { needsTime } from '../thorough.ts'
import { freePort } from './node-process.ts'
import { freshFolder } from './run-cordon.ts'
import { cordonHere } from './run-here.ts'

const BIN = resolve(import.meta.dirname, '../../bin/cordon.js')
/** Seconds in which the whole page is done, or nobody waits any more. */
const MOST_SECONDS = 120

/**
 * `cordon` of the script. Servers, and what reads standard input, run as they would by hand; all else is asked of this process, which has
 * loaded everything already: arguments go there with a NUL behind each and an empty one at the end, and the exit code, what it printed and
 * what it complained of come back.
 */
function preamble(port: number): string {
  return `set -euo pipefail
cordon() {
  case "$1 $2" in
    serve* | users*) exec_or_run "$@" ;;
    *)
      local code out err
      exec 9<>/dev/tcp/127.0.0.1/${port}
      printf '%s\\0' "$@" '' >&9
      { IFS= read -r -d '' code; IFS= read -r -d '' out; IFS= read -r -d '' err; } <&9
      exec 9>&-
      printf '%s' "$out"
      printf '%s' "$err" >&2
      return "$code" ;;
  esac
}
# A server in the background takes the place of its shell, so that a signal ends it.
exec_or_run() { if [ "$BASHPID" != "$$" ]; then exec "${process.execPath}" "${BIN}" "$@"; else "${process.execPath}" "${BIN}" "$@"; fi; }
`
}

/** Answers the script's `cordon`, one command after the other. */
async function answering(folder: string): Promise<{ readonly port: number; close(): void }> {
  let before: Promise<unknown> = Promise.resolve()
  const server = createServer((socket: Socket) => {
    let text = ''
    socket.on('error', () => {})
    socket.on('data', piece => {
      text += piece
      if (!text.endsWith('\0\0')) return
      const args = text.slice(0, -2).split('\0')
      before = before.then(async () => {
        const at = args.flatMap((arg, i) =>
          ['--data', '--out'].includes(args[i - 1] ?? '') ? [join(folder, arg)] : [arg],
        )
        const { code, out, err } = await cordonHere(at)
        socket.end(`${code}\0${out}\0${err}\0`)
      })
    })
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  return { port: (server.address() as { port: number }).port, close: () => server.close() }
}

/** The blocks of a page for a shell, with ports that are free here. */
async function scriptOf(path: string): Promise<string> {
  const blocks = [...page(path).text.matchAll(/^```sh\n(.*?)^```$/gms)].map(m => m[1] ?? '')
  let script = blocks.join('\n')
  for (const port of ['8081', '8082', '8083', '8084']) script = script.replaceAll(port, String(await freePort()))
  return script
}

const skip = ['bash', 'curl'].every(name => spawnSync(name, ['--version']).status === 0)
  ? needsTime
  : 'the page is for a shell with bash and curl'

test('whoever types what the page on nodes says has four nodes, a theft on every screen, a freeze and a TAXII server', {
  skip,
}, async () => {
  using folder = freshFolder()
  const here = await answering(folder.path)
  try {
    const script = preamble(here.port) + (await scriptOf('docs/run-a-node.md'))
    const shell = spawn('bash', ['-c', script], {
      cwd: folder.path,
      env: { ...process.env, CORDON_DATA: '', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that no server outlives a script that failed.
      detached: true,
    })
    const told = { out: '', err: '' }
    shell.stdout.on('data', piece => {
      told.out += piece
    })
    shell.stderr.on('data', piece => {
      told.err += piece
    })
    const end = (): boolean => process.kill(-(shell.pid ?? 0), 'SIGKILL')
    const late = setTimeout(end, MOST_SECONDS * 1_000)
    const code = await new Promise<number | null>(closed => shell.on('close', closed))
    clearTimeout(late)
    const { out, err } = told
    assert.equal(code, 0, `${out}\n${err}`)
    assert.match(out, /This is now the node of NPA Japan \(JP\)/)
    assert.match(out, /FBI \(US, partner; peer\)\n {2}whole (\d+), redacted 0, withheld 0/)
    assert.equal(out.match(/MATCH +address 0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2/g)?.length, 3)
    assert.match(out, /frozen-in-part 900 USDT: the rest had left/)
    assert.match(out, /"type":"incident"/)
    assert.ok((out.match(/^sound {3}/gm)?.length ?? 0) >= 2, out)
    assert.doesNotMatch(out, /^BROKEN/m)
    assert.equal(readFileSync(join(folder.path, 'letter.pdf')).subarray(0, 5).toString(), '%PDF-')
  } finally {
    here.close()
  }
})
