import type { TwiceTold } from '../sentence-book.ts'

/** What is said of how far the other side of an event is known: its exposure, its screening and the cases that reached it. */
export const KNOWN_SIDE: readonly TwiceTold[] = [
  {
    en: 'the exposure of the sending account: {why:parts}',
    ja: '送金元アドレスのエクスポージャー（{why}）',
    ko: '송신 주소의 익스포저({why})',
  },
  {
    en: 'the exposure of the other side: {why:parts}',
    ja: '相手方のエクスポージャー（{why}）',
    ko: '상대방의 익스포저({why})',
  },
  {
    en: 'cases of theft whose value reached the other side: {why:parts}',
    ja: '相手方に資金が達した窃取事件（{why}）',
    ko: '상대방에게 자금이 도달한 탈취 사건({why})',
  },
  {
    en: 'the screening of the other side: {why:parts}',
    ja: '相手方の照合結果（{why}）',
    ko: '상대방 조회 결과({why})',
  },
  {
    en: 'lists that could be read, so that the screening could say: {why:parts}',
    ja: '照合に必要な、読み取れるリスト（{why}）',
    ko: '조회에 필요한, 읽을 수 있는 명단({why})',
  },
  {
    en: 'lists that could be read, so that the screening could say who owns it: {why:parts}',
    ja: '所有者の確認に必要な、読み取れるリスト（{why}）',
    ko: '소유자 확인에 필요한, 읽을 수 있는 명단({why})',
  },
  {
    en: 'the data holds no transfer of this account',
    ja: 'データにこのアドレスの移転がない',
    ko: '데이터에 이 주소의 이전 기록이 없음',
  },
  {
    en: "the exposure index ends at {day:at}, before the account's first transfer",
    ja: 'エクスポージャー索引は {day} まで（このアドレスの最初の移転より前）',
    ko: '익스포저 색인이 {day}까지임(이 주소의 첫 이전보다 앞섬)',
  },
  {
    en: 'the exposure index ends at {day:at}, {span:span} before the event',
    ja: 'エクスポージャー索引は {day} まで（イベントの {span}前）',
    ko: '익스포저 색인이 {day}까지임(이벤트 {span} 전)',
  },
  {
    en: 'the trace of {name:text} ends at {day:at}, {span:span} before the event, and nobody watches it',
    ja: '{name} の追跡は {day} まで（イベントの {span}前）で、追跡監視もされていない',
    ko: '{name} 추적은 {day}까지(이벤트 {span} 전)이며 추적 감시도 없음',
  },
  {
    en: '{doctrine:names}, by the trace of {day:at}, {how:told}',
    ja: '{doctrine}、{day} の追跡による、{how}',
    ko: '{doctrine}, {day} 추적에 따름, {how}',
  },
  {
    en: 'in proportion over all that it received, by the exposure index',
    ja: '受取額全体に対する按分、エクスポージャー索引による',
    ko: '수취액 전체에 대한 비례, 익스포저 색인에 따름',
  },
  {
    en: 'of the transfer that the watch told of',
    ja: '追跡監視が知らせた移転に対する割合',
    ko: '추적 감시가 알린 이전에 대한 비율',
  },
  { en: 'of all that it received', ja: '受取額全体に対する割合', ko: '수취액 전체에 대한 비율' },
  {
    en: 'of its first {n:n} transfers: it is too busy to read',
    ja: '最初の {n} 件の移転に対する割合（取引が多く全体は読めない）',
    ko: '처음 {n}건의 이전에 대한 비율(거래가 많아 전부 읽지 못함)',
  },
  { en: '{list:word}: {why:told}', ja: '{list}：{why}', ko: '{list}: {why}' },
]
