import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { sourceFiles } from '../architecture/source-files.ts'
import type { Campaign } from './kill-import.ts'

/** Holds every property of the tests on other random cases than `npm test` takes, which are the same each time. */
export const campaign: Campaign = {
  name: 'laws',
  about: 'every test with a property, under one seed after the other; a run is a seed, and --seed N goes on at N',
  async run({ seed, runs, log }) {
    const files = propertyTests()
    log(`${files.length} files`)
    const broken: string[] = []
    for (let n = seed; n < seed + runs; n++) {
      const failed = await failures(files, n)
      broken.push(...failed.map(title => `seed ${n}: ${title}`))
      log(`seed ${n}: ${failed.length === 0 ? 'all held' : `BROKEN: ${failed.join('; ')}`}`)
    }
    if (broken.length > 0) throw new Error(`CORDON_SEED=N node --test FILE shows each again:\n${broken.join('\n')}`)
  },
}

/** Paths of the tests that draw cases at random, themselves or through what they import. */
function propertyTests(): string[] {
  const files = sourceFiles('test')
  const drawing = new Set(['test/property.ts'])
  for (let before = 0; before < drawing.size; ) {
    before = drawing.size
    for (const { path, imports } of files) if (imports.some(i => drawing.has(i.target ?? ''))) drawing.add(path)
  }
  return [...drawing].filter(path => path.endsWith('.test.ts')).sort()
}

/** Titles of the tests that fail under a seed. */
async function failures(files: readonly string[], seed: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--test', '--test-reporter=tap', '--test-concurrency=2', ...files], {
    env: { ...process.env, CORDON_SEED: String(seed) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [tap] = await Promise.all([text(child.stdout), once(child, 'exit')])
  if (!/^# pass \d+$/m.test(tap)) throw new Error(`seed ${seed}: the tests did not come to their end`)
  return [...tap.matchAll(/^ *not ok \d+ - (.*)$/gm)].map(([, title = '']) => title)
}
