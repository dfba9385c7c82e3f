import type { Saying } from '../../contract/facts/told.ts';

/**
 * The operating system's words for connection errors: glibc's catalogues (libc.po of each language), gai_strerror, and
 * Windows' system message table (FORMAT_MESSAGE_FROM_SYSTEM, 10051 to 11001). English ones without `connect to` stand
 * here too, for text that lost its beginning. The longest match wins by standing first.
 */
const texts: { readonly [K in Saying]?: readonly string[] } = {
  'connect-refused': [
    'Verbindungsaufbau abgelehnt', // de, glibc
    'Es konnte keine Verbindung hergestellt werden, da der Zielcomputer die Verbindung verweigerte', // de, Windows 10061
    'Connexion refusée', // fr
    "Aucune connexion n'a pu être établie car l'ordinateur cible l'a expressément refusée",
    'Conexión rehusada', // es
    'No se puede establecer una conexión ya que el equipo de destino denegó expresamente dicha conexión',
    'Conexão recusada', // pt_BR
    'Ligação recusada', // pt
    'Nenhuma conexão pôde ser feita porque a máquina de destino as recusou ativamente',
    'Connessione rifiutata', // it
    'Impossibile stabilire la connessione. Rifiuto persistente del computer di destinazione',
    '接続を拒否されました', // ja
    '対象のコンピューターによって拒否されたため、接続できませんでした',
    '拒绝连接', // zh_CN
    '连接被拒绝',
    '拒絕連線', // zh_TW
    '由于目标计算机积极拒绝，无法连接',
    'В соединении отказано', // ru
    'Подключение не установлено, т.к. конечный компьютер отверг запрос на подключение',
    'actively refused it',
    'Connection refused',
    'connection refused',
  ],
  'connect-timeout': [
    'Die Wartezeit für die Verbindung ist abgelaufen',
    'Verbindungsversuch ist fehlgeschlagen, da die Gegenstelle nach einer bestimmten Zeitspanne nicht ordnungsgemäß reagiert hat',
    "Connexion terminée par expiration du délai d'attente",
    'Expiró el tiempo de conexión',
    'Tempo esgotado para conexão',
    'Tempo limite da conexão esgotado',
    'A conexão expirou',
    'Connessione scaduta',
    'Tempo scaduto per la connessione',
    '接続がタイムアウトしました',
    '连接超时',
    '連線逾時',
    'Время ожидания соединения истекло',
    'Превышен таймаут семафора',
    'Попытка установить соединение была безуспешной',
    'did not properly respond after a period of time',
    'Connection timed out',
    'connection timed out',
    'Operation timed out',
    'connection timeout',
  ],
  'connect-no-route': [
    'Keine Route zum Zielrechner',
    'Aucun chemin d’accès pour atteindre l’hôte cible',
    "Aucun chemin d'accès pour atteindre l'hôte cible",
    'No existe ninguna ruta hasta el `host’',
    'No hay ruta hasta el `host',
    'Não há rota para o host',
    'Máquina inacessível',
    'Nessun instradamento per l’host',
    "Nessun instradamento per l'host",
    'ホストへの経路がありません',
    '没有到主机的路由',
    '沒有到主機的路由',
    'Нет маршрута до узла',
    'No route to host',
  ],
  'connect-net-unreachable': [
    'Das Netzwerk ist nicht erreichbar',
    "Le réseau n'est pas accessible",
    'La red es inaccesible',
    'A rede está fora de alcance',
    'Rede inacessível',
    'Rete non raggiungibile',
    'ネットワークに届きません',
    '网络不可达',
    '無法連接網路',
    'Сеть недоступна',
    'Network is unreachable',
  ],
  reset: [
    'Die Verbindung wurde vom Kommunikationspartner zurückgesetzt',
    'Connexion ré-initialisée par le correspondant',
    'Conexión reinicializada por la máquina remota',
    'Conexão fechada pela outra ponta',
    'Conexão redefinida pelo par',
    'Connessione interrotta dal corrispondente',
    '接続が相手からリセットされました',
    '连接被对方重设',
    '连接被对端重置',
    'Соединение разорвано другой стороной',
    'Удаленный хост принудительно разорвал существующее подключение',
    'forcibly closed by the remote host',
    'Connection reset by peer',
  ],
  'broken-pipe': [
    'Datenübergabe unterbrochen (broken pipe)',
    'Relais brisé (pipe)',
    'Tubería rota',
    'Pipe quebrado',
    'Pipe interrotta',
    'パイプが切断されました',
    '断开的管道',
    'Обрыв канала',
    'broken pipe',
  ],
  'name-not-found': [
    'Der Name oder der Dienst ist nicht bekannt',
    'Nom ou service inconnu',
    'Nombre o servicio desconocido',
    'Nome ou serviço desconhecido',
    'Nome o servizio sconosciuto',
    '名前またはサービスが不明です',
    '未知的名称或服务',
    '未知的名稱或服務',
    'Имя или служба не известны',
    'Этот хост неизвестен',
    'Der angegebene Host ist unbekannt',
    'Hôte inconnu',
    'Host desconocido',
    'Este host não é conhecido',
    'Host sconosciuto',
    'そのようなホストは不明です',
    '不知道这样的主机',
    'Name or service not known',
    'nodename nor servname provided',
    'No such host is known',
  ],
  'name-temporary': [
    'Temporärer Fehler bei der Namensauflösung',
    'Échec temporaire dans la résolution du nom',
    'Fallo temporal en la resolución del nombre',
    'Falha temporária na resolução de nome',
    'Errore temporaneo nella risoluzione del nome',
    '名前解決に一時的に失敗しました',
    '域名解析暂时失败',
    '名稱解析暫時失敗',
    'Временный сбой в разрешении имен',
  ],
  denied: [
    'Keine Berechtigung (',
    'Permission non accordée (',
    'Permiso denegado (',
    'Permissão negada (',
    'Permesso negato (',
    '許可がありません (',
    '权限不够 (',
    'Отказано в доступе (',
  ],
  'disk-full': [
    'Auf dem Gerät ist kein Speicherplatz mehr verfügbar',
    'Aucun espace disponible sur le périphérique',
    'No queda espacio en el dispositivo',
    'Не осталось места на устройстве',
    '设备上没有空间',
  ],
};

const table = Object.entries(texts).flatMap(([what, list]) => list.map((text) => ({ what: what as Saying, text })));

/** What the first known text of the system in a line says. */
export function errnoInText(line: string): Saying | undefined {
  return table.find(({ text }) => line.includes(text))?.what;
}
