import type { TwiceTold } from '../sentence-book.ts'

/** What a message that a wallet is asked to sign would allow. */
export const WHAT_IT_ALLOWS: readonly TwiceTold[] = [
  { en: 'without end', ja: '無期限', ko: '무기한' },
  { en: 'until {day:at} {time:word} UTC', ja: '{day} {time} UTC まで', ko: '{day} {time} UTC까지' },
  { en: 'It cancels an authorised transfer.', ja: '承認済みの送金を取り消す。', ko: '승인된 이체를 취소함.' },
  {
    en: 'It sends {amount:amount} from {from:account} to {to:account}.',
    ja: '{from} から {to} へ {amount} を送る。',
    ko: '{from}에서 {to}(으)로 {amount}을(를) 전송함.',
  },
  {
    en: 'Whoever holds the signature can make the transfer, {until:told}.',
    ja: '署名を持つ者は誰でも送金を実行できる（{until}）。',
    ko: '서명을 가진 사람 누구나 이체를 실행할 수 있음({until}).',
  },
  {
    en: 'The receiver can make the transfer, {until:told}.',
    ja: '受取人が送金を実行できる（{until}）。',
    ko: '받는 사람이 이체를 실행할 수 있음({until}).',
  },
  {
    en: 'It signs a list of orders of which only the root is shown.',
    ja: 'ルートだけが示された注文一覧に署名する。',
    ko: '루트만 표시된 주문 목록에 서명함.',
  },
  {
    en: 'What the orders give away cannot be seen from what is to be signed.',
    ja: '署名対象からは、注文が何を手放すかを確認できない。',
    ko: '서명 대상에서는 주문이 무엇을 내주는지 알 수 없음.',
  },
  {
    en: 'It sells {what:told} for {price:amount}.',
    ja: '{what} を {price} で売る。',
    ko: '{what}을(를) {price}에 매도함.',
  },
  {
    en: 'It buys {what:told} for {price:amount}.',
    ja: '{what} を {price} で買う。',
    ko: '{what}을(를) {price}에 매수함.',
  },
  { en: 'NFT {n:word} of {token:account}', ja: '{token} の NFT {n}', ko: '{token}의 NFT {n}' },
  { en: 'It gives {what:told} away for nothing.', ja: '{what} を無償で手放す。', ko: '{what}을(를) 대가 없이 내줌.' },
  {
    en: 'Of the price of {what:told}, fees take {fees:share}.',
    ja: '{what} の代金のうち手数料が {fees}。',
    ko: '{what} 대금 중 수수료가 {fees}.',
  },
  {
    en: 'A relayer makes the call in the signer’s name.',
    ja: '中継者が署名者の名で呼出しを行う。',
    ko: '중계자가 서명자의 이름으로 호출함.',
  },
  {
    en: 'It takes back the code that the account was given.',
    ja: 'アカウントに与えたコードを取り消す。',
    ko: '계정에 부여한 코드를 회수함.',
  },
  {
    en: 'It makes the code of {who:account} the code of the signer’s own account: that code can move all that the account holds.',
    ja: '{who} のコードを署名者自身のアカウントのコードとする：保有資産のすべてを動かせる。',
    ko: '{who}의 코드를 서명자 자신의 계정 코드로 함: 보유 자산 전부를 옮길 수 있음.',
  },
  {
    en: 'It is good on every chain on which the account has this nonce.',
    ja: 'アカウントのノンスが同じすべてのチェーンで有効。',
    ko: '계정의 논스가 같은 모든 체인에서 유효함.',
  },
  {
    en: 'It is for chain {own:word}, not for chain {here:word} on which you are.',
    ja: 'チェーン {own} 用であり、現在のチェーン {here} 用ではない。',
    ko: '체인 {own}용이며 현재 체인 {here}용이 아님.',
  },
  {
    en: 'It signs {type:word} ({fields:text}) for nobody in particular.',
    ja: '宛先不定の {type}（{fields}）に署名する。',
    ko: '대상이 정해지지 않은 {type}({fields})에 서명함.',
  },
  {
    en: 'It signs {type:word} ({fields:text}) for {who:account}.',
    ja: '{who} に対する {type}（{fields}）に署名する。',
    ko: '{who}에 대한 {type}({fields})에 서명함.',
  },
  {
    en: 'What the signature allows is not known: this form is none that we can read.',
    ja: '署名が許す内容は不明：読み取れる形式ではない。',
    ko: '서명이 허용하는 내용을 알 수 없음: 읽을 수 있는 형식이 아님.',
  },
  {
    en: 'It takes back what {who:account} may take of {token:account}.',
    ja: '{who} への {token} の引出し許可を取り消す。',
    ko: '{who}의 {token} 인출 허용을 취소함.',
  },
  {
    en: 'It lets {who:account} take all {token:account} of {owner:account}, without another signature; the permit can be used {until:told}.',
    ja: '{who} が追加の署名なしに {owner} の {token} をすべて引き出すことを許す。許可の使用期限：{until}。',
    ko: '{who}이(가) 추가 서명 없이 {owner}의 {token}을(를) 모두 인출하도록 허용함. 허용의 사용 기한: {until}.',
  },
  {
    en: 'It lets {who:account} take all {token:account} of {owner:account}, without another signature.',
    ja: '{who} が追加の署名なしに {owner} の {token} をすべて引き出すことを許す。',
    ko: '{who}이(가) 추가 서명 없이 {owner}의 {token}을(를) 모두 인출하도록 허용함.',
  },
  {
    en: 'It lets {who:account} take all of token {token:account} of {owner:account}, without another signature.',
    ja: '{who} が追加の署名なしに {owner} のトークン {token} をすべて引き出すことを許す。',
    ko: '{who}이(가) 추가 서명 없이 {owner}의 토큰 {token}을(를) 모두 인출하도록 허용함.',
  },
  {
    en: 'It lets {who:account} take {amount:amount} of {owner:account}, without another signature.',
    ja: '{who} が追加の署名なしに {owner} の {amount} を引き出すことを許す。',
    ko: '{who}이(가) 추가 서명 없이 {owner}의 {amount}을(를) 인출하도록 허용함.',
  },
  { en: 'The permit has no limit.', ja: '許可額に上限がない。', ko: '허용 금액에 상한이 없음.' },
  { en: 'The permit can be used {until:told}.', ja: '許可の使用期限：{until}。', ko: '허용의 사용 기한: {until}.' },
  {
    en: 'It lets {who:account} take {what:ands} through Permit2, once and to wherever it likes.',
    ja: 'Permit2 を通じて {who} に {what} の引出しを、一度だけ、任意の宛先へ許す。',
    ko: 'Permit2를 통해 {who}에게 {what} 인출을 한 번, 임의의 곳으로 허용함.',
  },
  {
    en: 'It lets {who:account} take {what:ands} through Permit2.',
    ja: 'Permit2 を通じて {who} に {what} の引出しを許す。',
    ko: 'Permit2를 통해 {who}에게 {what} 인출을 허용함.',
  },
  { en: 'all of token {token:account}', ja: 'トークン {token} の全額', ko: '토큰 {token} 전액' },
  { en: 'The signature can be used {until:told}.', ja: '署名の使用期限：{until}。', ko: '서명의 사용 기한: {until}.' },
  {
    en: 'It is about {n:n} tokens at once: ask whether you meant each.',
    ja: '一度に {n} 種のトークンが対象：それぞれ意図したものか確認する。',
    ko: '한 번에 토큰 {n}종이 대상임: 각각 의도한 것인지 확인할 것.',
  },
  {
    en: 'Beside the tokens it signs an order of {who:account}: {fields:text}.',
    ja: 'トークンのほかに {who} の注文にも署名する：{fields}。',
    ko: '토큰 외에 {who}의 주문에도 서명함: {fields}.',
  },
  {
    en: 'The permit of {token:account} has no limit.',
    ja: '{token} の許可額に上限がない。',
    ko: '{token} 허용 금액에 상한이 없음.',
  },
  { en: 'It lasts {until:told}.', ja: '有効期限：{until}。', ko: '유효 기한: {until}.' },
  {
    en: 'It agrees to a message in the name of the Safe {who:account}.',
    ja: 'Safe {who} の名でメッセージに同意する。',
    ko: 'Safe {who}의 이름으로 메시지에 동의함.',
  },
  {
    en: 'What the message allows, anybody who holds enough signatures can use.',
    ja: 'メッセージが許す内容は、必要な数の署名を持つ者なら誰でも使える。',
    ko: '메시지가 허용하는 것은 충분한 서명을 가진 사람 누구나 쓸 수 있음.',
  },
  {
    en: 'It signs {n:n} orders at once; the first gives {what:ands} of {owner:account} for nothing.',
    ja: '一度に {n} 件の注文に署名する。最初の注文は {owner} の {what} を無償で渡す。',
    ko: '한 번에 주문 {n}건에 서명함. 첫 주문은 {owner}의 {what}을(를) 대가 없이 내줌.',
  },
  {
    en: 'It signs {n:n} orders at once; the first gives {what:ands} of {owner:account} for {price:ands}.',
    ja: '一度に {n} 件の注文に署名する。最初の注文は {owner} の {what} を {price} と引き換えに渡す。',
    ko: '한 번에 주문 {n}건에 서명함. 첫 주문은 {owner}의 {what}을(를) {price}의 대가로 내줌.',
  },
  {
    en: 'One signature stands for {n:n} orders: ask whether you meant each.',
    ja: '一つの署名が {n} 件の注文に及ぶ：それぞれ意図したものか確認する。',
    ko: '서명 하나가 주문 {n}건에 해당함: 각각 의도한 것인지 확인할 것.',
  },
  {
    en: 'Not all orders under the signature were looked at.',
    ja: '署名の対象となる注文のすべては確認していない。',
    ko: '서명 대상 주문을 모두 확인하지는 않음.',
  },
  {
    en: 'It gives {what:ands} of {owner:account} for nothing: whoever holds the signature can take it.',
    ja: '{owner} の {what} を無償で渡す：署名を持つ者は誰でも受け取れる。',
    ko: '{owner}의 {what}을(를) 대가 없이 내줌: 서명을 가진 사람 누구나 가져갈 수 있음.',
  },
  {
    en: 'It gives {what:ands} of {owner:account} for {price:ands}: whoever holds the signature can take it.',
    ja: '{owner} の {what} を {price} と引き換えに渡す：署名を持つ者は誰でも受け取れる。',
    ko: '{owner}의 {what}을(를) {price}의 대가로 내줌: 서명을 가진 사람 누구나 가져갈 수 있음.',
  },
  {
    en: 'It gives {what:ands} of {owner:account} for nothing.',
    ja: '{owner} の {what} を無償で渡す。',
    ko: '{owner}의 {what}을(를) 대가 없이 내줌.',
  },
  {
    en: 'It gives {what:ands} of {owner:account} for {price:ands}.',
    ja: '{owner} の {what} を {price} と引き換えに渡す。',
    ko: '{owner}의 {what}을(를) {price}의 대가로 내줌.',
  },
  { en: 'any NFT of {token:account}', ja: '{token} の任意の NFT', ko: '{token}의 임의 NFT' },
  {
    en: 'one of a list of NFTs of {token:account}',
    ja: '{token} の NFT 一覧のうち一つ',
    ko: '{token}의 NFT 목록 중 하나',
  },
]
