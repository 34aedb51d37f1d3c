import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sharedPath } from '../../shared-data.ts'

const here = spawnSync('xmllint', ['--version']).status === 0

/** The `skip` option of a test that holds XML against a published schema: false where xmllint and the schema are there. */
export function needsSchema(name: string): string | false {
  if (!here) return 'needs xmllint (libxml2-utils)'
  return existsSync(sharedPath('specs', 'xsd', name)) ? false : `needs the schema ${name} (set CORDON_SHARED)`
}

/** What xmllint says of documents that do not meet a schema; empty: all of them do. */
export function schemaFaults(name: string, documents: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-xsd-'))
  try {
    // XSD knows no anchors: ^ and $ stand there for themselves, and no name would ever pass. All patterns that have them are whole-text ones.
    const schema = readFileSync(sharedPath('specs', 'xsd', name), 'utf8').replace(
      /(<xs:pattern value=")\^(.*)\$("\s*\/>)/g,
      '$1$2$3',
    )
    writeFileSync(join(folder, name), schema)
    const files = documents.map((xml, i) => {
      writeFileSync(join(folder, `${i}.xml`), xml)
      return `${i}.xml`
    })
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--huge', '--schema', name, ...files], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    })
    const faults = stderr
      .split('\n')
      .filter(line => line !== '' && !/ validates$|namespace warning|^<xsd:schema|^ *\^$/.test(line))
    return status === 0 ? '' : faults.slice(0, 20).join('\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
