import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { IntelObject } from '../../../src/model/intel-object.ts'
import { API, HIDDEN, indicator, OPEN, rig } from './taxii-rig.ts'

/** A row as a plain list would hold it. */
interface Row {
  readonly object: IntelObject
  readonly hidden: boolean
}

const pick = (n: number) => {
  let seed = n
  return (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return (seed >>> 8) % below
  }
}
const time = (object: IntelObject): string => String(object['modified'])

/** What the standard says of the rows that a caller may see, in the plainest way. */
function expected(rows: readonly Row[], all: boolean, version: string | undefined, type: string | undefined): string[] {
  const seen = rows.filter(row => all || !row.hidden).map(row => row.object)
  return seen
    .filter(object => {
      const times = seen
        .filter(o => o.id === object.id)
        .map(time)
        .sort()
      const wanted = (version ?? 'last').split(',')
      return (
        (type === undefined || object.type === type) &&
        wanted.some(
          w =>
            w === 'all' ||
            (w === 'first' && times[0] === time(object)) ||
            (w === 'last' && times.at(-1) === time(object)) ||
            w === time(object),
        )
      )
    })
    .map(object => `${object.id} ${time(object)}`)
}

test('whatever is added and deleted in whatever order, every page shows what a plain list would, to each caller', async () => {
  for (let round = 1; round <= 6; round++) {
    const chance = pick(round)
    const r = await rig({ lookThrough: 7 })
    let rows: Row[] = []
    const day = (n: number) => `2026-02-${String(n + 1).padStart(2, '0')}T00:00:00.000Z`
    for (let step = 0; step < 12; step++) {
      const n = chance(5)
      if (chance(5) === 0) {
        const gone = await r.ask('DELETE', `${API}/collections/${OPEN}/objects/${indicator(n).id}/`)
        assert.equal(gone.status, rows.some(row => row.object.id === indicator(n).id) ? 200 : 404)
        rows = rows.filter(row => row.object.id !== indicator(n).id)
      } else {
        const modified = day(chance(20))
        const hidden = chance(3) === 0
        const type = n < 3 ? 'indicator' : 'malware'
        const id = indicator(n).id.replace('indicator', type)
        const object = indicator(n, { type, id, modified, ...(hidden ? { object_marking_refs: [HIDDEN] } : {}) })
        const { json } = await r.post([object])
        const known = rows.some(row => row.object.id === id && time(row.object) === modified)
        if (json['success_count'] === 1 && !known) rows.push({ object, hidden })
      }
      const queries: [string | undefined, string | undefined][] = [
        [undefined, undefined],
        [undefined, 'indicator'],
        [['all', 'first', 'first,last', `${day(chance(20))},first`][chance(4)], [undefined, 'malware'][chance(2)]],
      ]
      for (const as of ['alice', 'rita'])
        for (const [version, type] of queries) {
          const query = [
            version && `match[version]=${version}`,
            type && `match[type]=${type}`,
            `limit=${1 + chance(4)}`,
          ]
          const path = `${API}/collections/${OPEN}/objects/?${query.filter(Boolean).join('&')}`
          const got: string[] = []
          for (let next: unknown = ''; next !== undefined; ) {
            const { json, status } = await r.ask('GET', next === '' ? path : `${path}&next=${String(next)}`, { as })
            assert.equal(status, 200)
            got.push(...(json.objects ?? []).map(o => `${o.id} ${time(o)}`))
            next = json.more ? json.next : undefined
          }
          assert.deepEqual(
            got,
            expected(rows, as === 'alice', version, type),
            `round ${round}, step ${step}, ${as} ${path}`,
          )
        }
    }
    await r.server.close()
  }
})
