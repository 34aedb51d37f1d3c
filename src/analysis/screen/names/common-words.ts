/**
 * Words of names that say little about whose name it is, by how little. A fixed table, not counted from the lists in use, so that the
 * score of a pair of names depends on nothing but the pair: adding a list can never lower a score. Chosen by tallies of the words on the
 * OFAC list of 2024-05-03 with its aliases and on the UK list of May 2026 (30 entries or more), and from what is commonly known of
 * frequent given names and surnames; the weights of a class are set by bench/names.ts, not by frequency in any population.
 */
export const COMMON_WORDS = {
  /** Legal forms, in Latin letters as published or transliterated. */
  legal: `
ab ad ag ao aktsionernoe aktsionernoye aktsionerno anonim as asa bhd bv bvba cia cjsc co company corp corporation coltd cv doo dmcc dwc
eood ep eurl fz fzc fzco fze fzllc gie gmbh gp hf holding holdings inc incorporated jsc joint kft kg kk kompaniya lda liability limitada
limited llc llp lp ltd ltda mbh mchj npo npp nv oao obschestvo obshchestvo ogranichennoi ogranichennoy ojsc ood ooo otkrytoe otkrytoye
otvetstvennostiu otvetstvennostyu oy oyj pao pjsc plc private public publichnoe publichnoye pte pty pt pvt sa sae sal saoc saog sarl sas
sdn sicav sirketi sl slu snc sociedad spa spol srl sro sti stock tic ticaret tas ooc unitary zao zakrytoe yk yoo jusik hoesa yuhan kabushiki
gaisha kaisha goudou yugen youxian gongsi gufen zeren nominees cha mas
`,
  /** Those of them, and other words, that never stand in a person's name. */
  firm: `
company corp corporation coltd eurl fzco fzllc gie gmbh holding holdings inc incorporated jsc limited llc llp ltd ltda ojsc ooo pao pjsc plc
pvt sarl sociedad srl zao youxian gongsi jusik hoesa kabushiki kaisha gaisha group sons bros brothers associates partners bank trading
`,
  /** Forms of address, rank and style. */
  title: `
mr mrs ms miss dr prof professor sir lord lady dame jr sr phd md ii iii iv eng engineer haji hajji hajj alhaj hadji sheikh shaykh shaikh
sheik cheikh mullah mulla maulawi mawlawi maulvi molvi malawi sayyid seyyed sayed syed seyed sayyed imam qari hafiz ustad ustaz ayatollah
hojjatoleslam general gen colonel col major maj captain capt lieutenant lt brigadier brig commander admiral marshal sergeant president
minister don dona senor senora herr frau monsieur madame comrade known named alias aka fka called
anisa ustaza sayyida duktur muhandis alanisa alustaz alsayyid alduktur
`,
  /** Articles, prepositions, words of descent. */
  particle: `
al el ul ur as ash ad ar az an the of and for to in on at de del della dei des du da das dos do di la le les los las van von der den
den dem zu zur ter te bin ben ibn bint bn bt binti walad ould wa va ve va e y et und i im and s o a b c with without
dlya na po po imeni im named
`,
  /** In hundreds of listed names. */
  abundant: `
ali muhammad mohammad mohammed mohamed mohamad muhammed mohamud ahmad ahmed hassan hasan hussein husayn
hussain husain hossein ibrahim abu umar omar khan khalid mahmud mahmoud kim lee li ri yi park pak choe choi wang zhang chen liu trading
bank international shipping group trade technology plant center centre institute research state enterprise development scientific
production general organization vladimir aleksandr alexander sergey sergei vladimirovich aleksandrovich nikolaevich nikolayevich zavod
industrial industries services service engineering investment investments energy commercial management national federal systems
technologies marine export import industry foundation association global oil petrochemical aviation economic capital construction
logistics security defense defence electronics electronic mining transport transportation products consulting solutions
insurance fund trust agency bureau office department committee ministry front party army force forces brigade network movement
`,
  /** In tens of listed names, or borne by more than one in some hundreds of people. */
  common: `
andrey andrei mikhail igor dmitry dmitriy dmitri oleg viktor victor nikolay nikolai ivan aleksey alexey alexei aleksei yuri yury yuriy pavel
roman denis anton konstantin leonid gennady boris vyacheslav vadim maxim maksim anatoly evgeny yevgeny evgeniy valery artem kirill ilya
olga elena yelena irina natalia natalya tatyana svetlana maria mariya anna ekaterina ivanov ivanova petrov petrova smirnov kuznetsov popov
vasiliev vasilyev sokolov mikhailov novikov fedorov morozov volkov alekseev lebedev semenov egorov pavlov kozlov stepanov nikolaev orlov
andreev makarov nikitin zakharov borisov korolev viktorovich ivanovich mikhailovich mikhaylovich sergeevich sergeyevich anatolyevich
anatolievich petrovich borisovich yuryevich yurievich alekseevich alekseyevich vasilyevich vasilievich igorevich valeryevich valerievich
olegovich leonidovich konstantinovich gennadyevich vyacheslavovich vadimovich andreevich andreyevich dmitrievich evgenievich
vladimirovna aleksandrovna nikolaevna viktorovna sergeevna ivanovna mikhailovna petrovna yurevna
rahman rahim karim aziz hamid said saeed saleh salih salah rashid rashed nasser nasir mustafa mostafa yusuf yousef youssef yahya
ismail musa jamal kamal tariq tarik amir amin abbas akbar jafar jaber habib hakim halim majid mahdi mehdi mohsen reza mansour mansur masoud
masud nur noor qasim qassem salim saif sayf samir sami shahid sulayman suleiman sulaiman taha tahir walid wali yasin yassin zaid zayd ziad
fatima aisha mariam maryam husseini hashemi mousavi karimi tikriti saddam osman uthman othman othmani usman ullah 
jose juan carlos luis manuel jesus antonio miguel jorge pedro francisco fernando alberto eduardo roberto ricardo rafael javier sergio mario
guillermo hernandez garcia martinez lopez gonzalez rodriguez perez sanchez ramirez torres flores rivera gomez diaz reyes cruz morales ortiz
gutierrez ramos ruiz castro vargas mendoza jimenez silva santos souza
john james robert michael mike william david richard joseph thomas charles christopher daniel matthew anthony mark steven paul andrew george
kevin brian edward peter patrick henry jack mary patricia jennifer linda elizabeth susan sarah karen nancy margaret laura smith johnson
williams brown jones davis miller wilson anderson taylor moore martin jackson thompson white harris clark lewis robinson walker young
allen king wright scott hill green adams baker nelson carter mitchell roberts turner phillips campbell parker evans edwards collins
jean pierre jacques michel philippe marie andre hans peter klaus muller schmidt schneider fischer weber meyer wagner becker schulz
lin huang zhao wu zhou xu sun ma zhu hu guo he gao luo zheng liang xie song tang deng feng cao peng zeng xiao tian dong yuan pan yu jiang
yang wei lu su ye lei fan jin jing jun ming hong hua hui ping qiang rong yong ying yan lan long bo bin chao cheng gang guang hai jian
jie kai kun lei ling mei min na ning peng qing rui shan tao tian ting xin xiang xiaoming yi yun zhi zhong chan wong cheung lau leung
cho jo jung jong chung chong kang yoon yun jang chang lim im rim han oh o seo so shin sin kwon hwang ahn an ryu yoo yu hong jeon jon chon ko
koh moon mun son bae pae baek paek paik heo ho nam no ro noh ha kwak sung song cha joo ju woo u ku koo na ra min jin chin om eom chae
chol chul cheol hyok hyuk hyon hyun kyong kyung gyong il sok suk sik sang su soo tae dae hak hui hee kwang gwang myong myung nam pom bom
pyong byong ryong ryol sam son sop sun un eun ung won yol yong young yop guk kuk gil kil gun kun geun hae
sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto inoue kimura
nguyen tran le pham huynh phan vu vo dang bui do singh kumar sharma gupta patel shah
`,
  /** What firms do, and where. */
  trade: `
islamic russian iranian iran korea korean syrian syria chinese china russia moscow tehran dubai hong kong shanghai shenzhen beijing
pyongyang hongkong singapore turkey emirates asia asian pacific europe european africa american united republic peoples democratic
new star golden gold sun east eastern west western north northern south southern central middle royal first world sea ocean ship ships
maritime line lines fleet tanker vessel air airlines airline airways aircraft cargo express travel tours
chemical chemicals pharmaceutical petroleum gas steel metal metals machine machinery machines tool tools equipment instrument
instruments manufacturing factory design power electric electrical radio telecommunications communications computer software information
digital data media press news university academy college school science sciences laboratory labs lab medical hospital food foods
agricultural agriculture farm textile textiles building buildings real estate property properties invest finance financial exchange
money credit business market supply materials special complex project projects branch union society council welfare relief charity
charitable humanitarian islam jihad liberation revolutionary popular martyrs resistance guard guards corps command military naval navy
ticaret sanayi inversiones comercializadora comercial grupo servicios transportes industria
nauchno issledovatelskiy proizvodstvennoe predpriyatie sistemy tekhnologii byuro gosudarstvennoe otvetstvennoe tsentr kombinat
sons brothers bros associates partners enterprises ventures house shop store
jusikhoesa
`,
} as const
