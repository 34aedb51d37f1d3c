import type { TwiceTold } from '../sentence-book.ts'

/** What the guard could not check. */
export const WHAT_IS_NOT_KNOWN: readonly TwiceTold[] = [
  {
    en: 'nobody told the owners: they are those whom the transactions name as signers',
    ja: '署名者の情報がない：トランザクションに署名者として挙がる者とみなす',
    ko: '서명자 정보가 없음: 거래에 서명자로 나온 이들로 간주',
  },
  {
    en: 'neither version and chain nor a hash that fits are known: the usual forms were tried',
    ja: '版とチェーンも、合致するハッシュも不明：通常の形式を試した',
    ko: '버전과 체인도, 맞는 해시도 알 수 없음: 통상적인 형식을 시험함',
  },
  {
    en: 'there are more signatures than are recovered for one question',
    ja: '署名が一度に復元できる数を超えている',
    ko: '서명이 한 번에 복원할 수 있는 수를 넘음',
  },
  {
    en: 'approved hashes and signatures of contracts can be checked by a node alone: {n:n} transactions have such',
    ja: '承認済みハッシュとコントラクトの署名はノードでしか確認できない：該当 {n} 件',
    ko: '승인된 해시와 컨트랙트 서명은 노드로만 확인할 수 있음: 해당 {n}건',
  },
  {
    en: '{source:text} has older transactions, which were not read',
    ja: '{source} により古いトランザクションがあるが、読み込んでいない',
    ko: '{source}에 더 오래된 거래가 있으나 읽지 않음',
  },
  {
    en: '{n:n} transactions of {who:word} were not asked about',
    ja: '{who} のトランザクション {n} 件は照会していない',
    ko: '{who}의 거래 {n}건은 조회하지 않음',
  },
  {
    en: 'only the first {n:n} of {all:n} Safes were judged',
    ja: 'Safe {all} 個のうち最初の {n} 個のみ判定',
    ko: 'Safe {all}개 중 처음 {n}개만 판정',
  },
  {
    en: '{source:text} does not tell of the Safe itself: {because:told}',
    ja: '{source} は Safe 自体の情報を示さない：{because}',
    ko: '{source}은(는) Safe 자체의 정보를 알려 주지 않음: {because}',
  },
  {
    en: 'the service says that nonce {n:n} was executed, and the chain is at {now:n}; the chain counts',
    ja: 'サービスはノンス {n} を実行済みとするが、チェーンは {now}：チェーンを採用',
    ko: '서비스는 논스 {n}이(가) 실행되었다고 하나 체인은 {now}: 체인을 채택',
  },
  {
    en: 'the service names other owners than the chain; the chain counts',
    ja: 'サービスの示す署名者がチェーンと異なる：チェーンを採用',
    ko: '서비스가 말하는 서명자가 체인과 다름: 체인을 채택',
  },
  {
    en: 'the service names another threshold than the chain; the chain counts',
    ja: 'サービスの示す必要署名者数がチェーンと異なる：チェーンを採用',
    ko: '서비스가 말하는 필요한 서명자 수가 체인과 다름: 체인을 채택',
  },
  {
    en: 'the service names other code of the Safe than the chain; the chain counts',
    ja: 'サービスの示す Safe のコードがチェーンと異なる：チェーンを採用',
    ko: '서비스가 말하는 Safe 코드가 체인과 다름: 체인을 채택',
  },
  {
    en: 'only the first {n:n} of {all:n} were tried on the node',
    ja: '{all} 件のうち最初の {n} 件のみノードで試行',
    ko: '{all}건 중 처음 {n}건만 노드에서 시험',
  },
  {
    en: '{node:text} tells whether a transaction succeeds, not what it changes',
    ja: '{node} は成否のみを示し、変化の内容は示さない',
    ko: '{node}은(는) 성공 여부만 알려 주고 무엇이 바뀌는지는 알려 주지 않음',
  },
  { en: 'nonce {n:n}: {because:told}', ja: 'ノンス {n}：{because}', ko: '논스 {n}: {because}' },
  {
    en: 'it is not known who must sign, or for which version',
    ja: '署名すべき者または版が不明',
    ko: '누가 서명해야 하는지 또는 어느 버전인지 알 수 없음',
  },
  {
    en: 'version {version:word} of the Safe keeps approvals where we cannot set them',
    ja: 'Safe の版 {version} は、承認を設定できない場所に保持する',
    ko: 'Safe 버전 {version}은(는) 승인을 설정할 수 없는 곳에 보관함',
  },
  { en: 'the Safe has no owner', ja: 'Safe に署名者がいない', ko: 'Safe에 서명자가 없음' },
  {
    en: '{node:text} answers debug_traceCall with what is no trace',
    ja: '{node} の debug_traceCall への応答が実行記録ではない',
    ko: '{node}의 debug_traceCall 응답이 실행 기록이 아님',
  },
  {
    en: '{node:text} does not tell which hashes were approved',
    ja: '{node} は承認済みハッシュを示さない',
    ko: '{node}은(는) 승인된 해시를 알려 주지 않음',
  },
]
