import type { Doors } from '../../doors.ts'
import type { Command, LateCommand } from '../command.ts'

/**
 * Every command, in the order of the help text. Here stands what the help says of each, by its name: the words typed, and the summary.
 * Its file is loaded when it is called for.
 * @param open gives the doors, when the first command needs them
 */
export function commandsOf(open: () => Promise<Doors>, env: NodeJS.ProcessEnv): readonly LateCommand[] {
  const late = (load: (doors: Doors) => Promise<readonly Command[]>, told: Told): readonly LateCommand[] =>
    Object.entries(told).map(([name, [words, summary]]) => ({
      ...{ name, alias: words === name ? undefined : words, summary },
      load: async () => named(name, Object.keys(told), await load(await open())),
    }))
  return [
    ...late(async doors => [(await import('./start-command.ts')).startCommand(doors, env)], {
      start: ['start', 'trace a built-in theft, write its report and show it in the browser'],
    }),
    ...late(async doors => [(await import('./import-command.ts')).importCommand(doors, env)], {
      import: ['import', 'take ledger data and tags into the data folder'],
    }),
    ...late(async doors => [(await import('./trace-command.ts')).traceCommand(doors, env)], {
      'trace-funds': ['trace', 'follow stolen funds and say where they are now'],
    }),
    ...late(async doors => [(await import('./explain-command.ts')).explainCommand(doors, env)], {
      'explain-taint': ['explain', 'say why an account or transaction is tainted, by which path, under which policy'],
    }),
    ...late(async doors => (await import('./crossings-commands.ts')).crossingsCommands(doors, env), {
      'find-crossings': [
        'crossings',
        'find value that crossed between ledgers by bridges and swap services, and how sure that is',
      ],
      'list-places': ['crossings places', 'list the places of bridges and swap services that were declared here'],
      'declare-place': [
        'crossings declare',
        'declare a contract or account of a bridge or swap service, beside those that are known',
      ],
      'withdraw-place': ['crossings withdraw', 'take back a place that was declared'],
    }),
    ...late(async doors => (await import('./mixer-commands.ts')).mixerCommands(doors, env), {
      'find-mixer-links': ['mixer-links', 'say where value that went into a mixer may have come out, with odds'],
    }),
    ...late(async doors => (await import('./ledgers-commands.ts')).ledgersCommands(doors, env), {
      'show-ledgers': ['ledgers', 'list the ledgers that are followed, how far, and what could not be seen'],
      'add-ledger': ['ledgers add', 'follow a ledger through a node or service'],
      'fill-past': ['ledgers past', "take in an account's past from the source of its ledger"],
      'drop-ledger': ['ledgers drop', 'follow a ledger no longer; its blocks stay'],
    }),
    ...late(async doors => (await import('./watch-case-commands.ts')).watchCaseCommands(doors, env), {
      watch: ['watch', 'follow the ledgers, and tell where a case goes as blocks come'],
      'list-watches': ['watches', 'list the watches on cases, and how much each has told'],
      'list-watch-alerts': ['watches alerts', 'list what a watch told, and which of it still stands'],
    }),
    ...late(async doors => [(await import('./token-command.ts')).tokenCommand(doors, env)], {
      'describe-token': ['token', 'say what a token is: known, unknown, or an imitation of a known one'],
    }),
    ...late(async doors => [(await import('./screen-command.ts')).screenCommand(doors, env)], {
      'screen-party': ['screen', 'ask whether an address, transaction, domain or name is on a list'],
    }),
    ...late(async doors => (await import('./monitor-commands.ts')).monitorCommands(doors, env), {
      monitor: ['monitor', 'judge deposits, withdrawals, trades and log-ins of customers as they happen'],
      'show-rules': [
        'monitor rules',
        'list the rules and typologies in force, their parameters, versions and what the overlay changes',
      ],
      'list-overlays': [
        'monitor overlays',
        'list the overlays of rules that were proposed, who approved them, and which one is in force',
      ],
      'propose-overlay': [
        'monitor propose',
        'propose other figures for rules and typologies; a second person approves them',
      ],
      'approve-overlay': [
        'monitor approve',
        'approve an overlay that somebody else proposed; the monitor judges by it when it starts next',
      ],
      'judge-transfer': [
        'judge-transfer',
        'judge a deposit, withdrawal, trade or log-in of a customer, and keep it for those after it',
      ],
    }),
    ...late(async doors => (await import('./governor-commands.ts')).governorCommands(doors, env), {
      'show-governor': [
        'governor',
        'show which withdrawals stand still, why, and which releases wait for a second person',
      ],
      'run-governor': ['governor run', 'weigh outflows of own wallets as they come, and halt withdrawals by itself'],
      'replay-governor': ['governor replay', 'say when the governor would have halted what, over events of the past'],
      'set-governor-switch': ['governor switch', 'say how withdrawals are halted: by a file, a program, a signed post'],
      'propose-release': [
        'governor release',
        'propose to let withdrawals of a ledger, or all, go on; a second person approves it',
      ],
      'approve-release': ['governor approve', 'approve that withdrawals go on, as somebody else proposed'],
      'govern-outflow': [
        'govern-outflow',
        'weigh an outflow of an own wallet, and halt withdrawals where it is too much',
      ],
    }),
    ...late(async doors => [(await import('./audit-signatures-command.ts')).auditSignaturesCommand(doors, env)], {
      'audit-signatures': [
        'audit-signatures',
        'audit signatures of one’s own keys for nonces that were used twice or can be guessed',
      ],
    }),
    ...late(async doors => (await import('./backtest-command.ts')).backtestCommands(doors, env), {
      backtest: ['backtest', 'judge the past under other rules, and say what would change'],
      tune: ['tune', 'try many parameters on the past: the whole trade-off between alerts and recall'],
      'train-score': [
        'train-score',
        'learn a score beside the rules from the past, and say how it does on what it has not seen',
      ],
      'pack-history': [
        'pack-history',
        'keep the past in order and packed, so that it is judged again and again in half of the time',
      ],
    }),
    ...late(async doors => (await import('./guard-commands.ts')).guardCommands(doors, env), {
      'guard-multisig': [
        'guard safe',
        'judge what a Safe multisig is asked to do, and raise the alarm before it is executed',
      ],
      'judge-typed-data': ['guard typed', 'say what a message that a wallet is asked to sign would allow'],
    }),
    ...late(async doors => (await import('./watch-commands.ts')).watchCommands(doors, env), {
      rescreen: ['rescreen', 'find who was screened before and would match now, and tell of each once'],
      'list-alerts': ['alerts', 'list the parties screened before whom a list change concerns'],
      webhooks: ['webhooks', 'manage the addresses to which list changes and alerts are posted'],
    }),
    ...late(async doors => (await import('./casework-commands.ts')).caseworkCommands(doors, env, doors.caseFiles), {
      'list-queue': ['queue', 'list the alerts that nobody has looked at, and reports that are due'],
      'triage-alert': ['triage', 'dismiss the alerts of a group, or make or join a case of them'],
      'list-casework': ['casework list', 'list the cases that people work on'],
      'show-alert': ['casework alert', 'show one alert with its reasons, and what became of it'],
      'show-casework': ['casework show', 'show a case with its alerts, notes, decisions and deadlines'],
      'open-casework': ['casework open', 'open a case that no alert began'],
      'change-casework': [
        'casework change',
        'change the countries of a case, or whether a suspect is known; voids approvals',
      ],
      'assign-casework': ['casework assign', 'give a case to somebody, or to nobody'],
      'note-casework': ['casework note', 'write a note beside a case'],
      'attach-casework': ['casework attach', 'attach a file to a case; voids approvals'],
      'read-attachment': ['casework file', 'write an attachment of a case to a file'],
      'compile-casework': [
        'casework compile',
        'make a report’s case of a case, and say what each form lacks, field by field',
      ],
      'tell-casework': ['casework tell', 'tell what the reports of a case lack, field by field; voids approvals'],
      'draft-casework': [
        'casework draft',
        'draft the report of a case in the form of an authority, and attach it; voids approvals',
      ],
      'decide-casework': [
        'casework decide',
        'decide in a case: dismiss, escalate, hold, release, report, freeze, close',
      ],
      'freeze-casework': [
        'casework freeze',
        'decide to freeze: make the request, attach its letter, and keep the decision',
      ],
      'list-holds': ['casework holds', 'list the money that stays until two people have released it'],
      'show-decision': ['casework decision', 'show what was decided, with the document that an approval names'],
      'approve-decision': ['casework approve', 'approve what somebody else decided'],
      'reject-decision': ['casework reject', 'reject what somebody else decided, or take your own decision back'],
      'file-report': ['casework filed', 'keep that an approved report has gone out, with the authority’s reference'],
      'audit-casework': ['casework audit', 'tell who did what with alerts and cases, and what was without effect'],
      'remind-deadlines': ['casework remind', 'tell of reports whose deadline is near, each once'],
    }),
    ...late(
      async doors =>
        (await import('./report-commands.ts')).reportCommands(doors, env, doors.press, () => doors.reports()),
      {
        'draft-report': [
          'report draft',
          'write a case in the form that an authority takes: FinCEN, goAML, KoFIU, JAFIC, IC3, STIX, a court',
        ],
        'check-report': [
          'report check',
          'say what a case lacks for a form, what is wrong in a report, or whether a folder is as it was written',
        ],
      },
    ),
    ...late(async doors => (await import('./travel-commands.ts')).travelCommands(doors, env, doors.travel), {
      'build-travel': ['travel build', 'make an IVMS 101 message of what is known of both sides of a transfer'],
      'check-travel': [
        'travel check',
        'hold an IVMS 101 message against the standard and against the law of each country',
      ],
      'match-travel': [
        'travel match',
        'say whether a side of a message is the holder of an account, by name, across scripts',
      ],
      'show-travel': ['travel show', 'decrypt and print a message that was kept'],
      'erase-travel': ['travel erase', 'make a message that was kept unreadable for good, by destroying its key'],
      'rotate-travel-key': ['travel rotate', 'change the key that protects the kept messages, and destroy the old one'],
    }),
    ...late(async doors => (await import('./exposure-commands.ts')).exposureCommands(doors, env), {
      'measure-exposure': [
        'exposure',
        'say how much of what an account received and sent is of listed entities, thefts, mixers, services',
      ],
      'index-exposure': [
        'exposure-index',
        'make or update the index of which accounts hold value of listed entities, thefts and mixers',
      ],
      'derive-list': ['derive-list', 'derive from a list’s wallets who holds their value, and who filled them'],
    }),
    ...late(async doors => (await import('./theft-commands.ts')).theftCommands(doors, env), {
      'report-theft': ['report-theft', 'report a theft, and tell those partners who may know'],
      'import-casebook': ['import-casebook', 'report the thefts of a casebook, each as a case'],
      'export-case': ['export-case', 'write a case as a STIX 2.1 bundle or a MISP event'],
      'check-claim': ['claims check', 'trace again what a partner claims to be tainted, and compare'],
    }),
    ...late(async doors => [(await import('./share-command.ts')).shareCommand(doors, env)], {
      'share-intel': ['share', 'share STIX objects or a case under markings, or show who would receive what'],
    }),
    ...late(async doors => (await import('./freeze-commands.ts')).freezeCommands(doors, env, doors.press), {
      'request-freeze': ['freeze request', 'ask an exchange, an issuer or a bridge to freeze money'],
      'send-freeze': ['freeze send', 'send a freeze request that was kept as a draft'],
      'answer-freeze': ['freeze answer', 'answer a request to freeze: acknowledged, frozen, refused, released'],
      'withdraw-freeze': ['freeze withdraw', 'take a freeze request back; what is frozen is asked to be released'],
      'list-freezes': [
        'freeze list',
        'list freeze requests with state and clocks, and what is frozen of what was stolen',
      ],
      'show-freeze': ['freeze show', 'show one freeze request with its answers and clocks'],
      'freeze-letter': ['freeze letter', 'write the letter of a freeze request in English, Japanese or Korean'],
    }),
    ...late(async doors => (await import('./tips-commands.ts')).tipsCommands(doors, env), {
      'submit-tip': ['tips submit', 'tell partners of a transaction that may belong to a theft'],
      'list-tips': ['tips list', 'list tips, most promising first, with what the machine finds about each'],
      'answer-sighting': [
        'sightings answer',
        'tell that an indicator was seen here, or was looked for and not seen (0)',
      ],
    }),
    ...late(async doors => (await import('./node-commands.ts')).nodeCommands(doors, env), {
      'init-node': ['node init', 'make the data folder a node with a key of its own'],
      'show-node': ['node show', 'show who this node is and its fingerprint'],
    }),
    ...late(async doors => (await import('./peers-commands.ts')).peersCommands(doors, env), {
      'add-peer': ['peers add', 'share with another node, known by the fingerprint of its key'],
      'list-peers': ['peers list', 'list the nodes with which this one shares'],
      'remove-peer': ['peers remove', 'stop sharing with a node'],
      'audit-peers': ['peers audit', "check every peer's log against all that it has signed, here and elsewhere"],
    }),
    ...late(async doors => (await import('./psi-commands.ts')).psiCommands(doors, env, doors.psi), {
      'psi-ask': ['psi ask', 'ask a peer which of your addresses stand on its list, without telling it any'],
      'psi-offers': ['psi offers', 'list what a peer lets us ask without telling'],
      'psi-serve-list': ['psi serve-list', 'let peers ask a list without telling and without seeing it'],
      'psi-drop-list': ['psi drop-list', 'let nobody ask a list any more, and forget its key'],
      'list-psi-lists': ['psi lists', 'list what peers may ask without telling'],
      'list-psi-sessions': ['psi sessions', 'the transcript of questions that were asked without telling, for audit'],
      'psi-told': ['psi told', 'print the matches that an asker told in a session'],
      'psi-audit': ['psi audit', "lay another node's transcript beside this one's and tell where they differ"],
    }),
    ...late(async doors => (await import('./users-commands.ts')).usersCommands(doors, env), {
      'add-user': ['users add', 'add who may come to the collections; the password is read from standard input'],
      'list-users': ['users list', 'list who may come to the collections'],
      'set-user-roles': ['users roles', 'give a user other roles than it has'],
      'remove-user': ['users remove', 'end a user; what it added stays'],
      'change-password': ['users password', 'give a user another password, read from standard input'],
    }),
    ...late(async doors => (await import('./situation-commands.ts')).situationCommands(doors, env), {
      'describe-situation': [
        'situation',
        'tell on one page what was stolen, located, frozen and recovered, and how quickly',
      ],
      'record-recovery': ['recoveries add', 'write down that value of a theft came back, and what shows it'],
      'list-recoveries': ['recoveries list', 'list what came back of thefts'],
      'withdraw-recovery': ['recoveries withdraw', 'take back a recovery that was written down by mistake'],
    }),
    ...late(async doors => (await import('./intel-commands.ts')).intelCommands(doors, env), {
      'list-intel': [
        'intel list',
        'list what was shared and with whom, or what came in and from whom, the latest first',
      ],
      'show-intel': ['intel show', 'show one object of the log, and what its markings let be done with it'],
      'list-quarantine': ['intel quarantine', 'list what came in and was not believed, with why, the latest first'],
      'prove-log': ['node prove', 'prove that an object stands in the log of this node, or that the log only grew'],
      'peer-health': ['peers health', 'tell how it goes with each peer: last pull, lag, faults and alarms'],
    }),
    ...late(async doors => (await import('./history-commands.ts')).historyCommands(doors, env), {
      'list-screenings': ['screenings', 'tell who screened whom, when, and what was answered'],
      'list-guard-alarms': ['guard alarms', 'list the alarms of the guard that were kept, the latest first'],
      'explain-alert': [
        'casework explain',
        'tell what an alert rests on: rules, figures, what would have kept it silent, events',
      ],
      'list-colleagues': ['casework people', 'list who works on alerts and cases here, with their roles'],
    }),
    ...late(async doors => (await import('./case-board-commands.ts')).caseBoardCommands(doors, env), {
      'case-figures': [
        'case-figures',
        'say what was stolen in a case, how much of it is located, and how much can be frozen',
      ],
      'show-case-board': [
        'show-case-board',
        'show the notes, hidden and pinned accounts and saved views of a traced case',
      ],
      'note-case': ['note-case', 'write a note beside a traced case, one of its accounts or transactions'],
      'withdraw-note': ['withdraw-note', 'take back a note beside a traced case; the log keeps it'],
      'arrange-case': ['arrange-case', "hide or pin accounts in a traced case's picture, or take that back"],
      'save-view': ['save-view', 'keep a way of looking at a traced case under a title'],
      'drop-view': ['drop-view', 'take back a saved view of a traced case; the log keeps it'],
      'describe-account': [
        'describe-account',
        'say who claims what about an account, which claim is followed, and who could freeze it',
      ],
      'list-transfers': ['list-transfers', 'list the transfers of an account, page by page, tainted or not'],
    }),
    ...late(async doors => (await import('./sign-in-commands.ts')).signInCommands(doors, env), {
      'invite-user': ['users invite', 'add a user who sets a password and a second factor by a link'],
      'link-user': ['users link', 'say by which account of the OpenID provider a user comes'],
      'list-sign-ins': ['users sign-ins', 'list by what users sign in, and their sessions'],
      'end-sessions': ['users sign-out', 'end the sessions of a user, or one of them'],
      'reset-sign-in': [
        'users reset',
        "end a user's password, second factors and sessions, and give a link to set new ones",
      ],
    }),
    ...late(async doors => (await import('./collections-commands.ts')).collectionsCommands(doors, env), {
      'add-collection': ['collections add', 'make a collection of objects, read and written by roles'],
      'list-collections': ['collections list', 'list the collections and who may read and write them'],
      'remove-collection': ['collections remove', 'end a collection; its objects stay in the log'],
    }),
    ...late(async doors => (await import('./taxii-commands.ts')).taxiiCommands(doors, env), {
      'add-taxii-server': [
        'taxii add',
        'add a TAXII 2.1 server to pull from and push to; the password or key is read from standard input',
      ],
      'list-taxii-servers': ['taxii list', 'list the TAXII servers, and how far each was read and written to'],
      'show-taxii-collections': ['taxii collections', 'ask a TAXII server which collections it shows us'],
      'pull-taxii': ['taxii pull', 'take in what TAXII servers have and this node has not'],
      'push-taxii': ['taxii push', 'send a collection of a TAXII server what is released to those who read there'],
      'remove-taxii-server': ['taxii remove', 'forget a TAXII server and its secret; what came from it stays'],
    }),
    ...late(async doors => (await import('./lists-commands.ts')).listsCommands(doors, env), {
      'list-lists': ['lists', 'show the lists, which are in use, and how fresh they are'],
      'import-list': ['lists import', 'take one version of a list in from files'],
      'update-lists': ['lists update', 'ask the publishers for newer versions of the lists'],
      'diff-lists': ['lists diff', 'tell what was added, changed and removed between two versions'],
      'use-lists': ['lists use', 'put lists in use: screens ask them from then on'],
      'drop-lists': ['lists drop', 'take lists out of use, or overrule what others shared; versions are kept'],
    }),
    ...late(async doors => (await import('./case-commands.ts')).caseCommands(doors, env), {
      'list-cases': ['cases', 'list the cases kept in the data folder'],
      'show-case': ['case', 'show one case: who opened it, which traces it holds'],
      'verify-evidence': ['verify', 'check the chain of facts, every kept result and list version by its SHA-256'],
    }),
    ...late(async doors => (await import('./keys-commands.ts')).keysCommands(doors, env), {
      'add-key': ['keys add', 'make a key to the server and print it, once'],
      'list-keys': ['keys list', 'list the keys to the server'],
      'revoke-key': ['keys revoke', 'end a key to the server for good'],
    }),
    ...late(async doors => (await import('./range-command.ts')).rangeCommands(doors), {
      'range-up': ['range up', 'play a theft on private chains, among people who trade'],
      'range-score': ['range score', 'hold a trace against what really happened in a range'],
    }),
    ...late(async doors => [(await import('./serve-command.ts')).serveCommand(doors, env)], {
      serve: ['serve', 'answer over HTTP: every operation, reports, OpenAPI, metrics'],
    }),
  ]
}

/** Words and summary by name. */
type Told = Readonly<Record<string, readonly [words: string, summary: string]>>

function named(name: string, told: readonly string[], commands: readonly Command[]): Command {
  const command = commands.find(c => c.name === name)
  const untold = commands.find(c => !told.includes(c.name))
  if (command === undefined || untold !== undefined)
    throw new Error(untold ? `the list of commands leaves out ${untold.name}` : `no file has the command ${name}`)
  return command
}
