import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const PAGE = 1_000

/** The floor: texts fetched a page at a time over plain HTTP from another process, and put into SQLite, a durable commit a page. Milliseconds. */
export async function plainFetch(folder: string, texts: readonly string[]): Promise<number> {
  const file = join(folder, 'plain.jsonl')
  writeFileSync(file, texts.join('\n'))
  const child = spawn(process.execPath, [join(import.meta.dirname, 'plain-server.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const database = new DatabaseSync(join(folder, 'plain.sqlite'))
  try {
    const url = await new Promise<string>(resolve => child.stdout.on('data', piece => resolve(String(piece).trim())))
    database.exec(
      'pragma journal_mode = wal; pragma synchronous = full; create table t (seq integer primary key, json text not null)',
    )
    const insert = database.prepare('insert into t values (?, ?)')
    const begun = performance.now()
    for (let after = 0; after < texts.length; ) {
      const rows = (await get(`${url}/?after=${after}&limit=${PAGE}`, agent)).split('\n')
      database.exec('begin immediate')
      for (const json of rows) insert.run(++after, json)
      database.exec('commit')
    }
    return performance.now() - begun
  } finally {
    database.close()
    agent.destroy()
    child.kill('SIGKILL')
  }
}

function get(url: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent }, answer => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('end', () => resolve(Buffer.concat(pieces).toString()))
    })
    asked.on('error', reject)
    asked.end()
  })
}
