import type { TwiceTold } from '../sentence-book.ts'

/** What the rules ask, in the order of their ids. */
export const QUESTIONS: readonly TwiceTold[] = [
  {
    en: 'Is money moved in pieces that each stay just under a limit of the travel rule?',
    ja: 'トラベルルールの基準額をわずかに下回るよう資金を分割して移していないか。',
    ko: '트래블룰 기준금액을 약간 밑돌도록 자금을 나누어 이전하는가?',
  },
  {
    en: 'Do many transfers of one direction in a month each stay under the amount that reports are made of?',
    ja: '1か月間に、報告対象額を下回る同一方向の入出金が多数ないか。',
    ko: '한 달 동안 보고 대상 금액을 밑도는 같은 방향 입출금이 많은가?',
  },
  {
    en: 'Is 10 million won paid in, or out, in a day, or 20 million in a week?',
    ja: '1日に1,000万ウォン、または1週間に2,000万ウォンの入金または出金がないか。',
    ko: '하루 1,000만 원 또는 일주일 2,000만 원의 입금이나 출금이 있는가?',
  },
  {
    en: 'Are there several large transfers in a day, far above what this customer moves on other days?',
    ja: '顧客の通常の1日の移動額を大きく上回る高額の入出金が、1日に複数ないか。',
    ko: '고객이 평소 하루에 이동하는 금액을 크게 웃도는 고액 입출금이 하루에 여러 건 있는가?',
  },
  {
    en: 'Did money come in at even intervals, followed by long silence, with a large exit before or after it?',
    ja: '等間隔の入金の後に長い休止があり、その前後に高額の出金がないか。',
    ko: '일정한 간격의 입금 뒤 오랜 휴지기가 있고, 그 전후에 고액 출금이 있는가?',
  },
  {
    en: 'Do far more transfers leave in an hour than in this customer’s own busy hours?',
    ja: '1時間の出金件数が、顧客自身の多い時間帯を大きく上回っていないか。',
    ko: '한 시간의 출금 건수가 고객 자신의 많은 시간대를 크게 웃도는가?',
  },
  {
    en: 'Is the same amount sent again and again within a day, to several addresses?',
    ja: '1日のうちに同じ金額が繰り返し複数のアドレスへ送られていないか。',
    ko: '하루 동안 같은 금액이 여러 주소로 반복해 보내지는가?',
  },
  {
    en: 'Does what came in leave again within the hour, with nothing traded in between?',
    ja: '入金された資金が、売買を挟まず1時間以内に出金されていないか。',
    ko: '입금된 자금이 매매 없이 한 시간 이내에 다시 출금되는가?',
  },
  {
    en: 'Is a deposit converted and withdrawn as another asset within two hours?',
    ja: '入金が2時間以内に別の資産に交換され、出金されていないか。',
    ko: '입금이 두 시간 이내에 다른 자산으로 전환되어 출금되는가?',
  },
  {
    en: 'Is an inflow spread at once to several other exchanges?',
    ja: '入金が直ちに他の複数の取引所へ分散されていないか。',
    ko: '입금이 곧바로 여러 다른 거래소로 분산되는가?',
  },
  {
    en: 'Is the other side a member of a peel chain that a trace found?',
    ja: '相手方は、追跡で見つかったピールチェーンの一部か。',
    ko: '상대방이 추적에서 발견된 필 체인의 일부인가?',
  },
  {
    en: 'Does one customer send to many new addresses within an hour, or come the coins from such a fan?',
    ja: '1名の顧客が1時間以内に多数の新しいアドレスへ送金していないか、または資金がそうした分散先から来ていないか。',
    ko: '한 고객이 한 시간 이내에 많은 새 주소로 송금하는가, 또는 자금이 그러한 분산에서 왔는가?',
  },
  {
    en: 'Do small amounts from many senders leave in one transfer?',
    ja: '多数の送金者からの少額が、1回の出金でまとめて出ていないか。',
    ko: '많은 송신자의 소액이 한 번의 출금으로 나가는가?',
  },
  {
    en: 'Is value gathered from many and spread to many, or the other way round, with nearly nothing lost?',
    ja: '資金が多数から集められて多数へ（またはその逆に）、ほぼ目減りなく移っていないか。',
    ko: '자금이 다수로부터 모여 다수에게 분산되거나 그 반대로, 거의 손실 없이 이동하는가?',
  },
  {
    en: 'Does value come back to where it began, nearly whole?',
    ja: '資金がほぼ全額、出発点に戻っていないか。',
    ko: '자금이 거의 전액 출발점으로 되돌아오는가?',
  },
  {
    en: 'Does value leave into a bridge and come back from one as another asset, more than once a day?',
    ja: '資金がブリッジへ出て別の資産で戻ることが、1日に2回以上ないか。',
    ko: '자금이 브리지로 나가 다른 자산으로 되돌아오는 일이 하루 두 번 이상 있는가?',
  },
  {
    en: 'Is a deposit that an issuer could freeze turned at once into a coin that nobody can freeze?',
    ja: '発行者が凍結できる入金が、直ちに凍結できない通貨に交換されていないか。',
    ko: '발행자가 동결할 수 있는 입금이 곧바로 동결할 수 없는 코인으로 전환되는가?',
  },
  {
    en: 'Does a conversion lose more than anybody would who cares for the money, or follow others for no gain?',
    ja: '採算を考えればあり得ない損失の交換、または利益のない交換の繰り返しがないか。',
    ko: '손익을 고려한다면 있을 수 없는 손실의 전환이나 이익 없는 연속 전환이 있는가?',
  },
  { en: 'Is the other side a mixer?', ja: '相手方はミキサーか。', ko: '상대방이 믹서인가?' },
  {
    en: 'Did a notable part of what comes in pass through a mixer a few hops before?',
    ja: '入金の相当部分が、数ホップ前にミキサーを通っていないか。',
    ko: '입금의 상당 부분이 몇 단계 전에 믹서를 거쳤는가?',
  },
  {
    en: 'Does an account without a label behave like a mixer towards our customers?',
    ja: 'ラベルのないアドレスが、当社の顧客に対しミキサーのように動いていないか。',
    ko: '라벨 없는 주소가 자사 고객에 대해 믹서처럼 움직이는가?',
  },
  {
    en: 'Is a coin that can be followed turned into one that cannot, and withdrawn?',
    ja: '追跡できる通貨が追跡できない通貨に交換され、出金されていないか。',
    ko: '추적할 수 있는 코인이 추적할 수 없는 코인으로 전환되어 출금되는가?',
  },
  {
    en: 'Did half of what a customer cashes out come from person-to-person markets?',
    ja: '顧客が換金する資金の半分がP2P市場由来でないか。',
    ko: '고객이 현금화하는 자금의 절반이 P2P 시장에서 왔는가?',
  },
  {
    en: 'Was the other side, or this customer, first funded by an exchanger that asks for no name?',
    ja: '相手方またはこの顧客の最初の資金が、本人確認をしない交換業者から来ていないか。',
    ko: '상대방 또는 이 고객의 최초 자금이 신원확인을 하지 않는 교환업자에게서 왔는가?',
  },
  {
    en: 'Does the customer come through Tor, a VPN, a proxy or a hosting provider?',
    ja: '顧客がTor・VPN・プロキシ・ホスティング事業者を経由していないか。',
    ko: '고객이 Tor·VPN·프록시·호스팅 사업자를 거쳐 접속하는가?',
  },
  {
    en: 'Do several accounts log in from one device or one address, or withdraw to one account outside?',
    ja: '複数の口座が同じ端末・IPアドレスからログインしていないか、または外部の同じアドレスへ出金していないか。',
    ko: '여러 계정이 같은 기기나 IP 주소에서 로그인하거나 외부의 같은 주소로 출금하는가?',
  },
  {
    en: 'Is a resident’s account used from abroad, by a browser in a foreign language?',
    ja: '居住者の口座が、国外から外国語のブラウザーで使われていないか。',
    ko: '거주자의 계정이 국외에서 외국어 브라우저로 사용되는가?',
  },
  {
    en: 'Does the account show the marks of North Korea’s IT workers?',
    ja: '口座に北朝鮮IT労働者の特徴が見られないか。',
    ko: '계정에 북한 IT 인력의 특징이 나타나는가?',
  },
  {
    en: 'Was a password, second factor, device or withdrawal address changed just before most of the balance leaves?',
    ja: '残高の大半が出金される直前に、パスワード・二段階認証・端末・出金先が変更されていないか。',
    ko: '잔액 대부분이 출금되기 직전에 비밀번호·2단계 인증·기기·출금 주소가 변경되었는가?',
  },
  {
    en: 'Is a new account filled on its first day, beyond its means, and emptied within a day?',
    ja: '新規口座が初日に資力を超えて入金され、1日以内に空になっていないか。',
    ko: '새 계정에 첫날 자력을 넘는 금액이 입금되고 하루 안에 비워지는가?',
  },
  {
    en: 'Does an account that slept for months move much on the day that it wakes?',
    ja: '数か月動きのなかった口座が、再開した日に多額を動かしていないか。',
    ko: '몇 달간 휴면이던 계정이 재개된 날 많은 금액을 이동하는가?',
  },
  {
    en: 'Does somebody old, or who never used crypto before, pay in several times and send everything to a new address?',
    ja: '高齢者または暗号資産の利用経験がない者が、数回入金して全額を新しいアドレスへ送っていないか。',
    ko: '고령자나 가상자산 이용 경험이 없는 사람이 여러 번 입금한 뒤 전부를 새 주소로 보내는가?',
  },
  {
    en: 'Do several persons pay in on one day, and does their sum leave as crypto?',
    ja: '1日に複数の者が入金し、その合計が暗号資産で出金されていないか。',
    ko: '하루에 여러 사람이 입금하고 그 합계가 가상자산으로 출금되는가?',
  },
  {
    en: 'Would crypto leave before the delay after a payment in won is over?',
    ja: 'ウォン入金後の出金制限期間が終わる前に、暗号資産が出金されようとしていないか。',
    ko: '원화 입금 후 출금 지연 기간이 끝나기 전에 가상자산이 출금되려 하는가?',
  },
  {
    en: 'Is the other side itself on a sanctions list, or to be seized by an order?',
    ja: '相手方自身が制裁リストに掲載され、または差押命令の対象となっていないか。',
    ko: '상대방 자체가 제재 명단에 있거나 압수 명령의 대상인가?',
  },
  {
    en: 'Does value of sanctioned accounts reach the other side within a few hops?',
    ja: '制裁対象アドレスの資金が、数ホップ以内に相手方に達していないか。',
    ko: '제재 대상 주소의 자금이 몇 단계 이내에 상대방에게 도달하는가?',
  },
  {
    en: 'Is the other side owned half or more, in aggregate, by persons whom a list blocks?',
    ja: '資産凍結の対象者が、合算で相手方の半分以上を所有していないか。',
    ko: '거래제한 대상자들이 합산하여 상대방의 절반 이상을 소유하는가?',
  },
  {
    en: 'Is the other side a thief’s, or did value of a registered theft reach it?',
    ja: '相手方は窃取者のものか、または登録された窃取事件の資金が達していないか。',
    ko: '상대방이 탈취자의 것인가, 또는 등록된 탈취 사건의 자금이 도달했는가?',
  },
  {
    en: 'Is the other side, or its money, of ransomware, a scam or a darknet market?',
    ja: '相手方またはその資金が、ランサムウェア・詐欺・ダークネット市場のものでないか。',
    ko: '상대방 또는 그 자금이 랜섬웨어·사기·다크넷 시장의 것인가?',
  },
  {
    en: 'Is the other provider in a country that the FATF names, unregistered, or silent about whom it acts for?',
    ja: '相手の事業者がFATF指定国に所在し、未登録であり、または依頼人の情報を通知していないか。',
    ko: '상대 사업자가 FATF 지정 국가에 있거나, 미신고이거나, 의뢰인 정보를 제공하지 않는가?',
  },
  {
    en: 'Does much go to an address that its ledger first saw within a day?',
    ja: '1日以内に初めてブロックチェーンに現れたアドレスへ多額が送られていないか。',
    ko: '하루 이내에 블록체인에 처음 나타난 주소로 많은 금액이 가는가?',
  },
  {
    en: 'Does the address stand in reports of victims, a forum, a leak, a list of claims or our own list?',
    ja: 'アドレスが、被害届・掲示板・流出情報・申告リスト・自社リストに載っていないか。',
    ko: '주소가 피해 신고·게시판·유출 정보·주장 목록·자사 명단에 있는가?',
  },
  {
    en: 'Does more leave an own wallet within minutes than ever at this hour, or many kinds of asset at once?',
    ja: '自社ウォレットから、数分のうちにこの時間帯にない量、または多種類の資産が一度に流出していないか。',
    ko: '자사 지갑에서 몇 분 안에 이 시간대에 없던 금액이나 여러 종류의 자산이 한꺼번에 유출되는가?',
  },
  {
    en: 'Would a transaction of a multisig wallet run foreign code as the wallet, or change who owns it?',
    ja: 'マルチシグウォレットの取引が、ウォレットとして外部のコードを実行し、または所有者を変更しないか。',
    ko: '다중서명 지갑의 거래가 지갑으로서 외부 코드를 실행하거나 소유자를 바꾸는가?',
  },
  {
    en: 'Was a wallet or contract given other code or other owners within the day before much leaves it?',
    ja: '多額の流出の前1日以内に、ウォレットまたはコントラクトのコードや所有者が変更されていないか。',
    ko: '많은 금액이 유출되기 전 하루 안에 지갑이나 컨트랙트의 코드 또는 소유자가 변경되었는가?',
  },
  {
    en: 'Does somebody new or unverified get the right to take without limit, or is such a right to be signed away?',
    ja: '新規または未検証の者に無制限の引出権限が与えられ、またはその署名が求められていないか。',
    ko: '새롭거나 검증되지 않은 대상이 무제한 인출 권한을 얻거나 그런 서명이 요구되는가?',
  },
  {
    en: 'Does the other side imitate an address that the customer knows?',
    ja: '相手方が、顧客の既知のアドレスに似せていないか。',
    ko: '상대방이 고객이 아는 주소를 흉내 내는가?',
  },
  {
    en: 'Did an own key sign with a nonce that was used before, or that anybody can guess?',
    ja: '自社の鍵が、使用済みまたは推測可能なナンスで署名していないか。',
    ko: '자사 키가 이미 쓰였거나 추측할 수 있는 논스로 서명했는가?',
  },
  {
    en: 'Is the account used by the hours, or with the clock, of a place far from where the customer lives?',
    ja: '口座が、顧客の居住地から遠い場所の時間帯または時計で使われていないか。',
    ko: '계정이 고객 거주지에서 먼 곳의 시간대나 시계로 사용되는가?',
  },
  {
    en: 'Do several transfers leave within an hour of the night, of a customer who otherwise acts by day?',
    ja: '普段は日中に取引する顧客から、夜間の1時間以内に複数の出金がないか。',
    ko: '평소 낮에 거래하는 고객에게서 심야 한 시간 이내에 여러 건의 출금이 있는가?',
  },
  {
    en: 'Does the customer take a large part in a burst of a market’s volume, while its price rises?',
    ja: '市場の出来高が急増し価格が上がる中で、顧客が大きな割合を占めていないか。',
    ko: '시장 거래량이 급증하고 가격이 오르는 가운데 고객의 비중이 큰가?',
  },
  {
    en: 'Does the customer trade with itself, or to and fro with one other, for a large part of the volume?',
    ja: '顧客が自己対当、または特定の1名との往復売買で、出来高の大きな割合を占めていないか。',
    ko: '고객이 자기 자신과 또는 특정 1명과 주고받으며 매매해 거래량의 큰 비중을 차지하는가?',
  },
  {
    en: 'Does the customer bid above the best price, while its bids are a large part of the market’s orders?',
    ja: '顧客が最良気配を上回る買い注文を出し、その注文が市場の大きな割合を占めていないか。',
    ko: '고객이 최우선 호가를 웃도는 매수 주문을 내고 그 주문이 시장 주문의 큰 비중을 차지하는가?',
  },
  {
    en: 'Does one account make a large part of a market’s orders?',
    ja: '1つの口座が市場の注文の大きな割合を占めていないか。',
    ko: '한 계정이 시장 주문의 큰 비중을 차지하는가?',
  },
  {
    en: 'Did few accounts trade much in the days before a notice on the market that nobody could know?',
    ja: '未公表の市場情報の公表前の数日間に、少数の口座が多額の売買をしていないか。',
    ko: '아무도 알 수 없던 시장 공지 전 며칠간 소수의 계정이 많이 매매했는가?',
  },
]
