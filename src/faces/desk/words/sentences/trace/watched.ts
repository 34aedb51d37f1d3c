import type { TwiceTold } from '../sentence-book.ts'

/** What a watch tells: where value came, what woke, what was taken back, and what an issuer is about to freeze. */
export const WATCHED: readonly TwiceTold[] = [
  {
    en: '{from:word} had been still for {n:n} days and moved to {to:word}',
    ja: '{n} 日間動きのなかった {from} から {to} へ移動',
    ko: '{n}일간 움직임이 없던 {from}에서 {to}(으)로 이동',
  },
  {
    en: '{from:text} had been still for {n:n} days and moved to {to:text}',
    ja: '{n} 日間動きのなかった {from} から {to} へ移動',
    ko: '{n}일간 움직임이 없던 {from}에서 {to}(으)로 이동',
  },
  {
    en: '{from:told} paid {service:told}, where the path ends',
    ja: '{from} が {service} へ送金。経路はここで終わる',
    ko: '{from}이(가) {service}(으)로 송금. 경로는 여기서 끝남',
  },
  { en: 'a service', ja: 'サービス', ko: '서비스' },
  { en: 'an account without an address', ja: 'アドレス形式のない口座', ko: '주소 형식이 없는 계정' },
  {
    en: '{from:told} paid it, {n:n} transfer from the theft',
    ja: '{from} から受領（流出元から送金 {n} 回）',
    ko: '{from}에서 수령(탈취 지점에서 이체 {n}회)',
  },
  {
    en: '{from:told} paid it, {n:n} transfers from the theft',
    ja: '{from} から受領（流出元から送金 {n} 回）',
    ko: '{from}에서 수령(탈취 지점에서 이체 {n}회)',
  },
  {
    en: '{service:word} paid it for what {address:word} of {ledger:word} paid in by {tx:word}, with a confidence of {odds:n}',
    ja: '{ledger} の {address} が {tx} で入金した分を {service} が払い出し、確度 {odds}',
    ko: '{ledger}의 {address}이(가) {tx}(으)로 입금한 것을 {service}이(가) 지급, 신뢰도 {odds}',
  },
  {
    en: 'the trace over the whole history finds nothing stolen in what woke',
    ja: '全履歴による追跡では、動いた資金に被害資金は認められない',
    ko: '전체 이력을 추적한 결과 움직인 자금에서 탈취 자금이 확인되지 않음',
  },
  {
    en: 'the trace over the whole history no longer holds the two legs to be one crossing',
    ja: '全履歴による追跡では、二つの取引はもはや一つのブリッジ・スワップとは認められない',
    ko: '전체 이력을 추적한 결과 두 거래를 더 이상 하나의 브리지·스왑으로 보지 않음',
  },
  {
    en: 'the trace over the whole history finds nothing stolen in this transfer',
    ja: '全履歴による追跡では、この送金に被害資金は認められない',
    ko: '전체 이력을 추적한 결과 이 이체에서 탈취 자금이 확인되지 않음',
  },
  {
    en: 'the trace over the whole history finds {n:n} stolen, not {told:n}',
    ja: '全履歴による追跡では、被害資金は {told} ではなく {n}',
    ko: '전체 이력을 추적한 결과 탈취 자금은 {told}이(가) 아니라 {n}',
  },
  {
    en: 'the ledger took block {n:n} back, and with it what was told as alert {seq:n}',
    ja: 'ブロックチェーンがブロック {n} を取り消し、アラート {seq} の内容も無効となった',
    ko: '블록체인이 블록 {n}을(를) 되돌려 경보 {seq}의 내용도 무효가 됨',
  },
  {
    en: "{issuer:text}'s wallet is asked to freeze {who:word}: {signed:parts}",
    ja: '{issuer} のウォレットに {who} の凍結が提案された：{signed}',
    ko: '{issuer}의 지갑에 {who} 동결이 제안됨: {signed}',
  },
  {
    en: "{issuer:text}'s wallet is asked to free again {who:word}: {signed:parts}",
    ja: '{issuer} のウォレットに {who} の凍結解除が提案された：{signed}',
    ko: '{issuer}의 지갑에 {who} 동결 해제가 제안됨: {signed}',
  },
  {
    en: "{issuer:text}'s wallet is asked to burn what is held at {who:word}: {signed:parts}",
    ja: '{issuer} のウォレットに {who} の残高の焼却が提案された：{signed}',
    ko: '{issuer}의 지갑에 {who} 보유분 소각이 제안됨: {signed}',
  },
  {
    en: 'the proposal to {act:told} {who:word} was confirmed: {signed:told}, {after:parts}',
    ja: '{who} の{act}の提案が承認された：{signed}、{after}',
    ko: '{who} {act} 제안이 승인됨: {signed}, {after}',
  },
  {
    en: 'a confirmation to {act:told} {who:word} was taken back: {signed:told}, {after:parts}',
    ja: '{who} の{act}の承認が取り消された：{signed}、{after}',
    ko: '{who} {act} 승인이 철회됨: {signed}, {after}',
  },
  {
    en: 'the proposal to {act:told} {who:word} was executed and failed, so that it is still open, {after:parts}',
    ja: '{who} の{act}の提案は実行に失敗し、未決のまま、{after}',
    ko: '{who} {act} 제안은 실행에 실패하여 아직 열려 있음, {after}',
  },
  {
    en: '{who:word} sent {n:n} base units away {after:told} to freeze it and before it works: {signed:parts}',
    ja: '{who} が凍結の発効前に {n}（最小単位）を送り出した（凍結について：{after}）：{signed}',
    ko: '{who}이(가) 동결 발효 전에 {n}(최소 단위)을 내보냄(동결에 대해: {after}): {signed}',
  },
  {
    en: '{who:word} is frozen by {issuer:text}, {after:parts}',
    ja: '{issuer} が {who} を凍結、{after}',
    ko: '{issuer}이(가) {who}을(를) 동결, {after}',
  },
  { en: '{who:word} is free again, {after:told}', ja: '{who} の凍結解除、{after}', ko: '{who} 동결 해제, {after}' },
  {
    en: 'what {who:word} held was burned by {issuer:text}, {after:told}',
    ja: '{issuer} が {who} の残高を焼却、{after}',
    ko: '{issuer}이(가) {who}의 보유분을 소각, {after}',
  },
  { en: 'freeze', ja: '凍結', ko: '동결' },
  { en: 'free again', ja: '凍結解除', ko: '동결 해제' },
  { en: 'burn what is held at', ja: '残高焼却', ko: '보유분 소각' },
  { en: '{n:n} of {needed:n} confirmations', ja: '承認 {needed} 件中 {n} 件', ko: '승인 {needed}건 중 {n}건' },
  {
    en: '{n:n} of an unknown number of confirmations',
    ja: '承認 {n} 件（必要数不明）',
    ko: '승인 {n}건(필요 수 미상)',
  },
  { en: 'no proposal was seen before', ja: '事前の提案は確認されていない', ko: '사전 제안이 확인되지 않음' },
  { en: '{span:hms} after the proposal', ja: '提案から {span} 後', ko: '제안 후 {span}' },
  {
    en: '{n:n} base units had left by then',
    ja: 'それまでに {n}（最小単位）が流出',
    ko: '그때까지 {n}(최소 단위)이 유출됨',
  },
  {
    en: 'nothing shows yet that this wallet may do it',
    ja: 'このウォレットに権限があることはまだ確認できない',
    ko: '이 지갑에 권한이 있는지 아직 확인되지 않음',
  },
]
