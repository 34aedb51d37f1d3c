import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { test } from 'node:test'
import { commandsOf } from '../../src/faces/cli/commands/index.ts'
import { traceJsonSchema } from '../../src/formats/trace-json.ts'
import { makeDoors } from '../../src/main.ts'
import { cordon, freshFolder, start } from './run-cordon.ts'
import { cordonHere } from './run-here.ts'

test('the first command traces the built-in theft, writes the report and serves it', async () => {
  using folder = freshFolder()
  const child = start(['start', '--port', '0', '--data', folder.path])
  try {
    const url = await opened(child.stderr)
    const desk = await fetch(url)
    assert.equal(desk.url, new URL('/desk/', url).href)
    assert.match(desk.headers.get('content-security-policy') ?? '', /script-src 'self'(?!.*unsafe)/)
    assert.match(await desk.text(), /<title>Cordon<\/title>/)
    const home = await fetch(new URL('/cases/bybit-2025-02-21', url))
    assert.equal(home.status, 200)
    const report = await home.text()
    assert.equal(report.includes('0x1542368a03ad1f03d96D51B414f4738961Cf4443'), true)
    assert.match(home.headers.get('content-security-policy') ?? '', /default-src 'none'/)
    const json = await fetch(new URL('/cases/bybit-2025-02-21/trace.json', url))
    const trace = traceJsonSchema.parse(await json.json())
    // 401,346.768858404671846374 ETH left the wallet, as the ledger has it.
    const ether = trace.stolen.find(s => s.asset === 'eip155:1/slip44:60')
    assert.equal(ether?.amount, '401346768858404671846374')
    assert.equal(existsSync(join(folder.path, 'reports/bybit-2025-02-21.html')), true)
    assert.deepEqual(
      JSON.parse(readFileSync(join(folder.path, 'reports/bybit-2025-02-21.json'), 'utf8')).evidence,
      trace.evidence,
    )
  } finally {
    child.kill('SIGTERM')
  }
})

test('the server answers to this machine alone, and to no page of another site', async () => {
  using folder = freshFolder()
  await cordonHere(['start', '--no-serve', '--data', folder.path])
  const child = start(['serve', '--port', '0', '--data', folder.path])
  try {
    const url = await opened(child.stdout)
    assert.equal(await statusOf(url, { host: 'evil.example' }), 403)
    assert.equal(await statusOf(url, { origin: 'https://evil.example' }), 403)
    assert.equal(await statusOf(url, {}), 302)
    const post = async (path: string, body: string, type = 'application/json') => {
      const answer = await fetch(new URL(path, url), { method: 'POST', body, headers: { 'content-type': type } })
      return {
        status: answer.status,
        json: (await answer.json()) as { error: { code: string; place: object }; cases?: unknown[] },
      }
    }
    assert.equal((await post('/v1/list-cases', '{}')).json.cases?.length, 1)
    assert.equal((await post('/v1/list-cases', '{}', 'text/plain')).status, 400)
    assert.equal((await post('/v1/list-cases', '{"')).json.error.code, 'request-malformed')
    assert.equal(
      (await post('/v1/trace-funds', '{"sources":["0x00"],"polcy":"fifo"}')).json.error.code,
      'input-unknown',
    )
    assert.equal((await post('/v1/nothing', '{}')).json.error.code, 'route-unknown')
    const unknown = await post('/v1/show-case', '{"name":"nobody"}')
    assert.deepEqual([unknown.status, unknown.json.error.code], [404, 'case-unknown'])
    const api = (await (await fetch(new URL('/openapi.json', url))).json()) as { paths: object }
    assert.ok('/v1/trace-funds' in api.paths)
  } finally {
    child.kill('SIGTERM')
  }
})

test('a command that is wrong says so with a code, a place and the right exit code', async () => {
  using folder = freshFolder()
  const data = ['--data', folder.path]
  const faults: [string[], number, RegExp][] = [
    [['trcae'], 2, /command-unknown.*did you mean trace/],
    [['trace', '--policy', 'fiffo', ...data], 2, /flag-malformed.*fifo/],
    [['trace', ...data], 2, /source-missing/],
    [['trace', '--sources', '0x00', ...data], 3, /store-empty/],
    [['trace', '--sources', 'gone.csv', ...data], 2, /file-missing/],
    [['trace', '--transfers', 'gone.csv', '--sources', '0x00', ...data], 2, /file-missing/],
    [['import', 'gone.csv', '--as', 'transfers', ...data], 2, /file-missing/],
    [['import', 'gone.csv', '--as', 'nonsense', ...data], 2, /format-unknown/],
    [['explain', '0x00', ...data], 3, /case-untraced/],
    [['case', 'Nobody!', ...data], 2, /case-malformed/],
    [['serve', '--port', '99999', ...data], 2, /flag-malformed/],
  ]
  for (const [args, code, message] of faults) {
    const ran = await cordonHere(args)
    assert.equal(ran.code, code, `${args.join(' ')}: ${ran.err}`)
    assert.match(ran.err, message)
    assert.equal(ran.out, '')
  }
  const told = await cordon(['case', 'nobody', '--json', ...data])
  assert.equal(JSON.parse(told.err).error.code, 'case-unknown')
})

test('help fits a terminal of 80 columns and names every command as it names itself', async () => {
  // A digest stays whole to be copied.
  const fits = (text: string): void => {
    for (const line of text.split('\n')) assert.ok(line.length <= 80 || /\S{60}/.test(line), line)
  }
  const main = await cordonHere(['--help'])
  fits(main.out)
  const commands = commandsOf(async () => makeDoors({}, '0'), {})
  assert.ok(commands.length > 60)
  for (const { name, alias, summary, load } of commands) {
    const itself = await load()
    assert.deepEqual([name, alias, summary], [itself.name, itself.alias, itself.summary])
    assert.match(main.out, new RegExp(`^  ${alias ?? name}\\s`, 'm'))
    const help = await cordonHere([...(alias ?? name).split(' '), '--help'])
    assert.equal(help.code, 0)
    fits(help.out)
  }
})

test('a reader that goes away ends the command quietly', async () => {
  using folder = freshFolder()
  const child = start(['start', '--no-serve', '--json', '--data', folder.path])
  child.stdout.destroy()
  let err = ''
  child.stderr.on('data', piece => {
    err += piece
  })
  const code = await new Promise(resolved => child.on('close', resolved))
  assert.deepEqual([code, err], [0, ''])
})

function opened(stream: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolved, reject) => {
    let text = ''
    stream.on('data', piece => {
      text += piece
      const [url] = /http:\/\/(?:localhost|127\.0\.0\.1):\d+\//.exec(text) ?? []
      if (url) resolved(url)
    })
    stream.on('end', () => reject(new Error(`no address in: ${text}`)))
  })
}

function statusOf(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolved, reject) => {
    request(url, { headers }, answer => {
      answer.resume()
      resolved(answer.statusCode)
    })
      .on('error', reject)
      .end()
  })
}
