import { parseAccount } from '../../../src/model/account.ts'
import { erc20 } from '../../../src/model/asset.ts'
import type { FreezeRequest } from '../../../src/model/freeze.ts'
import { ETHEREUM } from '../../../src/model/ledger.ts'

/** A request with something in every place of a letter. */
export const LETTER_REQUEST: FreezeRequest = {
  id: 'freeze-request--3f2a9c1d-8a4e-4b2f-9d11-7c5e0a6b1f22',
  from: 'identity--00000000-0000-4000-8000-000000000001',
  fromName: '訓練県警察 サイバー捜査課',
  to: { id: null, name: '예시 거래소' },
  accounts: [
    parseAccount('eip155:1:0x47666fab8bd0ac7003bce3f5c3585383f09486e2'),
    parseAccount('eip155:1:0x1111111111111111111111111111111111111111'),
  ],
  asset: erc20(ETHEREUM, '0xdac17f958d2ee523a2206206994597c13d831ec7'),
  amount: 1_234_567_890_123n,
  unit: { symbol: 'USDT', decimals: 6 },
  case: 'bybit-2025-02-21',
  basis: {
    jurisdiction: 'JP',
    reference: '刑事訴訟法（昭和二十三年法律第百三十一号）第百九十七条第二項',
    text: 'Stolen assets were moved to these accounts. 탈취된 자산이 이전되었습니다. 窃取された資産が移転されました。',
  },
  evidence: 'ab'.repeat(32),
  answerBy: 1_795_046_400,
  validUntil: 1_796_046_400,
  contact: 'cyber desk, extension 110',
  marking: 'amber+strict',
  at: 1_795_000_000,
}
