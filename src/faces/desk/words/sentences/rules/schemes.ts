import type { TwiceTold } from '../sentence-book.ts'

/** What the typologies describe, in the order of their names. */
export const SCHEMES: readonly TwiceTold[] = [
  {
    en: 'Somebody else got in: password, second factor, device or address was changed, and the balance leaves to an address never used before.',
    ja: '第三者が侵入し、パスワード・二段階認証・端末・アドレスを変更して、残高を未使用のアドレスへ出金する。',
    ko: '제3자가 침입해 비밀번호·2단계 인증·기기·주소를 변경하고 잔액을 처음 쓰는 주소로 출금함.',
  },
  {
    en: 'Value crosses ledgers several times a day, through bridges and exchangers that ask for no name.',
    ja: 'ブリッジや本人確認をしない交換業者を通じ、資金が1日に何度もチェーンをまたぐ。',
    ko: '브리지와 신원확인을 하지 않는 교환업자를 통해 자금이 하루에 여러 번 체인을 넘나듦.',
  },
  {
    en: 'Value goes round and comes back to where it began, to look like trade or to be counted twice.',
    ja: '取引を装い、または二重に計上するため、資金が循環して出発点に戻る。',
    ko: '거래로 보이게 하거나 이중으로 계산되도록 자금이 돌아 출발점으로 되돌아옴.',
  },
  {
    en: 'An account that slept for half a year wakes with large sums, which leave to new addresses.',
    ja: '半年間動きのなかった口座が多額の資金で再開し、新しいアドレスへ出金する。',
    ko: '반년간 휴면이던 계정이 거액으로 재개되어 새 주소로 출금됨.',
  },
  {
    en: 'Many unrelated senders pay small amounts into one account, which forwards them as one.',
    ja: '無関係な多数の者が少額を1つの口座に送り、口座はまとめて転送する。',
    ko: '서로 무관한 다수가 소액을 한 계정으로 보내고 계정은 이를 합쳐 전달함.',
  },
  {
    en: 'The house’s own wallets are emptied: outflow far above any such hour, a changed contract or multisig, an approval to a stranger, a key that its signatures give away.',
    ja: '自社ウォレットが空にされる。時間帯に比べ異常な流出、コントラクトやマルチシグの変更、見知らぬ者への承認、署名から漏れる鍵。',
    ko: '자사 지갑이 비워짐. 시간대에 비해 이례적인 유출, 컨트랙트나 다중서명의 변경, 낯선 대상에 대한 승인, 서명으로 드러나는 키.',
  },
  {
    en: 'Wages of workers who hide where they are: exits of the same VPN, remote control, hours of another time zone, one address into which several are paid.',
    ja: '所在を隠す労働者の報酬。同じVPNの出口、遠隔操作、別の時間帯での活動、複数名が受け取る1つのアドレス。',
    ko: '위치를 숨기는 인력의 보수. 같은 VPN 출구, 원격 조작, 다른 시간대의 활동, 여러 명이 받는 하나의 주소.',
  },
  {
    en: 'What is paid in comes out of a peel chain or a fan of fresh addresses, and is broken up again.',
    ja: '入金がピールチェーンや新しいアドレスへの分散から来て、再び分割される。',
    ko: '입금이 필 체인이나 새 주소로의 분산에서 나와 다시 쪼개짐.',
  },
  {
    en: 'A customer is about to pay an address that imitates one used before.',
    ja: '顧客が、以前使ったアドレスに似せたアドレスへ送金しようとしている。',
    ko: '고객이 이전에 쓴 주소를 흉내 낸 주소로 송금하려 함.',
  },
  {
    en: 'Prices are moved by trades and orders that are not meant: matched trades, bids above the best, one account that is much of the book.',
    ja: '真意のない売買や注文で価格を動かす。馴合売買、最良気配を上回る買い注文、板の大半を占める口座。',
    ko: '진의 없는 매매와 주문으로 가격을 움직임. 통정매매, 최우선 호가를 웃도는 매수 주문, 호가의 상당 부분을 차지하는 계정.',
  },
  {
    en: 'Value comes from a mixer or goes into one, openly, a few hops away, or through an account that behaves like one.',
    ja: '資金がミキサーから来る、またはミキサーへ向かう。直接、数ホップ先、またはミキサーのように動くアドレスを通じて。',
    ko: '자금이 믹서에서 오거나 믹서로 감. 직접, 몇 단계를 거쳐, 또는 믹서처럼 움직이는 주소를 통해.',
  },
  {
    en: 'A person lends or rents an account: opened lately or used for the first time, paid by strangers, emptied at once, from devices shared with others.',
    ja: '口座の貸与・名義貸し。開設直後または初めての利用で、他人から入金され、共有端末から直ちに空にされる。',
    ko: '계정 대여·명의 대여. 최근 개설되었거나 처음 사용되며, 타인이 입금하고, 공유 기기에서 곧바로 비워짐.',
  },
  {
    en: 'An unregistered money business: most comes from person-to-person markets or unregistered providers, and leaves as money of a state.',
    ja: '無登録の資金移動・交換業。大半がP2P市場や未登録業者から来て、法定通貨で出ていく。',
    ko: '미신고 자금 이동·교환업. 대부분이 P2P 시장이나 미신고 사업자에게서 와 법정통화로 나감.',
  },
  {
    en: 'What comes in leaves again at once, as it came or as another asset, mostly to other exchanges: the account is a corridor.',
    ja: '入金がそのまま、または別の資産で直ちに出ていき、多くは他の取引所へ向かう。口座は通り道にすぎない。',
    ko: '입금이 그대로 또는 다른 자산으로 곧바로 나가며 대부분 다른 거래소로 향함. 계정은 통로일 뿐임.',
  },
  {
    en: 'Coins that can be followed are turned into one that cannot, and withdrawn.',
    ja: '追跡できる通貨が追跡できない通貨に交換され、出金される。',
    ko: '추적할 수 있는 코인이 추적할 수 없는 코인으로 전환되어 출금됨.',
  },
  {
    en: 'Value of ransomware, scams or darknet markets is paid in, converted and cashed out.',
    ja: 'ランサムウェア・詐欺・ダークネット市場の資金が入金され、交換され、換金される。',
    ko: '랜섬웨어·사기·다크넷 시장의 자금이 입금되어 전환되고 현금화됨.',
  },
  {
    en: 'The other side is listed, owned by who is listed, or a few hops behind; the way is veiled.',
    ja: '相手方が掲載者、掲載者の所有先、または数ホップ先であり、経路が隠されている。',
    ko: '상대방이 등재자이거나 등재자의 소유이거나 몇 단계 뒤에 있고, 경로가 감춰져 있음.',
  },
  {
    en: 'Value of a registered theft reaches a customer and goes on at once: spread, converted into what nobody can freeze, or bridged.',
    ja: '登録された窃取事件の資金が顧客に達し、直ちに先へ進む。分散、凍結できない資産への交換、またはブリッジ。',
    ko: '등록된 탈취 사건의 자금이 고객에게 도달해 곧바로 이어짐. 분산, 동결할 수 없는 자산으로 전환, 또는 브리지 이동.',
  },
  {
    en: 'Money is moved in pieces that each stay under a limit at which somebody would ask: the travel rule, the report of large amounts, a daily sum in won.',
    ja: 'トラベルルール、高額取引の報告、ウォンの1日合計など、確認が入る基準額を下回るよう資金を分割して移す。',
    ko: '트래블룰, 고액 보고, 하루 원화 합계 등 확인이 이루어지는 기준금액을 밑돌도록 자금을 나누어 이전함.',
  },
  {
    en: 'Transfers are cut, or sent where nobody answers, so that no name has to travel with them.',
    ja: '氏名の通知を避けるため、送金を分割し、または応答しない相手へ送る。',
    ko: '성명이 함께 전달되지 않도록 이전을 쪼개거나 응답하지 않는 곳으로 보냄.',
  },
]
