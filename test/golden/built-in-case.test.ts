import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TraceJson } from '../../src/formats/trace-json.ts'
import { cordon, freshFolder } from '../journeys/run-cordon.ts'

// Changes whenever the trace of the built-in case says something else: look at what changed before the line is written anew.
const FINDINGS = 'a25f6f0485abf796e4db2729d5df02e39a52b0e9b5acd826e7d116d26b3f7d2d'

async function traced(env: NodeJS.ProcessEnv): Promise<TraceJson> {
  using folder = freshFolder()
  const ran = await cordon(['start', '--no-serve', '--json', '--data', folder.path], { env })
  assert.equal(ran.code, 0, ran.err)
  return JSON.parse(ran.out)
}

test('the checksum of the findings is the same on every machine, in every time zone and language', async () => {
  assert.equal(
    (await traced({ TZ: 'Asia/Seoul', LANG: 'ko_KR.UTF-8', LC_ALL: 'ko_KR.UTF-8' })).evidence.findings,
    FINDINGS,
  )
  assert.equal((await traced({ TZ: 'America/New_York', LANG: 'C', LC_ALL: 'C' })).evidence.findings, FINDINGS)
})
