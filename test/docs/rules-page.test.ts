import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { RULES } from '../../src/catalog/rules/all-rules.ts'
import type { Rule, RuleParameter } from '../../src/model/monitor/rule.ts'
import { ROOT } from '../architecture/source-files.ts'
import { page } from './markdown.ts'

const PAGE = 'docs/rules.md'
const FROM = '<!-- from the catalogue: UPDATE=1 node --test test/docs/rules-page.test.ts -->\n'
const UNTIL = '<!-- end -->\n'

/** A span in the words of people where the unit is seconds, else the figure with its unit. */
function figure({ value, unit }: RuleParameter): string {
  const [size, word] =
    unit !== 'seconds'
      ? [1, unit]
      : value % 86_400 === 0
        ? [86_400, 'd']
        : value % 3600 === 0
          ? [3600, 'h']
          : value % 60 === 0
            ? [60, 'min']
            : [1, 's']
  const text = String(value / size).replace(/\B(?=(\d{3})+$)/g, ',')
  return ['count', 'flag', 'ratio'].includes(word) ? text : `${text} ${word}`
}

function row(rule: Rule): string {
  const parameters = Object.entries(rule.parameters).map(([name, p]) => `\`${name}\` ${figure(p)}`)
  const cells = [
    rule.id,
    rule.name,
    `${rule.question}${rule.hard ? ' Holds by itself.' : ''}`,
    rule.on.join(', '),
    parameters.join('; ') || 'none',
    rule.sources.join('; '),
  ]
  return `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

test('the table of docs/rules.md is what the catalogue of rules says', () => {
  const { text } = page(PAGE)
  const [from, until] = [text.indexOf(FROM) + FROM.length, text.indexOf(UNTIL)]
  assert.ok(from > FROM.length && until >= from, 'the marks of the table are gone')
  const head = '| id | name | question | asked of | parameters | sources |\n|---|---|---|---|---|---|\n'
  const table = `${head}${RULES.map(row).join('\n')}\n`
  if (process.env['UPDATE'] === '1')
    writeFileSync(join(ROOT, PAGE), `${text.slice(0, from)}${table}${text.slice(until)}`)
  else assert.equal(text.slice(from, until), table, 'run UPDATE=1 node --test test/docs/rules-page.test.ts')
})

test('rules stand in the order of their ids, and no id and no name stands twice', () => {
  const ids = RULES.map(rule => rule.id)
  const place = (id: string): number => (id.startsWith('M') ? 100 : 0) + Number(id.slice(1))
  assert.deepEqual(
    ids,
    ids.toSorted((a, b) => place(a) - place(b)),
  )
  assert.equal(new Set(ids).size, ids.length)
  assert.equal(new Set(RULES.map(rule => rule.name)).size, ids.length)
})
