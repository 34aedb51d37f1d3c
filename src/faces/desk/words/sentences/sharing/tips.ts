import type { TwiceTold } from '../sentence-book.ts'

/** What the machine finds about a tip. */
export const TIPS: readonly TwiceTold[] = [
  { en: 'no ledger data of {ledger:word} is here', ja: '{ledger} のデータがない', ko: '{ledger} 데이터가 없음' },
  { en: 'no ledger data is here', ja: 'ブロックチェーンのデータがない', ko: '블록체인 데이터가 없음' },
  {
    en: '{tx:word} is not in the ledger data here, of which a part could not be read: it may be later, or made up',
    ja: '{tx} は手元のデータにない（一部読取り不可）：より新しいか、架空の可能性がある',
    ko: '{tx}이(가) 보유 데이터에 없음(일부 읽지 못함): 더 최근이거나 지어낸 것일 수 있음',
  },
  {
    en: '{tx:word} is not in the ledger data here: it may be later, or made up',
    ja: '{tx} は手元のデータにない：より新しいか、架空の可能性がある',
    ko: '{tx}이(가) 보유 데이터에 없음: 더 최근이거나 지어낸 것일 수 있음',
  },
  {
    en: 'the transaction is real and does not touch {account:word}',
    ja: '取引は実在するが、{account} に関係しない',
    ko: '거래는 실재하나 {account}과(와) 관련 없음',
  },
  { en: 'it is in the ledger data, {at:at}', ja: '手元のデータにあり（{at}）', ko: '보유 데이터에 있음({at})' },
  { en: 'no case with a trace is kept here', ja: '追跡済みの事件がない', ko: '추적된 사건이 없음' },
  {
    en: 'case {case:word} traced stolen value through {n:n} transfer of it',
    ja: '事件 {case} の被害資金が、この取引の送金 {n} 件を通った',
    ko: '사건 {case}의 탈취 자금이 이 거래의 이체 {n}건을 거침',
  },
  {
    en: 'case {case:word} traced stolen value through {n:n} transfers of it',
    ja: '事件 {case} の被害資金が、この取引の送金 {n} 件を通った',
    ko: '사건 {case}의 탈취 자금이 이 거래의 이체 {n}건을 거침',
  },
  {
    en: 'it is the theft itself in case {case:word}',
    ja: '事件 {case} の流出そのもの',
    ko: '사건 {case}의 탈취 거래 자체임',
  },
  {
    en: 'it pays from {account:word}, which held stolen value of case {case:word}, after the trace ended: trace again',
    ja: '事件 {case} の被害資金を保有する {account} からの、追跡終了後の支払：再追跡する',
    ko: '사건 {case}의 탈취 자금을 보유한 {account}에서 추적 종료 후 지급됨: 다시 추적할 것',
  },
  {
    en: 'the trace that is kept here does not lead through it',
    ja: '手元の追跡はこの取引を通らない',
    ko: '보유한 추적은 이 거래를 거치지 않음',
  },
  {
    en: 'no trace that is kept here leads through it',
    ja: '手元のどの追跡もこの取引を通らない',
    ko: '보유한 어떤 추적도 이 거래를 거치지 않음',
  },
  {
    en: 'no kept trace leads through it, yet not all of them were finished, on its ledger and up to its time',
    ja: '手元のどの追跡も通らないが、未完了、ブロックチェーンの相違、または期間外のものがある',
    ko: '보유한 어떤 추적도 거치지 않으나, 끝나지 않았거나 블록체인이나 기간이 맞지 않는 것이 있음',
  },
  {
    en: '{from:text} told of it before, {at:at}',
    ja: '{from} が以前に提供済み（{at}）',
    ko: '{from}이(가) 이전에 제보함({at})',
  },
  { en: 'case {case:word} holds it already', ja: '事件 {case} に記録済み', ko: '사건 {case}에 이미 있음' },
  {
    en: 'no kept case and no earlier tip names it',
    ja: '手元の事件にも以前の情報提供にもない',
    ko: '보유한 사건에도 이전 제보에도 없음',
  },
  {
    en: '{names:text}: tagged as its account by {source:text} ({n:n} of 100)',
    ja: '{names}：{source} がそのアドレスとラベル付け（100 点中 {n} 点）',
    ko: '{names}: {source}이(가) 그 주소로 라벨 지정(100점 중 {n}점)',
  },
  {
    en: '{names:text}: issues {symbol:word} ({source:text})',
    ja: '{names}：{symbol} の発行体（{source}）',
    ko: '{names}: {symbol} 발행사({source})',
  },
  { en: 'what it moved is not known', ja: '動いた資産が不明', ko: '무엇이 움직였는지 알 수 없음' },
  { en: 'nobody knows who issues {asset:word}', ja: '{asset} の発行体が不明', ko: '{asset}의 발행사를 알 수 없음' },
  {
    en: 'no tag names a custodian of where it went, and the asset has no issuer who can freeze it',
    ja: '行き先に保管業者のラベルがなく、資産にも凍結できる発行体がない',
    ko: '행선지에 수탁 기관 라벨이 없고, 자산에도 동결할 수 있는 발행사가 없음',
  },
]
