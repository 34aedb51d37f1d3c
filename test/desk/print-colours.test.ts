import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const style = (name: string): string =>
  readFileSync(new URL(`../../src/faces/desk/style/${name}.css`, import.meta.url), 'utf8')

test('paper has every colour of the light theme, and none of its own but a white ground', () => {
  const light = style('tokens').split('@media')[0] ?? ''
  const told = (text: string) => new Map([...text.matchAll(/(--[\w-]+):\s*(#[0-9a-f]+);/g)].map(m => [m[1], m[2]]))
  const paper = told(style('print'))
  assert.deepEqual([...paper.keys()].sort(), [...told(light).keys()].sort())
  for (const [name, value] of told(light)) if (name !== '--ground') assert.equal(paper.get(name), value, name)
})
