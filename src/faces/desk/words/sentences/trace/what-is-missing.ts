import type { TwiceTold } from '../sentence-book.ts'

/** What a trace does not cover, and why. */
export const WHAT_IS_MISSING: readonly TwiceTold[] = [
  {
    en: 'more left than is known to have come in; taken to be made up as the known inflows are',
    ja: '判明している流入を超えて流出。不足分は判明している流入と同じ構成とみなす',
    ko: '알려진 유입보다 많이 유출됨. 부족분은 알려진 유입과 같은 구성으로 간주',
  },
  {
    en: 'the poison doctrine taints more than was stolen',
    ja: '全部汚染法では被害額を超える額が汚染扱いとなる',
    ko: '전체오염법에서는 피해액보다 많은 금액이 오염으로 처리됨',
  },
  {
    en: 'exchanged for another asset inside one transaction',
    ja: '同一トランザクション内で別の資産と交換',
    ko: '한 트랜잭션 안에서 다른 자산으로 교환',
  },
  {
    en: 'received for another asset inside one transaction',
    ja: '同一トランザクション内で別の資産と引き換えに受領',
    ko: '한 트랜잭션 안에서 다른 자산의 대가로 수령',
  },
  {
    en: 'went into a bridge or swap service and on from there',
    ja: 'ブリッジまたはスワップサービスに入り、そこから先へ移動',
    ko: '브리지 또는 스왑 서비스로 들어가 그곳에서 이어짐',
  },
  {
    en: 'paid by a bridge or swap service for what went in elsewhere',
    ja: '別の場所での入金に対し、ブリッジまたはスワップサービスが払い出し',
    ko: '다른 곳에서 들어간 금액에 대해 브리지 또는 스왑 서비스가 지급',
  },
  {
    en: 'stopped before its later transfers were read',
    ja: 'その後の送金を読み込む前に停止',
    ko: '이후 이체를 읽기 전에 중단',
  },
  { en: 'less than the floor', ja: '下限未満', ko: '하한 미만' },
  {
    en: 'reached, but not followed on: hop bound or time bound',
    ja: '到達したが、ホップ数または期間の上限により以降は追跡せず',
    ko: '도달했으나 단계 수 또는 기간 상한으로 이후는 추적하지 않음',
  },
  {
    en: 'reached, but not followed on: hop bound',
    ja: '到達したが、ホップ数の上限により以降は追跡せず',
    ko: '도달했으나 단계 수 상한으로 이후는 추적하지 않음',
  },
  { en: 'reached, but not followed yet', ja: '到達したが、まだ追跡していない', ko: '도달했으나 아직 추적하지 않음' },
  {
    en: 'named as spent in a block before it was made: not followed',
    ja: '作成より前のブロックで使用されたことになっているため、追跡せず',
    ko: '생성되기 전 블록에서 사용된 것으로 되어 있어 추적하지 않음',
  },
  {
    en: 'the paths to the last {n:n} endpoints are not told from the source on: all paths together have too many steps',
    ja: '末尾 {n} か所への経路は流出元からは示さない：全経路の段数の合計が多すぎる',
    ko: '마지막 {n}곳까지의 경로는 탈취 지점부터 표시하지 않음: 모든 경로의 단계 합계가 너무 많음',
  },
  {
    en: 'only its first {n:n} transfers were read: nothing is known of it after {at:at}',
    ja: '最初の送金 {n} 件のみ読み込み済み：{at} 以降は不明',
    ko: '처음 이체 {n}건만 읽음: {at} 이후는 알 수 없음',
  },
  {
    en: '{service:text} paid {amount:n} base units to {account:word} in {out:word} for what went in by {in:word}, confidence {odds:n}: not followed, since a leg of it is not in the data',
    ja: '{service} が {in} の入金に対し {out} で {account} へ {amount}（最小単位）を払い出し、確度 {odds}。取引の片側がデータにないため追跡せず',
    ko: '{service}이(가) {in}의 입금에 대해 {out}에서 {account}(으)로 {amount}(최소 단위)을 지급, 신뢰도 {odds}. 거래의 한쪽이 데이터에 없어 추적하지 않음',
  },
  {
    en: 'stopped before the ways through crossings held still: what came out of the last of them is not followed',
    ja: 'ブリッジ・スワップを経る経路が確定する前に停止：最後の払出し以降は追跡せず',
    ko: '브리지·스왑을 거치는 경로가 확정되기 전에 중단: 마지막 지급 이후는 추적하지 않음',
  },
  {
    en: '{n:n} base units were said to be stolen here, but only {left:n} are known to have left',
    ja: 'ここでの被害額は {n}（最小単位）とされるが、流出が確認できるのは {left} のみ',
    ko: '여기서 {n}(최소 단위)이 탈취되었다고 했으나 유출이 확인된 것은 {left}뿐',
  },
  {
    en: '{tx:word} pays out more than its inputs hold',
    ja: '{tx} の出力が入力の合計を上回る',
    ko: '{tx}의 출력이 입력 합계보다 많음',
  },
  {
    en: 'amounts of {n:n} input(s) of {tx:word} are not fetched yet{change:tail}',
    ja: '{tx} の入力 {n} 件の金額が未取得{change}',
    ko: '{tx}의 입력 {n}건의 금액을 아직 가져오지 않음{change}',
  },
  {
    en: '{n:n} input(s) of {tx:word} have no known amount: import undo data or what they spend{change:tail}',
    ja: '{tx} の入力 {n} 件の金額が不明：undo データまたは使用元の取引を取り込む必要あり{change}',
    ko: '{tx}의 입력 {n}건의 금액을 알 수 없음: undo 데이터 또는 사용한 출력을 가져와야 함{change}',
  },
  {
    en: '; change that went back to them counts as stolen',
    ja: '。元へ戻った釣銭も被害額に算入',
    ko: '. 되돌아간 거스름도 피해액에 포함',
  },
  {
    en: 'shares of haircut are whole satoshi, rounded down',
    ja: '按分法の各配分は satoshi 未満切り捨て',
    ko: '비례배분법의 각 몫은 사토시 단위로 내림',
  },
  {
    en: 'nothing is known to have left this source in the time asked for',
    ja: '指定期間にこの流出元からの流出は確認できない',
    ko: '지정 기간에 이 탈취 지점에서 유출이 확인되지 않음',
  },
  {
    en: '{ledger:word}, block {n:n}: {because:told}',
    ja: '{ledger}、ブロック {n}：{because}',
    ko: '{ledger}, 블록 {n}: {because}',
  },
  {
    en: '{ledger:word}, blocks {from:n} to {until:n}: {because:told}',
    ja: '{ledger}、ブロック {from}～{until}：{because}',
    ko: '{ledger}, 블록 {from}~{until}: {because}',
  },
  {
    en: 'the source tells no amount and address for {n:n} of {all:n} inputs',
    ja: '入力 {all} 件中 {n} 件について、情報源は金額とアドレスを示さない',
    ko: '입력 {all}건 중 {n}건에 대해 정보원이 금액과 주소를 알려 주지 않음',
  },
  {
    en: 'the node traces nothing: native value that contracts moved is missing',
    ja: 'ノードが内部実行を追跡しない：コントラクトによるネイティブ資産の移動が欠落',
    ko: '노드가 내부 실행을 추적하지 않음: 컨트랙트가 옮긴 기본 자산이 누락됨',
  },
  {
    en: 'the node could not trace some transactions: native value that contracts moved in them is missing',
    ja: '一部のトランザクションでノードが内部実行を追跡できず：コントラクトによるネイティブ資産の移動が欠落',
    ko: '일부 트랜잭션은 노드가 내부 실행을 추적하지 못함: 컨트랙트가 옮긴 기본 자산이 누락됨',
  },
  {
    en: 'withdrawals of validators belong to no transaction: they are no transfers',
    ja: 'バリデーターの引出しはトランザクションに属さず、送金として扱わない',
    ko: '검증자 출금은 트랜잭션에 속하지 않아 이체로 보지 않음',
  },
  {
    en: 'rewards of those who make blocks belong to no transaction: they are no transfers',
    ja: 'ブロック生成報酬はトランザクションに属さず、送金として扱わない',
    ko: '블록 생성 보상은 트랜잭션에 속하지 않아 이체로 보지 않음',
  },
  {
    en: 'what was paid in on the layer below is made here by no payment: it is no transfer',
    ja: '下位レイヤーからの預入れ分は送金によらず生じ、送金として扱わない',
    ko: '하위 레이어에서 예치된 금액은 지급 없이 생겨나 이체로 보지 않음',
  },
  {
    en: 'receipts before Byzantium do not say whether a transaction failed: all are held to have gone well',
    ja: 'Byzantium 以前のレシートは失敗の有無を示さないため、すべて成功とみなす',
    ko: 'Byzantium 이전 영수증은 실패 여부를 알려 주지 않아 모두 성공으로 간주',
  },
  {
    en: 'contracts were called, and so far the node told no internal transaction of any: it may keep none',
    ja: 'コントラクトの呼出しがあるが、ノードは内部取引を一件も示していない：保持していない可能性あり',
    ko: '컨트랙트 호출이 있으나 노드가 내부 거래를 하나도 알려 주지 않음: 보관하지 않을 수 있음',
  },
  {
    en: 'the source keeps no list of {list:text}',
    ja: '情報源は {list} の一覧を保持していない',
    ko: '정보원이 {list} 목록을 보관하지 않음',
  },
  {
    en: 'the list of {list:text} was read in part',
    ja: '{list} の一覧は一部のみ読込み',
    ko: '{list} 목록은 일부만 읽음',
  },
  {
    en: 'only the latest {n:n} of {all:n} blocks were read',
    ja: 'ブロック {all} 個のうち最新の {n} 個のみ読込み',
    ko: '블록 {all}개 중 최신 {n}개만 읽음',
  },
  {
    en: 'what the account did before block {n:n} was not asked for',
    ja: 'ブロック {n} より前のこのアドレスの動きは照会していない',
    ko: '블록 {n} 이전 이 주소의 움직임은 조회하지 않음',
  },
  {
    en: "a block's hash does not vouch for it: {because:told}",
    ja: 'ブロックのハッシュによる検証ができない：{because}',
    ko: '블록 해시로 검증되지 않음: {because}',
  },
  {
    en: 'its header has fields that we do not know, and it holds a transaction of a form that we do not know',
    ja: 'ヘッダーに未知の項目があり、未知の形式のトランザクションを含む',
    ko: '헤더에 알 수 없는 항목이 있고 알 수 없는 형식의 트랜잭션을 포함',
  },
  {
    en: 'its header has fields that we do not know',
    ja: 'ヘッダーに未知の項目がある',
    ko: '헤더에 알 수 없는 항목이 있음',
  },
  {
    en: 'it holds a transaction of a form that we do not know',
    ja: '未知の形式のトランザクションを含む',
    ko: '알 수 없는 형식의 트랜잭션을 포함',
  },
  {
    en: '{n:n} transactions are told differently by two files, {tx:word} among them; the first stands',
    ja: '{n} 件のトランザクションが二つのファイルで異なる（{tx} など）。先のものを採用',
    ko: '트랜잭션 {n}건이 두 파일에서 다름({tx} 등). 앞선 것을 채택',
  },
  {
    en: '{n:n} rows contradict earlier rows of the same transfer; the first stands',
    ja: '{n} 行が同じ送金の先の行と矛盾。先の行を採用',
    ko: '{n}행이 같은 이체의 앞선 행과 모순됨. 앞선 행을 채택',
  },
  {
    en: '{n:n} rows refused; the first is line {line:n}: {reason:text} ({code:word})',
    ja: '{n} 行を受け付けず。最初は {line} 行目：{reason}（{code}）',
    ko: '{n}행을 받아들이지 않음. 첫 번째는 {line}행: {reason} ({code})',
  },
  {
    en: '{file:text}: {n:n} rows contradict earlier rows of the same transfer; the first stands',
    ja: '{file}：{n} 行が同じ送金の先の行と矛盾。先の行を採用',
    ko: '{file}: {n}행이 같은 이체의 앞선 행과 모순됨. 앞선 행을 채택',
  },
  {
    en: '{file:text}: {n:n} rows refused; the first is line {line:n}: {reason:text} ({code:word})',
    ja: '{file}：{n} 行を受け付けず。最初は {line} 行目：{reason}（{code}）',
    ko: '{file}: {n}행을 받아들이지 않음. 첫 번째는 {line}행: {reason} ({code})',
  },
  {
    en: '{file:text}: {n:n} tags refused; the first is line {line:n}: {reason:text}',
    ja: '{file}：ラベル {n} 件を受け付けず。最初は {line} 行目：{reason}',
    ko: '{file}: 라벨 {n}건을 받아들이지 않음. 첫 번째는 {line}행: {reason}',
  },
  {
    en: 'imported tables hold no events and no memos: follow the ledger to see what bridges said',
    ja: '取り込んだ表にはイベントもメモもない：ブリッジの記録を見るにはブロックチェーンを追従する',
    ko: '가져온 표에는 이벤트와 메모가 없음: 브리지의 기록을 보려면 블록체인을 따라가야 함',
  },
  { en: '{counts:counts}', ja: '読み取れないもの：{counts}', ko: '읽지 못한 것: {counts}' },
  { en: 'results of a kind that is not known here', ja: '未知の種類の結果', ko: '알 수 없는 종류의 결과' },
  { en: 'a TRC-721 token', ja: 'TRC-721 トークン', ko: 'TRC-721 토큰' },
  { en: 'a step without a name', ja: '名前のない処理', ko: '이름 없는 단계' },
  { en: 'a value too large for its form', ja: '形式に収まらない大きさの値', ko: '형식에 맞지 않게 큰 값' },
  { en: 'a token without a number', ja: '番号のないトークン', ko: '번호 없는 토큰' },
  {
    en: 'only its latest {n:n} transactions were read',
    ja: '最新の {n} 件のトランザクションのみ読込み',
    ko: '최신 트랜잭션 {n}건만 읽음',
  },
]
