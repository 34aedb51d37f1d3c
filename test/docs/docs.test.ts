import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { MOST_REFUSALS } from '../../src/adapters/files/read-table.ts'
import { REFUSALS_KEPT } from '../../src/adapters/transfers/embedded/manifest.ts'
import { SWEEP_WITHIN_SECONDS } from '../../src/analysis/flow/deposit-sweep.ts'
import { COLLECTOR_SHARE, COLLECTOR_STRANGERS, STRANGERS_EACH_WAY } from '../../src/analysis/flow/hub-behaviour.ts'
import { POLICIES, POLICY_SOURCE } from '../../src/analysis/flow/policy.ts'
import { MOST_PICTURES, MOST_TRANSFERS } from '../../src/formats/report/report-view.ts'
import { EARLIEST, LATEST, showInstant } from '../../src/model/instant.ts'
import { HISTORY_LIMIT } from '../../src/operations/trace-funds/fetch-known.ts'
import { ROOT, sourceFiles } from '../architecture/source-files.ts'
import { markdownPages, page, prose } from './markdown.ts'

const pages = markdownPages()

function none(faults: readonly string[]): void {
  assert.equal(faults.length, 0, `\n${faults.join('\n')}\n`)
}

/** Links of the prose: `[text](target)`, those to other places on the net left out. */
function linksOf(text: string): string[] {
  return [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map(m => m[1] ?? '').filter(to => !/^[a-z]+:/.test(to))
}

/** A heading's anchor as GitHub writes it. */
function anchor(heading: string): string {
  const bare = heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '')
  return bare.trim().replace(/\s/g, '-')
}

test('every relative link of a page leads to a file, and its anchor to a heading', () => {
  const faults: string[] = []
  for (const { path, text } of pages)
    for (const link of linksOf(text)) {
      const [file = '', heading] = link.split('#')
      const target = file === '' ? path : join(dirname(path), file)
      if (!existsSync(join(ROOT, target))) faults.push(`${path}: there is no ${target}`)
      else if (heading !== undefined) {
        const anchors = [...page(target).text.matchAll(/^#+ (.*)$/gm)].map(m => anchor(m[1] ?? ''))
        if (!anchors.includes(heading)) faults.push(`${path}: ${target} has no #${heading}`)
      }
    }
  none(faults)
})

test('every file or folder that a page names in code style is there', () => {
  const faults: string[] = []
  for (const { path, text } of pages)
    for (const [, named = ''] of prose(text).matchAll(/`((?:src|test|bench|docs|casebook|bin)\/[\w./-]*)`/g))
      if (!existsSync(join(ROOT, named))) faults.push(`${path}: there is no ${named}`)
  none(faults)
})

test('every decision is linked from docs/adr/README.md, under its own title', () => {
  const list = page('docs/adr/README.md').text
  const decisions = pages.filter(p => /^docs\/adr\/\d{4}-/.test(p.path))
  assert.ok(decisions.length > 0)
  none(
    decisions.flatMap(({ path, text }) => {
      const [, title = ''] = /^# (.+)\n/.exec(text) ?? []
      return list.includes(`- [${title}](${path.slice('docs/adr/'.length)})\n`) ? [] : [`${path} is not listed`]
    }),
  )
})

test('the glossary stands in the order of the alphabet, each word once', () => {
  const words = [...page('GLOSSARY.md').text.matchAll(/^- \*\*(.+?)\*\*:/gm)].map(m => (m[1] ?? '').toLowerCase())
  assert.ok(words.length > 50)
  assert.deepEqual(words, [...new Set(words)].sort())
})

test('the glossary and the decision on doctrines know every doctrine and where it comes from', () => {
  const glossary = page('GLOSSARY.md').text
  const decision = page('docs/adr/0002-lots-and-doctrines.md').text.replace(/\s+/g, ' ')
  for (const policy of POLICIES) {
    assert.ok(glossary.includes(`- **${policy}**:`), policy)
    assert.ok(decision.includes(`| \`${policy}\` |`), policy)
    for (const year of POLICY_SOURCE[policy].match(/\b(1[89]|20)\d\d\b/g) ?? [])
      assert.ok(decision.includes(year), `${policy} ${year}`)
  }
})

test('the limits that the pages tell are those of the code', () => {
  const limits = page('docs/limits.md').text.replace(/\s+/g, ' ')
  const number = (n: number): string => n.toLocaleString('en-US')
  assert.equal(MOST_REFUSALS, REFUSALS_KEPT)
  for (const told of [
    `read to ${number(HISTORY_LIMIT)} transfers`,
    `At most ${number(MOST_REFUSALS)} refusals`,
    `the ${number(MOST_TRANSFERS)} largest transfers`,
    `Times from ${showInstant(EARLIEST).slice(0, 10)} to ${showInstant(LATEST).slice(0, 10)}`,
  ])
    assert.ok(limits.includes(told), told)
  assert.equal(MOST_PICTURES, 3)
  const service = page('docs/adr/0004-who-is-a-service.md').text.replace(/\s+/g, ' ')
  for (const told of [
    `at least ${STRANGERS_EACH_WAY} † stranger payers and ${STRANGERS_EACH_WAY} † stranger payees`,
    `at least ${COLLECTOR_STRANGERS} † stranger payers, at least ${COLLECTOR_SHARE} % †`,
  ])
    assert.ok(service.includes(told), told)
  assert.equal(SWEEP_WITHIN_SECONDS, 3 * 86400)
})

test('every page that a comment of the code sends its reader to is there', () => {
  none(
    sourceFiles('src').flatMap(f =>
      [...f.text.matchAll(/docs\/[\w/-]+\.(?:md|json)/g)]
        .filter(m => !existsSync(join(ROOT, m[0])))
        .map(m => `${f.path}: there is no ${m[0]}`),
    ),
  )
})
