import type { TwiceTold } from '../sentence-book.ts'

/** What of a transaction, of its signatures and of the Safe itself must be asked about. */
export const WHAT_TO_ASK_ABOUT: readonly TwiceTold[] = [
  {
    en: 'The service says that nonce {n:n} has the hash {claimed:word}, but what it shows has {hash:word}: who signs the former signs something else.',
    ja: 'サービスはノンス {n} のハッシュを {claimed} とするが、表示内容のハッシュは {hash}。前者に署名すると別の内容に署名することになる。',
    ko: '서비스는 논스 {n}의 해시를 {claimed}(이)라고 하지만 보이는 내용의 해시는 {hash}. 전자에 서명하면 다른 내용에 서명하게 됨.',
  },
  {
    en: 'At nonce {n:n} the Safe executed {done:word}, which was never shown to its owners, in the place of {shown:word}, which they confirmed.',
    ja: 'ノンス {n} で Safe は、署名者が承認した {shown} の代わりに、一度も表示されなかった {done} を実行した。',
    ko: '논스 {n}에서 Safe는 서명자가 승인한 {shown} 대신 한 번도 보이지 않은 {done}을(를) 실행함.',
  },
  {
    en: '{n:n} of {all:n} signature on nonce {nonce:n} comes from no owner over what is shown: what was signed is something else, which nobody shows.',
    ja: 'ノンス {nonce} の署名 {all} 件中 {n} 件は、表示内容に対する署名者のものではない。署名されたのは、誰も表示していない別の内容である。',
    ko: '논스 {nonce}의 서명 {all}건 중 {n}건은 보이는 내용에 대한 서명자의 것이 아님. 서명된 것은 아무도 보여 주지 않은 다른 내용임.',
  },
  {
    en: '{n:n} of {all:n} signatures on nonce {nonce:n} comes from no owner over what is shown: what was signed is something else, which nobody shows.',
    ja: 'ノンス {nonce} の署名 {all} 件中 {n} 件は、表示内容に対する署名者のものではない。署名されたのは、誰も表示していない別の内容である。',
    ko: '논스 {nonce}의 서명 {all}건 중 {n}건은 보이는 내용에 대한 서명자의 것이 아님. 서명된 것은 아무도 보여 주지 않은 다른 내용임.',
  },
  {
    en: '{n:n} of {all:n} signatures on nonce {nonce:n} come from no owner over what is shown: what was signed is something else, which nobody shows.',
    ja: 'ノンス {nonce} の署名 {all} 件中 {n} 件は、表示内容に対する署名者のものではない。署名されたのは、誰も表示していない別の内容である。',
    ko: '논스 {nonce}의 서명 {all}건 중 {n}건은 보이는 내용에 대한 서명자의 것이 아님. 서명된 것은 아무도 보여 주지 않은 다른 내용임.',
  },
  {
    en: '{n:n} of {all:n} signature on nonce {nonce:n} come from no owner over what is shown: what was signed is something else, which nobody shows.',
    ja: 'ノンス {nonce} の署名 {all} 件中 {n} 件は、表示内容に対する署名者のものではない。署名されたのは、誰も表示していない別の内容である。',
    ko: '논스 {nonce}의 서명 {all}건 중 {n}건은 보이는 내용에 대한 서명자의 것이 아님. 서명된 것은 아무도 보여 주지 않은 다른 내용임.',
  },
  {
    en: '{n:n} of {all:n} signature on nonce {nonce:n} is not over what is shown but over {over:word}.',
    ja: 'ノンス {nonce} の署名 {all} 件中 {n} 件は、表示内容ではなく {over} に対するもの。',
    ko: '논스 {nonce}의 서명 {all}건 중 {n}건은 보이는 내용이 아니라 {over}에 대한 것.',
  },
  {
    en: '{n:n} of {all:n} signatures on nonce {nonce:n} is not over what is shown but over {over:word}.',
    ja: 'ノンス {nonce} の署名 {all} 件中 {n} 件は、表示内容ではなく {over} に対するもの。',
    ko: '논스 {nonce}의 서명 {all}건 중 {n}건은 보이는 내용이 아니라 {over}에 대한 것.',
  },
  {
    en: '{n:n} of {all:n} signatures on nonce {nonce:n} are not over what is shown but over {over:word}.',
    ja: 'ノンス {nonce} の署名 {all} 件中 {n} 件は、表示内容ではなく {over} に対するもの。',
    ko: '논스 {nonce}의 서명 {all}건 중 {n}건은 보이는 내용이 아니라 {over}에 대한 것.',
  },
  {
    en: '{n:n} of {all:n} signature on nonce {nonce:n} are not over what is shown but over {over:word}.',
    ja: 'ノンス {nonce} の署名 {all} 件中 {n} 件は、表示内容ではなく {over} に対するもの。',
    ko: '논스 {nonce}의 서명 {all}건 중 {n}건은 보이는 내용이 아니라 {over}에 대한 것.',
  },
  { en: 'Shown: {does:clause}', ja: '表示内容：{does}', ko: '보이는 내용: {does}' },
  { en: 'Signed: {does:clause}', ja: '署名対象：{does}', ko: '서명 대상: {does}' },
  {
    en: 'It is the same call with its operation turned.',
    ja: '同じ呼出しで、種別（call と delegatecall）だけが入れ替わっている。',
    ko: '같은 호출이며 방식(call과 delegatecall)만 바뀌어 있음.',
  },
  {
    en: 'The service claims the hash {claimed:word}, and what it shows has {hash:word}.',
    ja: 'サービスの主張するハッシュは {claimed}、表示内容のハッシュは {hash}。',
    ko: '서비스가 주장하는 해시는 {claimed}, 보이는 내용의 해시는 {hash}.',
  },
  {
    en: 'The claimed hash {claimed:word} is that of what is shown, but on another chain or for another version than the Safe has here: is this the right node?',
    ja: '主張されたハッシュ {claimed} は表示内容のものだが、別のチェーンまたは別の版の Safe に対するもの。ノードは正しいか。',
    ko: '주장된 해시 {claimed}은(는) 보이는 내용의 것이나 다른 체인 또는 다른 버전의 Safe에 대한 것임. 노드가 맞는지 확인할 것.',
  },
  {
    en: 'The claimed hash {claimed:word} is that of what is shown on no chain that we know; say which chain it is.',
    ja: '主張されたハッシュ {claimed} は、既知のどのチェーンでも表示内容と一致しない。チェーンを指定する。',
    ko: '주장된 해시 {claimed}은(는) 알려진 어떤 체인에서도 보이는 내용과 맞지 않음. 체인을 지정할 것.',
  },
  {
    en: 'It calls {name:word} with arguments that cannot be read: what it does is not known.',
    ja: '{name} を読み取れない引数で呼び出す：動作は不明。',
    ko: '{name}을(를) 읽을 수 없는 인수로 호출: 무엇을 하는지 알 수 없음.',
  },
  {
    en: 'Not all of its calls can be told: {because:told}.',
    ja: '呼出しの一部は示せない：{because}。',
    ko: '호출 일부는 표시할 수 없음: {because}.',
  },
  {
    en: 'calls lie more than {n:n} deep in one another',
    ja: '呼出しの入れ子が {n} 段を超えている',
    ko: '호출이 {n}단계를 넘게 중첩됨',
  },
  {
    en: 'its calls, unfolded, are too long to read',
    ja: '展開した呼出しが長すぎて読めない',
    ko: '펼친 호출이 너무 길어 읽을 수 없음',
  },
  { en: 'there are {n:n} calls in it or more', ja: '呼出しが {n} 件以上ある', ko: '호출이 {n}건 이상임' },
  {
    en: 'operation {n:word} is neither a call nor a delegatecall',
    ja: '種別 {n} は call でも delegatecall でもない',
    ko: '방식 {n}은(는) call도 delegatecall도 아님',
  },
  {
    en: 'the batch ends within the head of its call {n:n}',
    ja: '一括処理が {n} 番目の呼出しの先頭部で途切れている',
    ko: '일괄 처리가 {n}번째 호출의 머리 부분에서 끝남',
  },
  {
    en: 'call {n:n} of the batch has operation {op:word}',
    ja: '一括処理の {n} 番目の呼出しの種別が {op}',
    ko: '일괄 처리의 {n}번째 호출 방식이 {op}',
  },
  {
    en: 'call {n:n} of the batch is longer than the batch',
    ja: '一括処理の {n} 番目の呼出しが全体より長い',
    ko: '일괄 처리의 {n}번째 호출이 전체보다 김',
  },
  {
    en: "It would run the code of {who:account}, which Safe never published, as the Safe itself: that code can replace the Safe's own code, its owners and its threshold, and take all that it holds.",
    ja: 'Safe が公開したことのない {who} のコードを Safe 自身として実行する：Safe のコード、署名者、必要署名者数を置き換え、保有資産のすべてを奪うことができる。',
    ko: 'Safe가 공개한 적 없는 {who}의 코드를 Safe 자신으로 실행함: Safe의 코드, 서명자, 필요한 서명자 수를 바꾸고 보유 자산 전부를 가져갈 수 있음.',
  },
  {
    en: 'It would put the Safe on another published version of its code, by {who:account}.',
    ja: '{who} により、Safe を公開済みの別の版に移行する。',
    ko: '{who}을(를) 통해 Safe를 공개된 다른 버전으로 옮김.',
  },
  {
    en: 'It would sign a message in the name of the Safe, by {who:account}: what the message allows, anybody who holds it can use.',
    ja: '{who} により、Safe の名でメッセージに署名する：メッセージが許す内容は、所持する者なら誰でも使える。',
    ko: '{who}을(를) 통해 Safe의 이름으로 메시지에 서명함: 메시지가 허용하는 것은 가진 사람 누구나 쓸 수 있음.',
  },
  {
    en: 'It would run the code of {who:account} as the Safe itself, for which that contract is not made.',
    ja: '{who} のコードを Safe 自身として実行する：そのためのコントラクトではない。',
    ko: '{who}의 코드를 Safe 자신으로 실행함: 그렇게 쓰도록 만든 컨트랙트가 아님.',
  },
  {
    en: 'It is dressed as a call of {name:word}, but as a delegatecall it moves no token: whatever the code of {who:account} does under that name, it does as the Safe.',
    ja: '{name} の呼出しを装うが、delegatecall ではトークンは動かない：{who} のコードがその名で行うことは、すべて Safe 自身として行われる。',
    ko: '{name} 호출로 꾸몄지만 delegatecall로는 토큰이 움직이지 않음: {who}의 코드가 그 이름으로 하는 일은 모두 Safe 자신으로서 하는 것임.',
  },
  {
    en: 'It lets {who:account} take {token:account} of {owner:account} without limit, until that is taken back.',
    ja: '{who} に、取り消すまで {owner} の {token} を無制限に引き出すことを許可する。',
    ko: '{who}에게 취소할 때까지 {owner}의 {token}을(를) 무제한 인출하도록 허용함.',
  },
  {
    en: 'It pays {who:account}, which this Safe never dealt with and which looks like {twin:account}, with which it did.',
    ja: '支払先 {who} はこの Safe と取引がなく、取引のある {twin} に似ている。',
    ko: '받는 곳 {who}은(는) 이 Safe와 거래한 적이 없고, 거래한 적 있는 {twin}과(와) 비슷함.',
  },
  {
    en: 'It cannot be executed any more: nonce {n:n} is used up, the Safe is at {now:n}.',
    ja: 'もはや実行できない：ノンス {n} は使用済み、Safe は現在 {now}。',
    ko: '더 이상 실행할 수 없음: 논스 {n}은(는) 사용됨, Safe는 현재 {now}.',
  },
  {
    en: "Its nonce {n:n} lies {ahead:n} ahead of the Safe's: signatures on it wait until then.",
    ja: 'ノンス {n} は Safe の現在より {ahead} 先：署名はそれまで待つことになる。',
    ko: '논스 {n}은(는) Safe의 현재보다 {ahead} 앞섬: 서명은 그때까지 대기함.',
  },
  {
    en: 'It pays whoever executes it a refund of gas of up to {amount:amount}, beside what its call does.',
    ja: '呼出しとは別に、実行者へ最大 {amount} のガス払戻しを支払う。',
    ko: '호출과 별도로 실행한 사람에게 최대 {amount}의 가스를 환급함.',
  },
  {
    en: 'It pays {who:account} a refund of gas of up to {amount:amount}, beside what its call does.',
    ja: '呼出しとは別に、{who} へ最大 {amount} のガス払戻しを支払う。',
    ko: '호출과 별도로 {who}에게 최대 {amount}의 가스를 환급함.',
  },
  {
    en: 'The signature of {who:account} is not over what is shown but over {hash:word}{kind:tail}.',
    ja: '{who} の署名は、表示内容ではなく {hash} に対するもの{kind}。',
    ko: '{who}의 서명은 보이는 내용이 아니라 {hash}에 대한 것{kind}.',
  },
  {
    en: ', the same call with the operation turned (call for delegatecall)',
    ja: '（同じ呼出しで、call と delegatecall が入れ替わったもの）',
    ko: '(같은 호출이며 call과 delegatecall이 바뀐 것)',
  },
  {
    en: ', another transaction of the same nonce',
    ja: '（同じノンスの別のトランザクション）',
    ko: '(같은 논스의 다른 거래)',
  },
  { en: ', a transaction of another nonce', ja: '（別のノンスのトランザクション）', ko: '(다른 논스의 거래)' },
  {
    en: ', a hash that the service claims and that what it shows does not have',
    ja: '（サービスが主張し、表示内容とは一致しないハッシュ）',
    ko: '(서비스가 주장하지만 보이는 내용과 맞지 않는 해시)',
  },
  {
    en: "The signature of {who:account} is no owner's over what is shown ({other:account} comes out): it was made over something else.",
    ja: '{who} の署名は、表示内容に対するどの署名者のものでもない（復元結果 {other}）：別の内容に対して作られたもの。',
    ko: '{who}의 서명은 보이는 내용에 대한 어떤 서명자의 것도 아님(복원 결과 {other}): 다른 내용에 대해 만든 것임.',
  },
  {
    en: "The signature of {who:account} is no owner's over what is shown: it was made over something else.",
    ja: '{who} の署名は、表示内容に対するどの署名者のものでもない：別の内容に対して作られたもの。',
    ko: '{who}의 서명은 보이는 내용에 대한 어떤 서명자의 것도 아님: 다른 내용에 대해 만든 것임.',
  },
  {
    en: 'The signature of {who:account} is over the same transaction on another chain or for another version of the Safe: here it is worth nothing.',
    ja: '{who} の署名は、別のチェーンまたは別の版の Safe の同じトランザクションに対するもの：ここでは無効。',
    ko: '{who}의 서명은 다른 체인 또는 다른 버전의 Safe에서 같은 거래에 대한 것: 여기서는 무효.',
  },
  {
    en: "The signature of {who:account} is {other:account}'s.",
    ja: '{who} の署名とされるものは {other} の署名。',
    ko: '{who}의 서명이라는 것은 {other}의 서명임.',
  },
  {
    en: '{who:account} signed and is no owner of the Safe now.',
    ja: '{who} が署名したが、現在は Safe の署名者ではない。',
    ko: '{who}이(가) 서명했으나 지금은 Safe의 서명자가 아님.',
  },
  {
    en: 'What is given as the signature of {who:account} is none.',
    ja: '{who} の署名とされるものは署名ではない。',
    ko: '{who}의 서명이라는 것은 서명이 아님.',
  },
  {
    en: 'The signature of {who:account} has the upper of its two spellings, which wallets do not write.',
    ja: '{who} の署名は二通りの表記のうち大きい方で、ウォレットはこの表記を使わない。',
    ko: '{who}의 서명은 두 표기 중 큰 쪽이며 지갑은 이 표기를 쓰지 않음.',
  },
  {
    en: 'The Safe runs the code of {who:account}, which Safe never published: whoever wrote it owns what the Safe holds.',
    ja: 'Safe は、Safe が公開したことのない {who} のコードで動いている：その作成者が保有資産を支配する。',
    ko: 'Safe가 공개된 적 없는 {who}의 코드로 실행되고 있음: 그 작성자가 보유 자산을 지배함.',
  },
  {
    en: 'One owner alone can spend all that the Safe holds.',
    ja: '署名者一人だけで Safe の保有資産のすべてを使える。',
    ko: '서명자 한 명만으로 Safe의 보유 자산 전부를 쓸 수 있음.',
  },
  {
    en: 'The module {who:account} can act for the Safe without signatures.',
    ja: 'モジュール {who} は署名なしで Safe を操作できる。',
    ko: '모듈 {who}은(는) 서명 없이 Safe를 조작할 수 있음.',
  },
  {
    en: '{who:account} checks every transaction and can refuse it.',
    ja: '{who} がすべてのトランザクションを検査し、拒否できる。',
    ko: '{who}이(가) 모든 거래를 검사하고 거부할 수 있음.',
  },
  {
    en: 'Calls that the Safe does not know go to {who:account}, which Safe never published.',
    ja: 'Safe が知らない呼出しは、Safe が公開したことのない {who} に渡される。',
    ko: 'Safe가 모르는 호출은 Safe가 공개한 적 없는 {who}(으)로 전달됨.',
  },
  { en: 'It {does:clause}.', ja: '{does}。', ko: '{does}.' },
]
