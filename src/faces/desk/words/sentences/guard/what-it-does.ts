import type { TwiceTold } from '../sentence-book.ts'

/** What a transaction of a Safe would do, call by call, with the verb first as the guard says it. */
export const WHAT_IT_DOES: readonly TwiceTold[] = [
  { en: '{n:n} of the chain’s own coin', ja: 'このチェーンのネイティブコイン {n}', ko: '이 체인의 기본 코인 {n}' },
  {
    en: '{n:n} base units of token {token:account}',
    ja: 'トークン {token} の {n}（最小単位）',
    ko: '토큰 {token} {n}(최소 단위)',
  },
  { en: ' with {amount:amount}', ja: '（{amount} を添付）', ko: '({amount} 첨부)' },
  {
    en: ' with {amount:amount} with too few bytes',
    ja: '（{amount} を添付、データのバイト数が不足）',
    ko: '({amount} 첨부, 데이터 바이트 부족)',
  },
  { en: ' with too few bytes', ja: '（データのバイト数が不足）', ko: '(데이터 바이트 부족)' },
  { en: 'does nothing', ja: '何もしない', ko: '아무것도 하지 않음' },
  {
    en: 'makes {who:account} do this: {steps:parts}',
    ja: '{who} に次を行わせる：{steps}',
    ko: '{who}에게 다음을 시킴: {steps}',
  },
  {
    en: 'makes {n:n} call, by code of {who:account} that runs as the Safe: {steps:parts}',
    ja: 'Safe 自身として動作する {who} のコードにより {n} 件の呼出し：{steps}',
    ko: 'Safe 자신으로 실행되는 {who}의 코드로 호출 {n}건: {steps}',
  },
  {
    en: 'makes {n:n} calls, by code of {who:account} that runs as the Safe: {steps:parts}',
    ja: 'Safe 自身として動作する {who} のコードにより {n} 件の呼出し：{steps}',
    ko: 'Safe 자신으로 실행되는 {who}의 코드로 호출 {n}건: {steps}',
  },
  { en: 'makes {n:n} call: {steps:parts}', ja: '{n} 件の呼出し：{steps}', ko: '호출 {n}건: {steps}' },
  { en: 'makes {n:n} calls: {steps:parts}', ja: '{n} 件の呼出し：{steps}', ko: '호출 {n}건: {steps}' },
  { en: 'and {n:n} more', ja: 'ほか {n} 件', ko: '그 밖에 {n}건' },
  {
    en: 'runs code of {who:account} as the Safe itself (delegatecall), asking for {name:told}',
    ja: '{who} のコードを Safe 自身として実行し（delegatecall）、{name} を求める',
    ko: '{who}의 코드를 Safe 자신으로 실행하여(delegatecall) {name}을(를) 요구',
  },
  {
    en: 'runs code of {who:account} as the Safe itself (delegatecall)',
    ja: '{who} のコードを Safe 自身として実行（delegatecall）',
    ko: '{who}의 코드를 Safe 자신으로 실행(delegatecall)',
  },
  { en: 'the unknown function {selector:word}', ja: '未知の関数 {selector}', ko: '알 수 없는 함수 {selector}' },
  {
    en: 'does nothing but use up its nonce (calls {who:account})',
    ja: 'ノンスを消費するのみ（{who} を呼び出す）',
    ko: '논스만 소모함({who} 호출)',
  },
  {
    en: 'calls an unknown function ({selector:word}) of {who:account}{paid:tail}',
    ja: '{who} の未知の関数（{selector}）を呼び出す{paid}',
    ko: '{who}의 알 수 없는 함수({selector}) 호출{paid}',
  },
  {
    en: 'calls {name:word} with unreadable arguments of {who:account}{paid:tail}',
    ja: '{who} の {name} を、読み取れない引数で呼び出す{paid}',
    ko: '{who}의 {name}을(를) 읽을 수 없는 인수로 호출{paid}',
  },
  {
    en: 'sends {amount:amount} to {to:account}{paid:tail}',
    ja: '{to} へ {amount} を送る{paid}',
    ko: '{to}(으)로 {amount} 전송{paid}',
  },
  {
    en: 'moves NFTs of {token:account} from {from:account} to {to:account}{paid:tail}',
    ja: '{token} の NFT を {from} から {to} へ移す{paid}',
    ko: '{token}의 NFT를 {from}에서 {to}(으)로 이동{paid}',
  },
  {
    en: 'moves {amount:amount} from {from:account} to {to:account}{paid:tail}',
    ja: '{amount} を {from} から {to} へ移す{paid}',
    ko: '{amount}을(를) {from}에서 {to}(으)로 이동{paid}',
  },
  {
    en: 'lets {who:account} take {amount:amount} through Permit2{paid:tail}',
    ja: 'Permit2 を通じて {who} に {amount} の引出しを許可{paid}',
    ko: 'Permit2를 통해 {who}에게 {amount} 인출을 허용{paid}',
  },
  {
    en: 'lets {who:account} take {amount:amount}{paid:tail}',
    ja: '{who} に {amount} の引出しを許可{paid}',
    ko: '{who}에게 {amount} 인출을 허용{paid}',
  },
  {
    en: 'lets {who:account} take every NFT of {token:account}{paid:tail}',
    ja: '{who} に {token} のすべての NFT の移転を許可{paid}',
    ko: '{who}에게 {token}의 모든 NFT 이전을 허용{paid}',
  },
  {
    en: 'no longer lets {who:account} take NFTs of {token:account}{paid:tail}',
    ja: '{who} に対する {token} の NFT の移転許可を取り消す{paid}',
    ko: '{who}에 대한 {token} NFT 이전 허용을 취소{paid}',
  },
  {
    en: 'adds {who:account} as an owner of {safe:account}, threshold {n:word}{paid:tail}',
    ja: '{safe} の署名者に {who} を追加、必要署名者数 {n}{paid}',
    ko: '{safe}의 서명자로 {who} 추가, 필요한 서명자 수 {n}{paid}',
  },
  {
    en: 'removes the owner {who:account} of {safe:account}, threshold {n:word}{paid:tail}',
    ja: '{safe} の署名者から {who} を削除、必要署名者数 {n}{paid}',
    ko: '{safe}의 서명자에서 {who} 삭제, 필요한 서명자 수 {n}{paid}',
  },
  {
    en: 'puts {who:account} in the place of {old:account} as an owner of {safe:account}{paid:tail}',
    ja: '{safe} の署名者を {old} から {who} に入れ替える{paid}',
    ko: '{safe}의 서명자를 {old}에서 {who}(으)로 교체{paid}',
  },
  {
    en: 'sets the threshold of {safe:account} to {n:word}{paid:tail}',
    ja: '{safe} の必要署名者数を {n} に変更{paid}',
    ko: '{safe}의 필요한 서명자 수를 {n}(으)로 변경{paid}',
  },
  {
    en: 'lets the module {who:account} act for {safe:account} without signatures{paid:tail}',
    ja: 'モジュール {who} に、署名なしで {safe} を操作する権限を与える{paid}',
    ko: '모듈 {who}에게 서명 없이 {safe}을(를) 조작할 권한을 부여{paid}',
  },
  {
    en: 'takes the module {who:account} from {safe:account}{paid:tail}',
    ja: '{safe} からモジュール {who} を外す{paid}',
    ko: '{safe}에서 모듈 {who} 해제{paid}',
  },
  {
    en: 'sets the guard of {safe:account} to {who:account}{paid:tail}',
    ja: '{safe} のガードを {who} に設定{paid}',
    ko: '{safe}의 가드를 {who}(으)로 설정{paid}',
  },
  {
    en: 'sets the fallback handler of {safe:account} to {who:account}{paid:tail}',
    ja: '{safe} のフォールバックハンドラーを {who} に設定{paid}',
    ko: '{safe}의 폴백 핸들러를 {who}(으)로 설정{paid}',
  },
  {
    en: 'replaces the code of {safe:account} by {who:account}{paid:tail}',
    ja: '{safe} のコードを {who} に置き換える{paid}',
    ko: '{safe}의 코드를 {who}(으)로 교체{paid}',
  },
  {
    en: 'upgrades {proxy:account} to the code of {who:account}{paid:tail}',
    ja: '{proxy} を {who} のコードに更新{paid}',
    ko: '{proxy}을(를) {who}의 코드로 업그레이드{paid}',
  },
  {
    en: 'hands {proxy:account} over to {who:account} ({name:word}){paid:tail}',
    ja: '{proxy} の管理権を {who} に移す（{name}）{paid}',
    ko: '{proxy}의 관리 권한을 {who}에게 이전({name}){paid}',
  },
  {
    en: 'gives up the ownership of {safe:account} for good{paid:tail}',
    ja: '{safe} の所有権を恒久的に放棄{paid}',
    ko: '{safe}의 소유권을 영구히 포기{paid}',
  },
  {
    en: 'gives {who:account} the role {role:word} of {safe:account}{paid:tail}',
    ja: '{who} に {safe} のロール {role} を付与{paid}',
    ko: '{who}에게 {safe}의 역할 {role} 부여{paid}',
  },
  {
    en: 'calls {name:word} of {who:account}{paid:tail}',
    ja: '{who} の {name} を呼び出す{paid}',
    ko: '{who}의 {name} 호출{paid}',
  },
]
