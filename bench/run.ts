import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a file of this folder can be run as. */
interface Bench {
  readonly name: string
  readonly file: string
  /** The first sentence of its comment that begins with `Benchmark:`, else of that on what it exports, else of its first. */
  readonly line: string
}

/** The files of this folder that do something when they are run. A word that names none is an argument of the name before it. */
function benches(folder: string): Bench[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.ts') && file !== 'run.ts')
    .sort()
    .flatMap(file => {
      const text = readFileSync(join(folder, file), 'utf8')
      const runs = text.includes('import.meta.main') || !/^export /m.test(text)
      return runs ? [{ name: file.slice(0, -3), file: join(folder, file), line: firstSentence(text) }] : []
    })
}

function firstSentence(text: string): string {
  const said = /\/\*\*[\s*]*Benchmark: ((?:(?!\*\/)[\s\S])*)\*\//.exec(text)
  const exported = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport (?:async )?function /.exec(text)
  const comment = (said ?? exported ?? /\/\*\*([\s\S]*?)\*\//.exec(text))?.[1] ?? ''
  const told = comment.replace(/\s*\n\s*\*\s?/g, ' ').trim()
  return told === '' ? '(tells nothing of itself)' : (/^.*?[^.](?=[.:;](?:\s|$))/.exec(told)?.[0] ?? told)
}

const known = benches(import.meta.dirname)
const asked: { bench: Bench; words: string[] }[] = []
for (const word of process.argv.slice(2)) {
  const bench = known.find(b => b.name === word)
  const last = asked.at(-1)
  if (bench) asked.push({ bench, words: [] })
  else if (last) last.words.push(word)
  else {
    console.error(`there is no benchmark "${word}"`)
    process.exitCode = 2
  }
}

if (asked.length === 0) {
  console.log('npm run bench -- NAME [ARGUMENT…] [NAME …]\n')
  const wide = Math.max(...known.map(b => b.name.length))
  for (const { name, line } of known) console.log(`${name.padEnd(wide)}  ${line}`)
} else if (process.exitCode === undefined)
  for (const { bench, words } of asked) {
    console.log(`\n${[bench.name, ...words].join(' ')}`)
    const { status } = spawnSync(process.execPath, [bench.file, ...words], { stdio: 'inherit' })
    if (status !== 0) process.exitCode = 1
  }
