import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const style = (name: string): string =>
  readFileSync(new URL(`../../src/faces/desk/style/${name}.css`, import.meta.url), 'utf8')

test('every colour is told once, for both themes, and paper has the light ones on a white ground', () => {
  const told = [...style('tokens').matchAll(/(--[\w-]+):\s*([^;]*#[^;]*);/g)].map(m => [m[1], m[2]] as const)
  assert.ok(told.length > 25)
  for (const [name, value] of told) assert.match(value ?? '', /^light-dark\(#[0-9a-f]{3,8}, #[0-9a-f]{3,8}\)$/, name)
  assert.equal(new Set(told.map(([name]) => name)).size, told.length)
  assert.deepEqual(
    [...style('print').matchAll(/(--[\w-]+):\s*(#[0-9a-f]+);/g)].map(m => m[1]),
    ['--ground'],
  )
  assert.match(style('print'), /color-scheme: light;/)
})
