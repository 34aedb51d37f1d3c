import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freezeCommands } from '../../../src/faces/cli/commands/freeze-commands.ts'
import { tipsCommands } from '../../../src/faces/cli/commands/tips-commands.ts'
import { placesOf } from '../../../src/faces/cli/fold-text.ts'
import { runCli } from '../../../src/faces/cli/run-cli.ts'
import type { Terminal } from '../../../src/faces/cli/terminal.ts'
import type { Doors } from '../../../src/faces/doors.ts'
import { type TestNode, testNodes } from '../../freeze-nodes.ts'
import { ACCOUNT } from '../../operations/freeze/freeze-verbs.ts'

/** The commands of one node; what they print and write is kept. */
function desk(node: TestNode) {
  const files = new Map<string, Uint8Array | string>()
  let printed = ''
  const terminal: Terminal = {
    out: text => {
      printed += text
    },
    err: text => {
      printed += text
    },
    columns: 80,
    colour: false,
    live: false,
    interrupted: () => false,
    stop: () => new Promise(() => {}),
  }
  const doors: Partial<Doors> = {
    store: async () => ({ world: node.world, close: async () => {} }),
    monotonic: () => 0,
  }
  const press = {
    pdf: async () => new Uint8Array([1]),
    write: async (path: string, content: Uint8Array | string) => {
      files.set(path, content)
    },
  }
  const commands = [...freezeCommands(doors as Doors, {}, press), ...tipsCommands(doors as Doors, {})]
  return {
    files,
    async cordon(...argv: string[]): Promise<{ code: number; text: string }> {
      printed = ''
      const code = await runCli([...argv, ...(argv.includes('--help') ? [] : ['--data', 'x'])], {
        commands,
        version: '0',
        terminal,
        stack: false,
      })
      return { code, text: printed }
    },
  }
}

test('from the command line: a letter-only request is made, shown, written as text and PDF, answered and listed', async () => {
  const { npa } = testNodes(['npa'])
  const { cordon, files } = desk(npa)
  const given = ['--asset', 'USDT', '--amount', '1250.5', '--jurisdiction', 'JP', '--law', 'Article 197(2)']
  const made = await cordon('freeze', 'request', ACCOUNT, ...given, '--grounds', 'stolen', '--contact', 'desk')
  assert.equal(made.code, 0, made.text)
  assert.match(made.text, /to +Tether \(no node here: by letter\)/)
  const id = /freeze-request--(\w{8})/.exec(made.text)?.[1] ?? ''
  assert.match((await cordon('freeze', 'letter', id, '--language', 'ko')).text, /수사협조 요청/)
  assert.equal((await cordon('freeze', 'letter', id, '--out', 'a.pdf')).text, 'wrote a.pdf\n')
  assert.deepEqual(
    [files.get('a.pdf'), (await cordon('freeze', 'letter', id, '--out', 'a.doc')).code],
    [new Uint8Array([1]), 2],
  )
  assert.equal((await cordon('freeze', 'answer', id, 'frozen', '--reference', 'T-1')).code, 0)
  assert.match((await cordon('freeze', 'list')).text, /1,250\.5 USDT frozen of 1,250\.5 USDT/)
  assert.match((await cordon('freeze', 'show', 'abcd')).text, /freeze-unknown/)
  const json = JSON.parse((await cordon('freeze', 'list', '--json')).text)
  assert.deepEqual([json.freezes[0].state, json.freezes[0].frozen], ['frozen', '1250500000'])
})

test('every help text of these commands fits 80 columns', async () => {
  const { npa } = testNodes(['npa'])
  const { cordon } = desk(npa)
  for (const words of [
    'freeze request',
    'freeze send',
    'freeze answer',
    'freeze withdraw',
    'freeze list',
    'freeze show',
    'freeze letter',
    'tips submit',
    'tips list',
    'sightings answer',
  ]) {
    const { code, text } = await cordon(...words.split(' '), '--help')
    assert.equal(code, 0)
    const wide = text.split('\n').filter(line => placesOf(line) > 80 && !/^(?: {2}|Usage: )cordon /.test(line))
    assert.deepEqual(wide, [], words)
  }
})
