import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { DiskOutbox } from '../../src/adapters/notify/disk-outbox.ts'
import { diskBatches } from '../../src/adapters/screenings/batch/disk-batch.ts'
import { DiskScreenings } from '../../src/adapters/screenings/disk-screenings.ts'
import { rescreenCommand } from '../../src/faces/cli/commands/rescreen-command.ts'
import { withScreenFile } from '../../src/faces/cli/commands/screen-file-command.ts'
import { webhooksCommand } from '../../src/faces/cli/commands/webhooks-command.ts'
import { runCli } from '../../src/faces/cli/run-cli.ts'
import type { Terminal } from '../../src/faces/cli/terminal.ts'
import { listAlerts } from '../../src/operations/screen/list-alerts.ts'
import type { World } from '../../src/operations/world.ts'
import { madeUpEntry, madeUpLists } from '../screening/made-up-lists.ts'
import { freshFolder } from './run-cordon.ts'

const address = (n: number): string => `0x${n.toString(16).padStart(40, '0')}`

/** The commands over one folder, each run with the folder opened anew, as separate processes would. */
function commandLine(folder: string) {
  const lists = madeUpLists()
  const open = async () => {
    const past = new DiskScreenings(join(folder, 'screenings'))
    const outbox = new DiskOutbox(join(folder, 'webhooks'), { now: lists.clock.now })
    const world = {
      ...lists,
      past,
      outbox,
      batch: diskBatches(),
      progress: { at() {}, end() {} },
      by: 'tester',
      interrupted: () => false,
    } as unknown as World
    const close = async (): Promise<void> => {
      await past.close()
      outbox.close()
    }
    return { world, close }
  }
  const plain = { name: 'screen', summary: '', positional: [], flags: [], examples: [], run: async () => 0 }
  const data = ['data', 'json'].map(name => ({
    name,
    key: name,
    kind: name === 'data' ? ('text' as const) : ('switch' as const),
    about: '',
  }))
  const screen = withScreenFile({ ...plain, flags: data }, open)
  const commands = [screen, rescreenCommand(open), webhooksCommand(open)]
  const run = async (...argv: string[]): Promise<{ code: number; out: string; err: string }> => {
    const said = { out: '', err: '' }
    const terminal: Terminal = {
      out: text => {
        said.out += text
      },
      err: text => {
        said.err += text
      },
      columns: 100,
      colour: false,
      live: false,
      interrupted: () => false,
      stop: async () => {},
    }
    const code = await runCli(argv, { commands, version: '0', terminal, stack: false })
    return { code, ...said }
  }
  return { ...lists, run, open }
}

test('customers screened on Monday are told of when one of them is designated on Tuesday, once, and their exchange is called', async t => {
  using folder = freshFolder()
  const { run, use, accept, wait, open } = commandLine(folder.path)
  const calls: { event: string; facts: { body: { customers: string[] } }[] }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', piece => {
      body += piece
    })
    request.on('end', () => {
      calls.push(JSON.parse(body))
      response.writeHead(calls.length === 1 ? 500 : 204).end()
    })
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  t.after(() => server.close())
  const hook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const added = await run('webhooks', 'add', hook, '--event', 'rescreen-match', '--event', 'rescreen-cleared')
  assert.match(added.out, /^wh-[0-9a-f]{12} {2}.*\nsecret cordon_whsec_\S{43}\n/)

  await use('us')
  await accept('us', [madeUpEntry('1', { wallets: [address(1)] })])
  const rows = Array.from({ length: 200 }, (_, n) => `cust-${n},${address(n)}`)
  const [file, out] = [join(folder.path, 'customers.csv'), join(folder.path, 'verdicts.csv')]
  writeFileSync(file, `id,address\n${rows.join('\n')}\n`)
  const screened = await run('screen', '--file', file, '--out', out)
  assert.equal(screened.code, 0, screened.err)
  assert.match(screened.out, /200 rows\n {2}match 1, clear 199, unknown 0\n {2}by list: us 1\n/)
  const verdicts = parse(readFileSync(out), { columns: true }) as { id: string; verdict: string; entries: string }[]
  assert.deepEqual(
    verdicts.filter(v => v.verdict === 'match').map(v => [v.id, v.entries]),
    [['cust-1', 'us:1']],
  )
  const refused = await run('screen', '--file', file, '--out', file)
  assert.deepEqual([refused.code, /error\[out-is-input\]/.test(refused.err)], [2, true])

  wait(86_400)
  await accept('us', [madeUpEntry('1', { wallets: [address(1)] }), madeUpEntry('2', { wallets: [address(7)] })])
  const first = await run('rescreen')
  assert.equal(first.code, 0, first.err)
  assert.match(first.out, /MATCHES NOW {2}0x0{39}7\n {2}us 2 \(0x0{39}7\); screened once on .*; customers:\s+cust-7\n/)
  assert.match(first.out, /1 failed, 0 given up, 1 waiting/)
  wait(10)
  const second = await run('rescreen')
  assert.match(second.out, /0 would match now.*\nwebhooks: 1 delivered/s)
  assert.deepEqual(
    calls.map(c => [c.event, c.facts.map(f => f.body.customers)]),
    [
      ['rescreen-match', [['cust-7']]],
      ['rescreen-match', [['cust-7']]],
    ],
  )
  const { world, close } = await open()
  const alerts = await listAlerts.run({ sinceDays: 30, most: 10 }, world)
  await close()
  assert.deepEqual(
    alerts.alerts.map(a => [a.change, a.entry]),
    [['listed', '2']],
  )
  assert.match((await run('webhooks', 'list')).out, /1 delivered, 0 waiting, 0 given up/)
  assert.match((await run('webhooks', 'dead')).out, /no message was given up/)
  assert.equal((await run('webhooks', 'frobnicate')).code, 2)
})
