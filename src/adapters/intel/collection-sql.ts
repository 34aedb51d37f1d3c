import type { CollectionQuery } from '../../operations/share/intel-store.ts'
import { idKey } from './id-key.ts'
import { OBJECT_COLUMNS } from './intel-tables.ts'
import type { Cell } from './statements.ts'

/** The statement that answers a question about a collection, and its values. @param place the collection's place in its table */
export function collectionSql(
  query: CollectionQuery,
  place: number,
): { readonly sql: string; readonly values: readonly Cell[] } {
  const { afterUs = -1, ids, types, specVersions, limit } = query
  const columns = `select ${OBJECT_COLUMNS}, c.added_us as collected_us`
  const spec = specVersions ? ' and o.spec_version in (select value from json_each(?))' : ''
  const specValues = specVersions ? [JSON.stringify(specVersions)] : []
  if (ids !== undefined) {
    const kind = types ? ' and o.type in (select value from json_each(?))' : ''
    // By the objects first: a collection may hold a million, and an id has few versions.
    const sql = `${columns} from objects o cross join collected c on c.collection = ? and c.seq = o.seq
      where o.id_key in (select value from json_each(?)) and o.id in (select value from json_each(?)) and c.added_us > ?${kind}${spec}
      order by c.added_us limit ?`
    const named = [JSON.stringify(ids.map(idKey)), JSON.stringify(ids)]
    const kinds = types ? [JSON.stringify(types)] : []
    return { sql, values: [place, ...named, afterUs, ...kinds, ...specValues, limit] }
  }
  const rows = 'from collected c cross join objects o on o.seq = c.seq where c.collection = ?'
  if (types === undefined)
    return {
      sql: `${columns} ${rows} and c.added_us > ?${spec} order by c.added_us limit ?`,
      values: [place, afterUs, ...specValues, limit],
    }
  // One ordered walk a type: a single one over all of them would have to sort, or pass over what is of other types.
  const kinds = types.length === 0 ? [''] : [...new Set(types)]
  const one = `select * from (${columns} ${rows} and c.kind = ? and c.added_us > ?${spec} order by c.added_us limit ?)`
  return {
    sql: `${kinds.map(() => one).join(' union all ')} order by collected_us limit ?`,
    values: [...kinds.flatMap(kind => [place, kind, afterUs, ...specValues, limit]), limit],
  }
}
