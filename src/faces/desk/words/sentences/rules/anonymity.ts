import type { TwiceTold } from '../sentence-book.ts'

/** What the rules on mixers, privacy coins, person-to-person markets and nameless exchangers say: R19 to R24. */
export const ANONYMITY: readonly TwiceTold[] = [
  {
    en: 'the other side is a mixer, by its label',
    ja: '相手方はミキサー（ラベルによる）',
    ko: '상대방은 믹서(라벨에 따름)',
  },
  {
    en: 'the other side is a mixer, by {lists:text}',
    ja: '相手方はミキサー（{lists} による）',
    ko: '상대방은 믹서({lists}에 따름)',
  },
  { en: 'the worth of the transfer is not known', ja: '移転の金額は不明', ko: '이전 금액을 알 수 없음' },
  { en: '{usd:usd} moved', ja: '{usd}が移動', ko: '{usd} 이동' },
  {
    en: 'were the other side neither labelled nor listed as a mixer',
    ja: '相手方にミキサーのラベルも掲載もない場合',
    ko: '상대방에게 믹서 라벨도 등재도 없는 경우',
  },
  { en: 'labels of the other side', ja: '相手方のラベル', ko: '상대방의 라벨' },
  {
    en: 'the exposure of the sending account',
    ja: '送金元アドレスのエクスポージャー',
    ko: '송신 주소의 익스포저',
  },
  {
    en: '{share:share} of what the sender received came from mixers, the nearest {hops:n} hop before',
    ja: '送金元の受取額の {share} がミキサー由来（最も近いもので {hops} ホップ前）',
    ko: '송신자가 받은 금액의 {share}가 믹서에서 유래(가장 가까운 것은 {hops}단계 전)',
  },
  {
    en: '{share:share} of what the sender received came from mixers, the nearest {hops:n} hops before',
    ja: '送金元の受取額の {share} がミキサー由来（最も近いもので {hops} ホップ前）',
    ko: '송신자가 받은 금액의 {share}가 믹서에서 유래(가장 가까운 것은 {hops}단계 전)',
  },
  { en: 'of this deposit {usd:usd}', ja: 'この入金のうち {usd}', ko: '이 입금 중 {usd}' },
  {
    en: 'were less than {share:share} of it from mixers',
    ja: 'ミキサー由来が {share} 未満の場合',
    ko: '믹서 유래가 {share} 미만인 경우',
  },
  {
    en: 'were less than {share:share} of it from mixers and the part under {usd:usd}',
    ja: 'ミキサー由来が {share} 未満で、その額が {usd}未満の場合',
    ko: '믹서 유래가 {share} 미만이고 그 금액이 {usd} 미만인 경우',
  },
  {
    en: '{sent:n} customers sent to this account and {received:n} received from it within {span:span}',
    ja: '{span}以内に、顧客 {sent} 名がこのアドレスへ送金し、{received} 名が受領',
    ko: '{span} 이내에 고객 {sent}명이 이 주소로 송금하고 {received}명이 수취',
  },
  {
    en: '{single:share} of them once, and {equal:share} of the transfers in amounts that at least five share',
    ja: 'うち {single} は1回のみ。移転の {equal} は5件以上に共通する金額',
    ko: '그중 {single}는 1회만 이용. 이전의 {equal}는 5건 이상이 공유하는 금액',
  },
  {
    en: 'were the account known as an open service',
    ja: '公開サービスとして知られたアドレスの場合',
    ko: '공개 서비스로 알려진 주소인 경우',
  },
  {
    en: '{usd:usd} came in, a privacy coin was bought {span:span} later',
    ja: '{usd}が入金され、{span}後に匿名通貨を購入',
    ko: '{usd} 입금 후 {span} 뒤에 프라이버시 코인 매수',
  },
  {
    en: 'a deposit, a privacy coin was bought {span:span} later',
    ja: '入金の {span}後に匿名通貨を購入',
    ko: '입금 {span} 뒤에 프라이버시 코인 매수',
  },
  {
    en: 'a privacy coin leaves {span:span} after that',
    ja: 'その {span}後に匿名通貨が出金',
    ko: '그 {span} 뒤에 프라이버시 코인 출금',
  },
  {
    en: '{part:usd} of {all:usd} that came in within {span:span} are from person-to-person markets: {share:share}',
    ja: '{span}以内の入金 {all}のうち {part}がP2P市場由来（{share}）',
    ko: '{span} 이내 입금 {all} 중 {part}가 P2P 시장 유래({share})',
  },
  { en: '{usd:usd} leave', ja: '{usd}が出金', ko: '{usd} 출금' },
  {
    en: 'had under {share:share} of the inflow come from there',
    ja: '入金に占めるその割合が {share} 未満の場合',
    ko: '입금 중 그 비중이 {share} 미만인 경우',
  },
  {
    en: 'the first that this customer ever received comes from an exchanger that asks for no name',
    ja: 'この顧客の最初の受取が、本人確認をしない交換業者から',
    ko: '이 고객의 첫 수취가 신원확인을 하지 않는 교환업자로부터',
  },
  {
    en: 'had anything come in before',
    ja: 'それより前に入金があった場合',
    ko: '그 전에 입금이 있었던 경우',
  },
  { en: 'the exposure of the other side', ja: '相手方のエクスポージャー', ko: '상대방의 익스포저' },
  {
    en: 'when the ledger first saw the other side',
    ja: '相手方がブロックチェーンに最初に現れた時期',
    ko: '상대방이 블록체인에 처음 나타난 시기',
  },
  {
    en: 'the ledger first saw the other side {span:span} before',
    ja: '相手方がブロックチェーンに最初に現れたのは {span}前',
    ko: '상대방이 블록체인에 처음 나타난 것은 {span} 전',
  },
  {
    en: '{share:share} of what it received came from exchangers that ask for no name',
    ja: '相手方の受取額の {share} が本人確認をしない交換業者由来',
    ko: '상대방이 받은 금액의 {share}가 신원확인을 하지 않는 교환업자 유래',
  },
  {
    en: 'had under {share:share} come from there',
    ja: 'その割合が {share} 未満の場合',
    ko: '그 비중이 {share} 미만인 경우',
  },
]
