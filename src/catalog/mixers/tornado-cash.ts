import type { MixerEntry, MixerPool } from '../../analysis/mixers/mixer-pool.ts'
import { type AccountId, accountId } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import { type AssetId, erc20, nativeAsset } from '../../model/asset.ts'
import { ETHEREUM } from '../../model/ledger.ts'

const SOURCE = 'https://github.com/tornadocash/docs, general/tornado-cash-smart-contracts.md'
const on = (address: string): AccountId => accountId(ETHEREUM, address as Address)
const ETHER = nativeAsset(ETHEREUM)
const DAI = erc20(ETHEREUM, '0x6b175474e89094c44da98b954eedeac495271d0f')
const UNIT = 10n ** 18n

function pool(asset: AssetId, symbol: string, units: string, address: string): MixerPool {
  const [whole = '0', tenths = '0'] = units.split('.')
  return {
    name: `tornado-cash-${units.replace('.', '-')}-${symbol.toLowerCase()}`,
    title: `Tornado Cash ${units} ${symbol}`,
    account: on(address),
    asset,
    denomination: BigInt(whole) * UNIT + (BigInt(tenths) * UNIT) / 10n,
    source: SOURCE,
  }
}

/** Tornado Cash on Ethereum: fixed amounts, deposits by commitment, withdrawals by proof. */
export const tornadoCash: MixerEntry = {
  name: 'tornado-cash',
  title: 'Tornado Cash',
  pools: [
    pool(ETHER, 'ETH', '0.1', '0x12d66f87a04a9e220743712ce6d9bb1b5616b8fc'),
    pool(ETHER, 'ETH', '1', '0x47ce0c6ed5b0ce3d3a51fdb1c52dc66a7c3c2936'),
    pool(ETHER, 'ETH', '10', '0x910cbd523d972eb0a6f4cae4618ad62622b39dbf'),
    pool(ETHER, 'ETH', '100', '0xa160cdab225685da1d56aa342ad8841c3b53f291'),
    pool(DAI, 'DAI', '100', '0xd4b88df4d29f5cedd6857912842cff3b20c8cfa3'),
    pool(DAI, 'DAI', '1000', '0xfd8610d20aa15b7b2e3be39b396a1bc3516c7144'),
    pool(DAI, 'DAI', '10000', '0x07687e702b410fa43f4cb4af7fa097918ffd2730'),
    pool(DAI, 'DAI', '100000', '0x23773e65ed146a459791799d01336db287f25334'),
  ],
  routers: [
    on('0xd90e2f925da726b50c4ed8d0fb90ad053324f31b'),
    on('0x722122df12d4e14e13ac3b6895a86e84145b6967'),
    on('0x905b63fff465b9ffbf41dea908ceb12478ec7601'),
  ],
  source: SOURCE,
  checked:
    '2026-11-26: every address against the US list of 2022-08-08 as kept by GraphSense (tornado_cash.yaml), which tells no amounts; amounts of the ether pools against the mixer’s own documents, of the DAI pools against public software that lists them; of the routers, the first is named so in the published LI.FI data, the others are told from the list alone',
}
