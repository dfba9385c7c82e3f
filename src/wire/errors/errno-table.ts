import type { Saying } from '../../contract/facts/told.ts';

type GlibcLanguage = 'de' | 'fr' | 'es' | 'pt' | 'pt_BR' | 'it' | 'ja' | 'zh_CN' | 'zh_TW' | 'ru';
type Texts = string | readonly string[];

/** One message of glibc: its msgid, and its msgstr in po/LANGUAGE.po. */
interface GlibcRow {
  readonly msgid: string;
  readonly what: Saying;
  /** Several where releases differ: the newest first. */
  readonly in: { readonly [L in GlibcLanguage]: Texts };
}

/**
 * glibc's po files as of 2.42, and what 2.12 to 2.39 had where it was another text (the comment: the last looked-at
 * release with it). The msgids are those of sysdeps/gnu/errlist.h (strerror) and sysdeps/posix/gai_strerror-strs.h.
 */
export const glibcRows: readonly GlibcRow[] = [
  {
    msgid: 'Connection refused',
    what: 'connect-refused',
    in: {
      de: 'Verbindungsaufbau abgelehnt',
      fr: 'Connexion refusée',
      es: 'Conexión rehusada',
      pt: 'Ligação recusada',
      pt_BR: 'Conexão recusada',
      it: 'Connessione rifiutata',
      ja: '接続を拒否されました',
      zh_CN: ['连接被拒绝', '拒绝连接'], // 2.35
      zh_TW: '連線被拒絕',
      ru: 'В соединении отказано',
    },
  },
  {
    msgid: 'Connection timed out',
    what: 'connect-timeout',
    in: {
      de: 'Die Wartezeit für die Verbindung ist abgelaufen',
      fr: "Connexion terminée par expiration du délai d'attente",
      es: 'Expiró el tiempo de conexión',
      pt: 'Ligação expirada',
      pt_BR: 'Tempo esgotado para conexão',
      it: ['Connessione scaduta', 'Timeout della connessione'], // 2.12
      ja: '接続がタイムアウトしました',
      zh_CN: '连接超时',
      zh_TW: '連線超過時間',
      ru: 'Время ожидания соединения истекло',
    },
  },
  {
    msgid: 'No route to host',
    what: 'connect-no-route',
    in: {
      de: 'Keine Route zum Zielrechner',
      fr: "Aucun chemin d'accès pour atteindre l'hôte cible",
      es: "No existe ninguna ruta hasta el `host'",
      pt: 'Sem caminho para o anfitrião',
      pt_BR: 'Não há rota para o host',
      it: "Nessun instradamento per l'host",
      ja: 'ホストへの経路がありません',
      zh_CN: '没有到主机的路由',
      zh_TW: '找不到通往該主機的路由路徑',
      ru: ['Нет маршрута до узла', 'Нет пути до хоста'], // 2.12
    },
  },
  {
    msgid: 'Network is unreachable',
    what: 'connect-net-unreachable',
    in: {
      de: 'Das Netzwerk ist nicht erreichbar',
      fr: "Le réseau n'est pas accessible",
      es: 'La red es inaccesible',
      pt: 'Rede inacessível',
      pt_BR: 'A rede está fora de alcance',
      it: 'La rete non è raggiungibile',
      ja: 'ネットワークに届きません',
      zh_CN: '网络不可达',
      zh_TW: '無法接觸網路',
      ru: 'Сеть недоступна',
    },
  },
  {
    msgid: 'Host is down',
    what: 'host-down',
    in: {
      de: 'Der Rechner ist nicht aktiv',
      fr: "L'hôte cible est arrêté ou en panne",
      es: "El `host' no está operativo",
      pt: 'O anfitrião está em baixo',
      pt_BR: 'Host está desligado',
      it: "L'host non è attivo",
      ja: 'ホストが落ちています',
      zh_CN: ['主机已关闭', '主机关闭'], // 2.35
      zh_TW: '遠端系統已停機了',
      ru: ['Узел выключен', 'Хост выключен'], // 2.12
    },
  },
  {
    msgid: 'Connection reset by peer',
    what: 'reset',
    in: {
      de: 'Die Verbindung wurde vom Kommunikationspartner zurückgesetzt',
      fr: 'Connexion ré-initialisée par le correspondant',
      es: 'Conexión reinicializada por la máquina remota',
      pt: 'Ligação reposta pelo peer',
      pt_BR: 'Conexão fechada pela outra ponta',
      it: ['Connessione interrotta dal corrispondente', 'Connessione abbattuta dal corrispondente'], // 2.12
      ja: '接続が相手からリセットされました',
      zh_CN: ['连接被对方重置', '连接被对方重设'], // 2.35
      zh_TW: '連線被對方重設',
      ru: ['Соединение разорвано другой стороной', 'Соединение сброшено другой стороной'], // 2.12
    },
  },
  {
    msgid: 'Broken pipe',
    what: 'broken-pipe',
    in: {
      de: 'Datenübergabe unterbrochen (broken pipe)',
      fr: 'Relais brisé (pipe)',
      es: 'Tubería rota',
      pt: 'Túnel quebrado',
      pt_BR: 'Pipe quebrado',
      it: ['Pipe interrotta', 'Pipe rotta'], // 2.12
      ja: ['Broken pipe', 'パイプが切断されました'], // 2.12
      zh_CN: '断开的管道',
      zh_TW: ['管線損壞', '中斷的管線', '中斷的 pipe'], // 2.27, 2.12
      ru: 'Обрыв канала',
    },
  },
  {
    msgid: 'Name or service not known',
    what: 'name-not-found',
    in: {
      de: 'Der Name oder der Dienst ist nicht bekannt',
      fr: 'Nom ou service inconnu',
      es: 'Nombre o servicio desconocido',
      pt: 'Nome ou serviço desconhecidos',
      pt_BR: 'Nome ou serviço desconhecido',
      it: 'Nome o servizio sconosciuto',
      ja: '名前またはサービスが不明です',
      zh_CN: ['名称或服务未知', '未知的名称或服务'], // 2.35
      zh_TW: ['名稱或服務未知', '未知的名稱或服務'], // 2.27
      ru: ['Неизвестное имя или служба', 'Имя или служба не известны'], // 2.23
    },
  },
  {
    msgid: 'No address associated with hostname',
    what: 'name-not-found',
    in: {
      de: 'Zu diesem Hostnamen gehört keine Adresse',
      fr: "Aucune adresse associée avec le nom de l'hôte",
      es: 'No existe ninguna dirección asociada al nombre',
      pt: 'Sem endereço associado ao nome de servidor',
      pt_BR: 'Não há endereço associado com o nome',
      it: 'Nessun indirizzo associato al nome host',
      ja: ['ホスト名にアドレスが割り当てられていません', 'ホスト名に対応するアドレスがありません'], // 2.12
      zh_CN: '没有与主机名关联的地址',
      zh_TW: ['沒有位址關聯至此主機名稱', '沒有此主機名稱所對應的位址'], // 2.27
      ru: ['С именем узла не связано ни одного адреса', 'С именем хоста не связано ни одного адреса'], // 2.12
    },
  },
  {
    msgid: 'Temporary failure in name resolution',
    what: 'name-temporary',
    in: {
      de: 'Temporärer Fehler bei der Namensauflösung',
      fr: 'Échec temporaire dans la résolution du nom',
      es: 'Fallo temporal en la resolución del nombre',
      pt: 'Falha temporária na resolução de nome',
      pt_BR: ['Falha temporário na resolução de nome', 'Falha temporária na resolução de nome'], // 2.19
      it: 'Errore temporaneo nella risoluzione del nome',
      ja: ['名前解決に一時的に失敗しました', '名前解決時の一時的な失敗'], // 2.12
      zh_CN: ['域名解析出现暂时性错误', '域名解析暂时失败'], // 2.35
      zh_TW: ['解析名稱時發生暫時性錯誤', '解析名稱時發生暫時性的錯誤'], // 2.27
      ru: 'Временный сбой в разрешении имен',
    },
  },
  {
    msgid: 'No space left on device',
    what: 'disk-full',
    in: {
      de: 'Auf dem Gerät ist kein Speicherplatz mehr verfügbar',
      fr: 'Aucun espace disponible sur le périphérique',
      es: 'No queda espacio en el dispositivo',
      pt: 'Sem espaço livre no dispositivo',
      pt_BR: 'Não há espaço disponível no dispositivo',
      it: 'Spazio esaurito sul device',
      ja: 'デバイスに空き領域がありません',
      zh_CN: '设备上没有空间',
      zh_TW: '裝置上已無多餘空間',
      ru: ['На устройстве не осталось свободного места', 'На устройстве кончилось место'], // 2.12
    },
  },
];

/** po files, msgids `Permission denied` and `Operation not permitted`: what they say depends on the rest of the line. */
export const glibcForbidden: { readonly [L in GlibcLanguage]: readonly [denied: string, notPermitted: string] } = {
  de: ['Keine Berechtigung', 'Die Operation ist nicht erlaubt'],
  fr: ['Permission non accordée', 'Opération non permise'],
  es: ['Permiso denegado', 'Operación no permitida'],
  pt: ['Permissão recusada', 'Operação não permitida'],
  pt_BR: ['Permissão negada', 'Operação não permitida'],
  it: ['Permesso negato', 'Operazione non permessa'],
  ja: ['許可がありません', '許可されていない操作です'],
  zh_CN: ['权限不够', '不允许的操作'],
  zh_TW: ['拒絕不符權限的操作', '此項操作並不被允許'],
  ru: ['Отказано в доступе', 'Операция не позволена'],
};

type WindowsLanguage = 'en' | Exclude<GlibcLanguage, 'pt'>;

/** One message of Windows' system table, by its number. */
interface WindowsRow {
  readonly code: number;
  readonly what: Saying;
  /** A language is missing where no printed message was found. */
  readonly in: { readonly [L in WindowsLanguage]?: Texts };
}

/**
 * FormatMessage's texts, or the part of them that releases share: 10060 is worded in two ways in German, and the long
 * ones are cut. As programs printed them with their number; Microsoft's translated pages word some of them otherwise.
 */
export const windowsRows: readonly WindowsRow[] = [
  {
    code: 10061, // WSAECONNREFUSED
    what: 'connect-refused',
    in: {
      en: 'actively refused it',
      de: 'da der Zielcomputer die Verbindung verweigerte',
      fr: "l'ordinateur cible l'a expressément refusée",
      es: 'el equipo de destino denegó expresamente dicha conexión',
      pt_BR: 'a máquina de destino as recusou ativamente',
      it: 'Rifiuto persistente del computer di destinazione',
      ja: '対象のコンピューターによって拒否されたため、接続できませんでした',
      zh_CN: '由于目标计算机积极拒绝，无法连接',
      zh_TW: '無法連線，因為目標電腦拒絕連線',
      ru: 'конечный компьютер отверг запрос на подключение',
    },
  },
  {
    code: 10060, // WSAETIMEDOUT
    what: 'connect-timeout',
    in: {
      en: 'did not properly respond after a period of time',
      de: 'da die Gegenstelle nach einer bestimmten Zeitspanne nicht',
      fr: "car le parti connecté n'a pas répondu convenablement",
      es: 'ya que la parte conectada no respondió adecuadamente',
      pt_BR: 'porque o componente conectado não respondeu',
      it: 'Risposta non corretta della parte connessa',
      ja: '接続済みの呼び出し先が一定の時間を過ぎても正しく応答しなかった',
      zh_CN: '由于连接方在一段时间后没有正确答复或连接的主机没有反应',
      zh_TW: '因為連線對象有一段時間並未正確回應',
      ru: 'Попытка установить соединение была безуспешной',
    },
  },
  { code: 121, what: 'connect-timeout', in: { ru: 'Превышен таймаут семафора' } }, // ERROR_SEM_TIMEOUT
  {
    code: 10065, // WSAEHOSTUNREACH
    what: 'connect-no-route',
    in: {
      en: 'A socket operation was attempted to an unreachable host',
      de: 'Der Host war bei einem Socketvorgang nicht erreichbar',
      fr: 'Une opération a été tentée sur un hôte impossible à atteindre',
      es: 'operación de socket en un host no accesible',
      pt_BR: 'Uma operação de soquete foi tentada em um host inacessível',
      it: 'Tentativo di operazione del socket verso un host non raggiungibile',
      ja: '到達できないホストに対してソケット操作を実行しようとしました',
      zh_CN: '套接字操作尝试一个无法连接的主机',
      zh_TW: '通訊端操作無法連線到主機',
      ru: 'попытка выполнить операцию на сокете для недоступного хоста',
    },
  },
  {
    code: 10051, // WSAENETUNREACH
    what: 'connect-net-unreachable',
    in: {
      en: 'A socket operation was attempted to an unreachable network',
      fr: 'Une opération a été tentée sur un réseau impossible à atteindre',
      es: 'operación de socket en una red no accesible',
      it: 'Tentativo di operazione del socket verso una rete non raggiungibile',
      zh_CN: '向一个无法连接的网络尝试了一个套接字操作',
      zh_TW: '通訊端操作嘗試連線到一個無法連線的網路',
      ru: 'попытка выполнить операцию на сокете при отключенной сети',
    },
  },
  {
    code: 10054, // WSAECONNRESET
    what: 'reset',
    in: {
      en: 'forcibly closed by the remote host',
      de: 'Eine vorhandene Verbindung wurde vom Remotehost geschlossen',
      fr: "Une connexion existante a dû être fermée par l'hôte distant",
      es: 'Se ha forzado la interrupción de una conexión existente por el host remoto',
      pt_BR: 'Foi forçado o cancelamento de uma conexão existente pelo host remoto',
      it: "Connessione in corso interrotta forzatamente dall'host remoto",
      ja: ['既存の接続はリモート ホストに強制的に切断されました', '既存の接続はリモートホストに強制的に切断されました'],
      zh_CN: '远程主机强迫关闭了一个现有的连接',
      zh_TW: '遠端主機已強制關閉一個現存的連線',
      ru: 'Удаленный хост принудительно разорвал существующее подключение',
    },
  },
  {
    code: 11001, // WSAHOST_NOT_FOUND
    what: 'name-not-found',
    in: {
      en: 'No such host is known',
      de: 'Der angegebene Host ist unbekannt',
      fr: 'Hôte inconnu',
      es: 'Host desconocido',
      pt_BR: 'Este host não é conhecido',
      it: 'Host sconosciuto',
      ja: 'そのようなホストは不明です',
      zh_CN: '不知道这样的主机',
      zh_TW: '無法識別這台主機',
      ru: 'Этот хост неизвестен',
    },
  },
  {
    code: 11002, // WSATRY_AGAIN
    what: 'name-temporary',
    in: {
      en: 'This is usually a temporary error during hostname resolution',
      zh_CN: '这是在主机名解析时通常出现的暂时错误',
    },
  },
];

/** English ones of strerror without `connect to`, for text that lost its beginning, and in Go's small letters. */
export const bareEnglish: { readonly [K in Saying]?: readonly string[] } = {
  'connect-refused': ['Connection refused', 'connection refused'],
  // Darwin and the BSDs say `Operation timed out`.
  'connect-timeout': ['Connection timed out', 'connection timed out', 'Operation timed out', 'connection timeout'],
  'connect-no-route': ['No route to host'],
  'connect-net-unreachable': ['Network is unreachable'],
  reset: ['Connection reset by peer'],
  'broken-pipe': ['broken pipe'],
  // gai_strerror of Darwin and FreeBSD.
  'name-not-found': ['Name or service not known', 'nodename nor servname provided'],
};
