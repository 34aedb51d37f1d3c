import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { test } from 'node:test'
import { needsTime } from '../thorough.ts'
import { cordon, freshFolder } from './run-cordon.ts'
import { newKey, serving, within } from './serving.ts'

/** The processes that a process started. */
const childrenOf = (pid: number | undefined): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)

/** The lead is the process itself where it runs on the pinned Node, else what that started. */
function membersOf(pid: number | undefined): number[] {
  const children = childrenOf(pid)
  return children.length === 1 ? membersOf(children[0]) : children
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** A GET on a connection of its own. */
function get(url: string, path: string, key?: string): Promise<{ readonly status: number; readonly text: string }> {
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` }
  return new Promise((resolved, reject) => {
    const sent = request(new URL(path, url), { headers, agent: new Agent({ keepAlive: false }) }, answer => {
      let text = ''
      answer.on('data', piece => {
        text += piece
      })
      answer.on('end', () => resolved({ status: answer.statusCode ?? 0, text }))
    })
    sent.on('error', reject)
    sent.end()
  })
}

const measure = (text: string, name: string): number =>
  text
    .split('\n')
    .filter(line => line.startsWith(name))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)

test('two processes answer at one port: rates hold and measures are told for both together, one that is killed is replaced, and the end leaves none', {
  skip: needsTime,
}, async () => {
  using folder = freshFolder()
  const { key } = await newKey(folder.path, ['metrics'])
  const slow = await newKey(folder.path, ['metrics'], 5)
  const log = join(folder.path, 'requests.log')
  const server = await serving(['--data', folder.path, '--log', log, '--workers', '2'])
  try {
    const members = membersOf(server.child.pid)
    assert.equal(members.length, 2)
    for (let n = 0; n < 20; n++) assert.equal((await get(server.url, '/openapi.json', key)).status, 200)
    const { text } = await get(server.url, '/metrics', key)
    assert.equal(measure(text, 'cordon_workers '), 2)
    assert.equal(measure(text, 'cordon_http_requests_total{method="GET",route="/openapi.json",status="200"'), 20)
    assert.equal(measure(text, 'cordon_keys_live '), 2)

    // Ten at once, then five a second, whichever process they come to.
    let through = 0
    const start = performance.now()
    while (performance.now() - start < 2_000) {
      if ((await get(server.url, '/openapi.json', slow.key)).status === 200) through++
      await new Promise(resolve => setTimeout(resolve, 20))
    }
    assert.ok(through >= 15 && through <= 25, `${through} were let through in two seconds`)

    process.kill(members[0] as number, 'SIGKILL')
    assert.ok(
      await within(15_000, async () => membersOf(server.child.pid).length === 2 && !alive(members[0] as number)),
    )
    assert.ok(
      await within(10_000, async () => measure((await get(server.url, '/metrics', key)).text, 'cordon_workers ') === 2),
    )
    assert.match(
      readFileSync(log, 'utf8'),
      /"msg":"worker replaced","code":"worker-lost","reason":"it was ended by SIGKILL"/,
    )

    const last = membersOf(server.child.pid)
    server.kill('SIGTERM')
    assert.equal(await server.ended, 0)
    assert.deepEqual(last.filter(alive), [])
    assert.equal(server.told.out.match(/Cordon answers/g)?.length, 1)
  } finally {
    server.kill('SIGKILL')
  }
})

test('processes whose lead is killed end by themselves, and a port that is taken is told once', {
  skip: needsTime,
}, async () => {
  using folder = freshFolder()
  const server = await serving(['--data', folder.path, '--log', 'none', '--workers', '2'])
  try {
    const busy = await cordon(['serve', '--port', String(server.port), '--data', folder.path, '--workers', '2'])
    assert.equal(busy.code, 2)
    assert.equal(busy.err.match(/port-busy/g)?.length, 1)
    const members = membersOf(server.child.pid)
    server.kill('SIGKILL')
    assert.ok(await within(10_000, () => members.every(pid => !alive(pid))))
  } finally {
    server.kill('SIGKILL')
  }
})
