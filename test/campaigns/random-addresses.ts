import assert from 'node:assert/strict'
import { AddressIndex } from '../../src/analysis/screen/address/address-index.ts'
import { keyIds } from '../../src/model/key-ids.ts'
import { readWalletAddress } from '../../src/model/wallet-address.ts'
import { listedAddresses } from '../laws/listed-addresses.ts'
import { madeUpAddresses } from '../laws/made-up-addresses.ts'
import type { Campaign } from './kill-import.ts'

/** Random addresses in one run. */
const PER_RUN = 100_000

/** Random valid addresses of all forms, against all that OFAC lists: none may match, by address or by key. */
export const campaign: Campaign = {
  name: 'random-addresses',
  about: `valid random addresses of all forms, ${PER_RUN} a run: each is read, and none of them is listed`,
  async run({ seed, runs, log }) {
    const started = performance.now()
    for (let run = 0; run < runs; run++) againstTheList(seed + run, PER_RUN)
    const seconds = (performance.now() - started) / 1000
    log(`${runs * PER_RUN} addresses in ${seconds.toFixed(0)} s: each was read, none matched`)
  },
}

/** Reads random addresses and asks for each. @throws AssertionError where one is not read, or is found */
export function againstTheList(seed: number, count: number): void {
  const rows = listedAddresses().flatMap(({ address }, ref) => {
    const read = readWalletAddress(address)
    return read === null
      ? [{ address, ref }]
      : [read.address, ...keyIds(read.address, read.form)].map(a => ({ address: a, ref }))
  })
  const index = AddressIndex.build(rows)
  for (const text of madeUpAddresses(seed, count)) {
    const read = readWalletAddress(text)
    assert.ok(read !== null, `${text} (seed ${seed}) was not read`)
    assert.ok(!index.has(read.address), `${text} (seed ${seed}) matches`)
    for (const id of keyIds(read.address, read.form))
      assert.ok(!index.has(id), `${text} (seed ${seed}) matches by ${id}`)
  }
}
