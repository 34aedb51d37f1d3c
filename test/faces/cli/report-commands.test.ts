import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { writeWhole } from '../../../src/adapters/files/write-whole.ts'
import { letterPdf } from '../../../src/adapters/letters/set-letter.ts'
import { reportFolders } from '../../../src/adapters/reports/report-folder.ts'
import type { Command, Values } from '../../../src/faces/cli/command.ts'
import { reportCommands } from '../../../src/faces/cli/commands/report-commands.ts'
import type { Doors } from '../../../src/faces/doors.ts'
import { sampleJson } from '../../formats/reports/sample-case.ts'

const folder = mkdtempSync(join(tmpdir(), 'cordon-reports-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const doors = {
  version: '0.1.0',
  readText: (path: string) => readFile(path, 'utf8').catch(() => null),
} as unknown as Doors
const press = { pdf: letterPdf, write: writeWhole }
const [draft, check] = reportCommands(doors, {}, press, async () => reportFolders) as [Command, Command]

async function run(command: Command, values: Values, columns = 80): Promise<{ code: number; out: string }> {
  let out = ''
  const terminal = {
    out: (text: string) => {
      out += text
    },
    ...{
      err: () => {},
      columns,
      colour: false,
      live: false,
      interrupted: () => false,
      stop: () => new Promise<void>(() => {}),
    },
  }
  return { code: await command.run(values, terminal), out }
}

const CASE = join(folder, 'case.json')
writeFileSync(CASE, JSON.stringify(sampleJson()))
const at = (name: string): string => join(folder, name)

test('a court bundle is what sha256sum and the checker both say it is, and any change is found', async () => {
  const made = await run(draft, { report: CASE, as: 'court', out: at('court') })
  assert.equal(made.code, 0)
  for (const line of made.out.split('\n')) assert.ok(line.length <= 80, line)
  const sums = spawnSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: at('court'), encoding: 'utf8' })
  assert.equal(sums.status, 0, sums.stderr)
  assert.equal(sums.stdout.match(/: OK$/gm)?.length, readdirSync(at('court')).length - 1)
  assert.match((await run(check, { path: at('court') })).out, /All \d+ files are as they were written/)
  assert.match(readFileSync(join(at('court'), 'report.pdf'), 'latin1'), /^%PDF-1\.7/)
  // The report that a judge reads names the digest of the data beside it.
  const data = sums.stdout.match(/^case\.json/m)
  assert.ok(data)
  const changes: readonly (readonly [string, (into: string) => void, RegExp])[] = [
    ['changed', into => appendFileSync(join(into, 'case.json'), ' '), /changed: case\.json/],
    ['missing', into => rmSync(join(into, 'stix.json')), /missing: stix\.json/],
    ['added', into => writeFileSync(join(into, 'more.txt'), 'x'), /not named by SHA256SUMS: more\.txt/],
    ['manifest', into => appendFileSync(join(into, 'manifest.json'), ' '), /changed: manifest\.json/],
  ]
  for (const [name, change, says] of changes) {
    cpSync(at('court'), at(name), { recursive: true })
    change(at(name))
    const { code, out } = await run(check, { path: at(name) })
    assert.equal(code, 6, name)
    assert.match(out, says)
  }
})

test('the same case gives the same folder to the byte, and a folder that is there is never written over', async () => {
  for (const as of ['kofiu', 'sarx', 'goaml', 'ic3', 'stix']) {
    await run(draft, { report: CASE, as, out: at(`${as}-1`) })
    await run(draft, { report: CASE, as, out: at(`${as}-2`) })
    const sums = ['1', '2'].map(n => readFileSync(join(at(`${as}-${n}`), 'SHA256SUMS'), 'utf8'))
    assert.equal(sums[0], sums[1], as)
    assert.equal((await run(check, { path: at(`${as}-1`) })).code, 0)
  }
  await assert.rejects(run(draft, { report: CASE, as: 'sarx', out: at('sarx-1') }), { code: 'report-folder-taken' })
  assert.deepEqual(
    readdirSync(folder).filter(name => name.endsWith('.part')),
    [],
  )
})

test('where no folder can be made that is said at once, also where the file system holds none', async () => {
  if (process.platform === 'linux')
    await assert.rejects(run(draft, { report: CASE, as: 'stix', out: '/proc/cordon-report' }), {
      code: 'file-unwritable',
    })
  await assert.rejects(run(draft, { report: CASE, as: 'stix', out: join(CASE, 'inside') }), {
    code: 'folder-unwritable',
  })
})

test('digests that name other folders, and folders that hold links, are refused', async () => {
  cpSync(at('stix-1'), at('evil'), { recursive: true })
  for (const path of ['../case.json', '/etc/passwd', 'a/b', '.hidden', 'a\\b']) {
    writeFileSync(join(at('evil'), 'SHA256SUMS'), `${'0'.repeat(64)}  ${path}\n`)
    await assert.rejects(run(check, { path: at('evil') }), { code: 'bundle-name' }, path)
  }
  for (const text of [
    '',
    'nonsense\n',
    `${'0'.repeat(64)} stix.json\n`,
    `${'0'.repeat(64)}  a\n${'0'.repeat(64)}  a\n`,
  ]) {
    writeFileSync(join(at('evil'), 'SHA256SUMS'), text)
    await assert.rejects(run(check, { path: at('evil') }), { code: 'bundle-sums-malformed' })
  }
  symlinkSync('/etc/passwd', join(at('stix-2'), 'link'))
  await assert.rejects(run(check, { path: at('stix-2') }), { code: 'report-folder-strange' })
})

test('a case that is not ready says so for every form, with exit code 2', async () => {
  writeFileSync(at('empty.json'), JSON.stringify({ schema: 'cordon.report-case/1', reference: 'x' }))
  const { code, out } = await run(check, { path: at('empty.json') })
  assert.equal(code, 2)
  for (const form of ['sarx', 'goaml', 'kofiu', 'jafic', 'ic3', 'stix', 'court'])
    assert.match(out, new RegExp(`^${form}: lacks \\d+`, 'm'))
  for (const line of out.split('\n')) assert.ok(line.length <= 80, line)
  await assert.rejects(run(draft, { report: at('empty.json'), as: 'sarx', out: at('none') }), {
    code: 'report-incomplete',
  })
  assert.equal(readdirSync(folder).includes('none'), false)
  assert.equal((await run(check, { path: CASE })).code, 0)
})

test('a report that was broken by hand is told by file and line', async () => {
  const xml = readFileSync(join(at('sarx-1'), 'sar.xml'), 'utf8')
  writeFileSync(at('bad.xml'), xml.replace('PartyCount="1"', 'PartyCount="9"'))
  const bad = await run(check, { path: at('bad.xml') })
  assert.equal(bad.code, 2)
  assert.match(bad.out, /:2: PartyCount is 9/)
  writeFileSync(at('worse.xml'), xml.slice(0, 900))
  assert.equal((await run(check, { path: at('worse.xml') })).code, 2)
})
