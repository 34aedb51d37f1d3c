import { test } from 'node:test'
import { LIST_FORMATS } from '../../src/formats/lists/index.ts'
import { fuzzFormat } from '../campaigns/fuzz-lists.ts'

for (const format of LIST_FORMATS)
  test(`${format.name}: a damaged list is read with faults or refused by name, and no record goes unsaid`, () => {
    fuzzFormat(format, 1, 200)
  })
