import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DiskScreenings } from '../src/adapters/screenings/disk-screenings.ts'
import type { PastScreen } from '../src/operations/screen/past-parties.ts'
import { rescreen } from '../src/operations/screen/rescreen.ts'
import { ordinaryNames } from '../test/names/ordinary-names.ts'
import { madeUpEntry, madeUpLists } from '../test/screening/made-up-lists.ts'
import { machine } from './machine.ts'

/** Addresses and domains of a designation; half of each were screened before. */
const ADDRESSES = 100
const DOMAINS = 10
/** Designations, each in the place of the one before, which is so delisted: pages of the disk dropped or not, and how many names. */
const ROUNDS = [
  { cold: true, named: 0 },
  { cold: false, named: 0 },
  { cold: true, named: 1 },
  { cold: false, named: 1 },
  { cold: true, named: 10 },
  { cold: false, named: 1 },
  { cold: false, named: 10 },
] as const

const hash = (n: number): number => Math.imul(n ^ (n >>> 15), 2654435761) >>> 0
const address = (n: number): string =>
  `0x${[1, 2, 3, 4, 5]
    .map(k =>
      hash(n * 5 + k)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('')}`
const word = (n: number, seed: number): string => {
  let rest = hash(n * 7 + seed)
  let text = ''
  for (let k = 0; k < 3; k++) {
    text += 'bcdfghklmnprstvz'[rest & 15] ?? ''
    text += 'aeiou'[(rest >>> 4) % 5] ?? ''
    rest >>>= 7
  }
  return text
}
/** First and last words of ordinary names, put together anew: as many common ones as there are among people. */
const PEOPLE = ordinaryNames(30_000, 7)
  .map(({ text }) => text.split(' '))
  .filter(words => words.length > 1)
const person = (n: number): string =>
  `${PEOPLE[hash(n * 3) % PEOPLE.length]?.[0]} ${PEOPLE[hash(n * 3 + 1) % PEOPLE.length]?.at(-1)}`

/** Of ten parties one is a name, one in a hundred a domain. */
function party(n: number): Pick<PastScreen, 'kind' | 'what'> {
  if (n % 10 === 9) return { kind: 'name', what: person(n) }
  if (n % 100 === 50) return { kind: 'domain', what: `${word(n, 4)}-${n}.example` }
  return { kind: 'address', what: address(n) }
}

/** A new designation against ten million parties screened before, beside `grep -F` over the same parties as one text file. */
export async function benchRescreen(parties: number): Promise<void> {
  console.log(machine())
  const scratch = mkdtempSync(join(tmpdir(), 'cordon-rescreen-'))
  try {
    const folder = join(scratch, 'screenings')
    const text = join(scratch, 'parties.txt')
    await fill(folder, text, parties)
    const lists = madeUpLists()
    const world = { ...lists, progress: { at() {}, end() {} }, by: 'bench' }
    await lists.use('us')
    await lists.accept('us', [madeUpEntry('0', { names: ['Nobody Whom Anybody Asked'] })])
    await rescreenOnce(folder, world)
    for (const [round, { cold, named }] of ROUNDS.entries()) {
      lists.wait(10)
      const { entry, texts } = designation(parties, round, named)
      await lists.accept('us', [madeUpEntry('0', { names: ['Nobody Whom Anybody Asked'] }), entry])
      await lists.screening.desk.screener(null)
      if (cold) for (const name of readdirSync(folder)) dropFromMemory(join(folder, name))
      const { ms, cpu, stretch, listed } = await rescreenOnce(folder, world)
      if (cold) dropFromMemory(text)
      const floor = grep(scratch, text, texts)
      const expected = (ADDRESSES + DOMAINS) / 2 + Math.ceil(named / 2)
      console.log(
        `${ADDRESSES} addresses, ${DOMAINS} domains, ${named} names, ${cold ? 'from the disk' : 'with warm pages'}: ${ms.toFixed(0)} ms, ${listed} alerts (of ${expected} parties that match); ` +
          `${cpu.toFixed(0)} ms of the thread, ${stretch.toFixed(0)} ms at a stretch; ` +
          `grep -F ${floor.ms.toFixed(0)} ms, ${floor.found} lines; ratio ${(floor.ms / ms).toFixed(2)}`,
      )
      if (listed < expected) process.exitCode = 1
    }
    console.log('(aim: under 1,000 ms)')
    console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB, filling and indexing among it`)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function fill(folder: string, text: string, parties: number): Promise<void> {
  const past = new DiskScreenings(folder)
  const file = openSync(text, 'w')
  let lines: string[] = []
  let spent = 0
  for (let n = 0; n < parties; ) {
    const some: PastScreen[] = []
    for (const end = Math.min(parties, n + 20_000); n < end; n++) {
      const at = 1_780_000_000 + (n >> 4)
      some.push({ at, by: 'key-1', ...party(n), verdict: 'clear', ref: `c${n}`, birth: null, country: null })
    }
    const started = performance.now()
    for (const screen of some) past.remember(screen)
    await past.flush()
    spent += performance.now() - started
    lines = some.map(s => s.what)
    writeSync(file, `${lines.join('\n')}\n`)
  }
  closeSync(file)
  const started = performance.now()
  await past.seal()
  await past.close()
  const bytes = (ending: string): number =>
    readdirSync(folder)
      .filter(name => name.endsWith(ending))
      .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  const per = (n: number): string => (n / parties).toFixed(1)
  console.log(`${parties} screens remembered at ${Math.round((parties / spent) * 1000)} a second (aim: 200,000)`)
  console.log(`last indexes waited for ${(performance.now() - started).toFixed(0)} ms`)
  console.log(`bytes a screen: ${per(bytes('.log'))} in logs, ${per(bytes('.index'))} in indexes`)
}

function designation(parties: number, round: number, named: number) {
  const held = (k: number): number => (hash(k + round * 1_000) % Math.floor(parties / 100)) * 100
  const half = (count: number, known: (k: number) => string, fresh: (k: number) => string): string[] =>
    Array.from({ length: count }, (_, k) => (k % 2 === 0 ? known(k) : fresh(k)))
  const wallets = half(
    ADDRESSES,
    k => address(held(k)),
    k => address(4e8 + k),
  )
  const domains = half(
    DOMAINS,
    k => party(held(k) + 50).what,
    k => `never-asked-${k}.example`,
  )
  const names = half(
    named,
    k => person(held(k) + 9),
    k => `Wholly${k} Unasked Zzyzx${k}`,
  )
  return {
    entry: madeUpEntry(`designation-${round}`, { wallets, domains, names }),
    texts: [...wallets, ...domains, ...names],
  }
}

async function rescreenOnce(folder: string, world: Omit<Parameters<typeof rescreen>[1], 'past'>) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const started = performance.now()
  const before = process.threadCpuUsage()
  delay.enable()
  const past = new DiskScreenings(folder)
  const { listed } = await rescreen({ sinceDays: 3_650, dryRun: false }, { ...world, past })
  await past.close()
  const ms = performance.now() - started
  const { user, system } = process.threadCpuUsage(before)
  // The timer must have its turn to see how long it waited.
  await new Promise(resolve => setTimeout(resolve, 5))
  delay.disable()
  return { ms, cpu: (user + system) / 1000, stretch: delay.max / 1e6, listed }
}

function grep(scratch: string, text: string, wanted: readonly string[]): { ms: number; found: number } {
  const keys = join(scratch, 'keys.txt')
  writeFileSync(keys, `${wanted.join('\n')}\n`)
  const started = performance.now()
  const options = { encoding: 'utf8' as const, env: { ...process.env, LC_ALL: 'C' } }
  const { stdout } = spawnSync('grep', ['-x', '-F', '-f', keys, text], options)
  return { ms: performance.now() - started, found: stdout.trim().split('\n').length }
}

// GNU dd asks the system to forget the file's pages.
function dropFromMemory(file: string): void {
  execFileSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' })
}

if (import.meta.main) await benchRescreen(Number(process.argv[2] ?? 10_000_000))
