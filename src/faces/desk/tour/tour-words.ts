import { defineWords } from '../words/define-words.ts'

/** What the guided tour says. */
export const TOUR_WORDS = defineWords({
  en: {
    label: 'Guided tour',
    step: 'Step {n} of {of}',
    back: 'Back',
    next: 'Next',
    end: 'End the tour',
    done: 'Done',
    keys: '← → step, Esc ends',
    stolen: 'What was stolen',
    stolenMore:
      '{name} is a real theft, told by public facts. Every figure is exact to the base unit; worth is that of the day, with its source at hover.',
    flow: 'Where it went',
    flowMore:
      'Time and hops run from left to right, width is value. Hover says who, how much and why; a click opens an account; folded groups unfold. Below, a scrubber replays the theft.',
    where: 'Where it is now, and who can freeze it',
    whereMore:
      'One row for each place where money lies. Who can freeze it stands beside it, and the button that asks them. The letter is made from the evidence.',
    account: 'Why this account is tainted',
    accountMore:
      'Who claims what of it, what came when and by which way, and what the lists say. “Why it is tainted” walks back to the theft, transfer by transfer.',
    prove: 'Share, freeze, prove',
    proveMore:
      'Share gives partners what their marking allows, within seconds. Export makes report, table and STIX bundle. Evidence, below, shows that nothing was changed since.',
  },
  ja: {
    label: 'ガイドツアー',
    step: 'ステップ {n} / {of}',
    back: '戻る',
    next: '次へ',
    end: 'ツアーを終了',
    done: '完了',
    keys: '← → で移動、Esc で終了',
    stolen: '何が盗まれたか',
    stolenMore:
      '{name} は公開情報に基づく実際の流出事件です。数量は最小単位まで正確です。評価額は当日のもので、カーソルを合わせると出典が表示されます。',
    flow: 'どこへ流れたか',
    flowMore:
      '左から右へ時間とホップが進み、帯の幅が金額を表します。カーソルを合わせると相手・金額・理由が表示され、クリックでアドレスの詳細が開きます。まとめられた部分は展開でき、下のスライダーで流出を再生できます。',
    where: '現在の所在と凍結できる者',
    whereMore: '資金の所在ごとに 1 行です。凍結できる者と、凍結要請のボタンが並びます。要請書は証拠から作成されます。',
    account: 'このアドレスを被害資金とする理由',
    accountMore:
      '誰が何と主張しているか、いつどの経路で入金されたか、リストに載っているかを確認できます。「被害資金とする理由」では、移転を一件ずつ流出元までさかのぼります。',
    prove: '共有・凍結・立証',
    proveMore:
      '「共有」は取扱区分の許す範囲で数秒以内に連携先へ届けます。「書き出し」は報告書・表・STIX を作成します。下の「証拠」で、その後の改変がないことを確認できます。',
  },
  ko: {
    label: '둘러보기',
    step: '{n} / {of}단계',
    back: '이전',
    next: '다음',
    end: '둘러보기 끝내기',
    done: '완료',
    keys: '← → 이동, Esc 종료',
    stolen: '무엇을 도난당했는가',
    stolenMore:
      '{name}은(는) 공개된 사실에 근거한 실제 탈취 사건입니다. 수량은 최소 단위까지 정확하며, 가액은 당일 기준이고 마우스를 올리면 출처가 나옵니다.',
    flow: '어디로 흘러갔는가',
    flowMore:
      '왼쪽에서 오른쪽으로 시간과 홉이 진행되고 폭은 금액입니다. 마우스를 올리면 상대·금액·이유가 나오고, 누르면 주소 상세가 열립니다. 접힌 묶음은 펼칠 수 있으며, 아래 막대로 탈취 과정을 재생합니다.',
    where: '지금 어디에 있고 누가 동결할 수 있는가',
    whereMore:
      '자금이 있는 곳마다 한 줄입니다. 동결할 수 있는 기관과 동결 요청 단추가 함께 있습니다. 요청서는 증거로부터 작성됩니다.',
    account: '이 주소를 탈취 자금으로 보는 이유',
    accountMore:
      '누가 무엇이라고 주장하는지, 언제 어떤 경로로 들어왔는지, 목록에 올라 있는지 볼 수 있습니다. "탈취 자금으로 보는 이유"는 이전 내역을 하나씩 탈취 시점까지 거슬러 갑니다.',
    prove: '공유·동결·입증',
    proveMore:
      '"공유"는 취급 표시가 허용하는 범위에서 몇 초 안에 협력 기관에 전달합니다. "내보내기"는 보고서·표·STIX를 만듭니다. 아래 "증거"에서 이후 변경이 없음을 확인합니다.',
  },
})
