import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { floorOf, folderOf, PURE } from './architecture/floors.ts'
import { importLoops } from './architecture/import-loops.ts'
import { place, placesOf, ROOT, type SourceFile, sourceFiles } from './architecture/source-files.ts'
import { testFilesOf } from './as-one/run-as-one.ts'

const src = sourceFiles('src')
const all = [...src, ...sourceFiles('test', 'bench')]
const pure = src.filter(f => PURE.includes(folderOf(f.path)))
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))

function none(faults: readonly string[]): void {
  assert.equal(faults.length, 0, `\n${faults.join('\n')}\n`)
}

function everywhere(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(f => placesOf(f, pattern))
}

test('a file imports its own floor or a lower one', () => {
  const faults: string[] = []
  for (const file of src) {
    const floor = floorOf(file.path)
    if (floor === null) faults.push(`${file.path} lies on no floor`)
    for (const { target, at } of file.imports) {
      if (target === null || floor === null) continue
      if (!target.startsWith('src/')) {
        if (!target.startsWith('casebook/')) faults.push(`${place(file, at)} leaves src: ${target}`)
      } else if ((floorOf(target) ?? 9) > floor) faults.push(`${place(file, at)} looks up to ${target}`)
    }
  }
  none(faults)
})

test('adapters and faces know nothing of each other: only main.ts sees both', () => {
  const faults: string[] = []
  for (const file of src) {
    const own = folderOf(file.path)
    for (const { target, at } of file.imports) {
      const other = target === null ? '' : folderOf(target)
      if ((own === 'adapters' && other === 'faces') || (own === 'faces' && other === 'adapters'))
        faults.push(`${place(file, at)} imports ${target}`)
    }
  }
  none(faults)
})

test('no two files import each other in a loop', () => none(importLoops(all)))

test('the pure floors name no clock, chance, disk, network or process', () => {
  const faults = everywhere(
    pure,
    /\b(?:fetch\s*\(|process\s*\.|console\s*\.|Date\.now\b|performance\b|new Date\(\s*\)|Math\.random\b|set(?:Timeout|Interval|Immediate)\b|globalThis\b|crypto\.|require\s*\()/g,
  )
  for (const file of pure)
    for (const { specifier, at } of file.imports)
      if (isBuiltin(specifier)) faults.push(`${place(file, at)} imports ${specifier}`)
  none(faults)
})

test('nothing is exported by default, typed any, asserted with !, or changed at module level', () => {
  none([
    ...everywhere(all, /\bexport\s+default\b/g),
    ...everywhere(all, /(?:[:<,|&(]|\bas)\s*any\b(?!\s*\()/g),
    ...everywhere(all, /[\w)\]]!(?!=)/g),
    ...everywhere(all, /^(?:export )?(?:let|var)\s/gm),
    ...everywhere(src, /^(?:export )?(?:const )?(?:enum|namespace)\s/gm),
  ])
})

test('every property draws its cases under the seed of test/property.ts, so that no run of the tests is a throw of dice', () => {
  const others = all.filter(f => f.path !== 'test/property.ts' && f.path.startsWith('test/'))
  none(
    others.flatMap(file =>
      file.imports.filter(i => i.specifier === 'fast-check').map(({ at }) => `${place(file, at)} draws for itself`),
    ),
  )
})

test('npm test runs every test file once, by itself or as one with its neighbours', () => {
  const patterns = [...String(manifest.scripts.test).matchAll(/'([^']+\.test\.ts)'/g)].map(([, glob = '']) => glob)
  const alone = globSync(patterns, { cwd: ROOT })
  const together = globSync('test/as-one/*.test.ts', { cwd: ROOT }).flatMap(path =>
    testFilesOf([...readFileSync(join(ROOT, path), 'utf8').matchAll(/'([a-z-]+)'/g)].map(([, folder = '']) => folder)),
  )
  const every = globSync(['test/**/*.test.ts', 'src/**/*.test.ts'], { cwd: ROOT })
  assert.deepEqual([...alone, ...together].sort(), every.sort())
})

test('no file is named for being a heap', () => {
  const heap = /(?:^|-)(?:utils?|helpers?|managers?|services?)$|^(?:common|misc|shared)$/
  none(
    all
      .flatMap(f =>
        [...new Set(f.path.split('/').map(p => basename(p).replace(/\.tsx?$/, '')))].map(name => ({
          name,
          path: f.path,
        })),
      )
      .filter(({ name }) => heap.test(name))
      .map(({ path }) => path),
  )
})

test('files are small: none over 400 lines, nine in ten under 250, half under 100', () => {
  const lengthOf = (f: SourceFile): number => f.text.trimEnd().split('\n').length
  none(all.filter(f => lengthOf(f) > 400).map(f => `${f.path}: ${lengthOf(f)} lines`))
  const lengths = src.map(lengthOf).sort((a, b) => a - b)
  const at = (share: number): number => lengths[Math.floor(lengths.length * share)] ?? 0
  assert.ok(at(0.9) < 250, `the 90th percentile is ${at(0.9)} lines`)
  assert.ok(at(0.5) < 100, `the median is ${at(0.5)} lines`)
})

test('every export says what it is', () => {
  const faults: string[] = []
  for (const file of src)
    for (const m of file.code.matchAll(
      /^export (?:declare |abstract |async )*(?:function\*?|const|class|interface|type) (\w+)/gm,
    ))
      if (!file.comments.slice(0, m.index).trimEnd().endsWith('*/') || !/\*\/\n$/.test(file.text.slice(0, m.index)))
        faults.push(`${place(file, m.index)} ${m[1]}`)
  none(faults)
})

test('every package that is imported is declared, and every declared one has its line in docs/dependencies.md', () => {
  const faults: string[] = []
  const needed = Object.keys(manifest.dependencies)
  const forWork = Object.keys(manifest.devDependencies)
  const told = readFileSync(join(ROOT, 'docs/dependencies.md'), 'utf8')
  for (const name of [...needed, ...forWork]) if (!told.includes(`\`${name}\``)) faults.push(`${name} is not told of`)
  for (const file of all)
    for (const { specifier, target, at } of file.imports) {
      if (target !== null || isBuiltin(specifier)) continue
      const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
      if (needed.includes(name) || (!file.path.startsWith('src/') && forWork.includes(name))) continue
      faults.push(`${place(file, at)} imports ${specifier}`)
    }
  none(faults)
})

test('a file of the catalog that is not registered in its index is no part of the product', () => {
  const byPath = new Map(src.map(f => [f.path, f]))
  const reached = new Set<string>()
  const walk = (path: string): void => {
    if (reached.has(path)) return
    reached.add(path)
    for (const { target } of byPath.get(path)?.imports ?? []) if (target !== null) walk(target)
  }
  walk('src/catalog/index.ts')
  none(src.map(f => f.path).filter(p => folderOf(p) === 'catalog' && !reached.has(p)))
})

test('the lock file names no registry, so a clone installs from whichever its machine uses', () => {
  const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8')
  none(
    lock.split('\n').flatMap((l, i) => (l.includes('"resolved":') ? [`package-lock.json:${i + 1} ${l.trim()}`] : [])),
  )
})
