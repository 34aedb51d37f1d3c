/** Surnames in Hangul, in the North's and the South's spelling. The more frequent ones, as commonly known; a rarer one is not read as Korean. */
export const HANGUL_SURNAMES: ReadonlySet<string> = new Set(
  '김이리박최정강조윤장임림한오서신권황안송류유홍전고문양량손배백허남심노로하곽성차주우구민진지엄원채방변공길여려도표기나라모맹명현계태옥염렴천석선설마연련위왕반금육륙인탁국어은편용룡예경봉사부가복목형두감음빈동온호범좌팽승간상시갈단견당추제피',
)

/** How surnames are written in Latin letters: the official systems of both Koreas, McCune-Reischauer, and what people themselves use. */
export const LATIN_SURNAMES: ReadonlySet<string> = new Set(
  `kim gim ghim pek tso tche choi chwe chon hwan chan an ryan yan lee li yi ri rhee rhi rhie i yee park pak bak bark pack choi choe choy chwe tchoe che tsoi jung jeong chung chong jong joung
  cheong chon kang gang cho jo joe joh yoon yun youn jang chang djang tjang lim im rim yim leem rhim han oh o seo suh so sur shin sin kwon gwon
  kweon hwang whang ahn an song ryu yu yoo ryoo lyu you hong jeon jon chun jun ko go koh goh moon mun yang ryang son sohn pae bae
  bai paek baek paik baik back ho heo hur huh nam sim shim no ro noh roh ha kwak gwak sung seong cha chu joo ju choo woo u wu ku koo gu
  min jin chin chi ji om eom um won weon chae pang bang byon byun pyon byeon kong gong kil gil yeo yo ryo to do pyo ki gi ra na la
  mo maeng myong hyon hyun kye gye tae ok yom ryom yeom chon cheon sok seok sol ma yon ryon yeon wi wang pan ban kum keum ryuk
  tak kuk ryong yong ye kyong pong sa pu pok mok hyong tu kam kan kal tan pi`
    .split(/\s+/)
    .filter(s => s !== ''),
)

/** Surnames in Chinese characters, in the forms of Korea and, where they differ, of China and Japan. */
export const HANJA_SURNAMES: ReadonlySet<string> = new Set(
  '金李朴崔鄭郑姜趙赵尹張张林任韓韩吳吴呉徐申權权権黃黄安宋柳劉刘洪全田高文梁楊杨孫孙裵裴白許许南沈盧卢河郭成車车朱禹具閔闵陳陈池嚴严元蔡方卞邊边孔吉呂吕余都表奇羅罗馬马廉千石薛延魏王玄桂太玉明孟牟宣芮庆景慶奉史夫賈贾',
)
