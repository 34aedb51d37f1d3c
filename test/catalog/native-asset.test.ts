import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAsset } from '../../src/model/asset.ts'
import { parseLedger } from '../../src/model/ledger.ts'

test('"native" is the coin that SLIP-44 registers, also of privacy coins and of ledgers that no trace follows', () => {
  const registered = {
    ...{
      btc: 0,
      ltc: 2,
      doge: 3,
      dash: 5,
      dgb: 20,
      eth: 60,
      xvg: 77,
      xmr: 128,
      zec: 133,
      xrp: 144,
      bch: 145,
      xlm: 148,
    },
    ...{ btg: 156, trx: 195, bsv: 236, sol: 501, ada: 1815 },
  }
  for (const [name, coin] of Object.entries(registered)) {
    const ledger = parseLedger(name)
    assert.equal(parseAsset(ledger, 'native'), `${ledger}/slip44:${coin}`)
  }
  assert.throws(() => parseAsset(parseLedger('rune'), 'native'), { code: 'asset-unknown' })
})
