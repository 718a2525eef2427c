// Everything the page itself says. What the bot says is the bot's.
const RU = {
  title: "Учебная площадка", notTelegram: "Это не Telegram — учебная площадка на этом компьютере",
  phones: "Телефоны", addPerson: "Добавить человека", show: "Показать телефон", hide: "Убрать телефон", left: "Левее", right: "Правее",
  language: "English", noPeople: "Пока никого нет. Люди появятся, когда запустится бот, или добавьте человека сами.",
  noPhones: "Ни один телефон не показан. Выберите людей в списке.",
  clock: "Время программы", noClock: "Бот ещё не сообщил время", day: "+1 день", week: "+1 неделя", next: "к следующему напоминанию", nextShort: "к напоминанию",
  moving: "Время идёт…", nextIs: "Дальше:", noNext: "Впереди ничего не запланировано",
  weather: "Помехи", weatherFair: "Помех нет", weatherTitle: "Помехи на линии", weatherHelp: "Так отвечает боту Telegram, когда ему тесно или плохо. Сама площадка продолжает работать.",
  for: "на", start429: "«Слишком часто» (429)", start500: "Ошибки сервера (5xx)", startOutage: "Связи нет", startLost: "Ответы теряются", pacing: "Строгие пределы Telegram: 30 сообщений в секунду, 1 в чат", stop: "Прекратить", on: "Включить",
  s10: "10 секунд", m1: "1 минуту", m5: "5 минут", h1: "1 час", whileOn: "пока не выключу",
  begin: "Начать", beginWith: "Начать по приглашению", unblock: "Разблокировать бота", block: "Заблокировать бота", blocked: "бот заблокирован", notStarted: "ещё не нажал(а) «Начать»",
  message: "Сообщение", send: "Отправить", attach: "Прикрепить", commands: "Команды бота", more: "Ещё", close: "Закрыть", ok: "Понятно", cancel: "Отмена",
  file: "Файл с компьютера", photo: "Фото с компьютера", offers: "Готовые файлы", voice: "Голосовое сообщение", sticker: "Стикер", video: "Видео", contact: "Свой контакт", foreignContact: "Чужой контакт", other: "Проверить другое",
  openLink: "Открыть ссылку или код", link: "Ссылка t.me/… или код приглашения", open: "Открыть", openOn: "На каком телефоне открыть?", here: "здесь", copied: "Скопировано", edited: "изменено", typing: "печатает…", uploading: "отправляет файл…", bot: "бот",
  today: "сегодня", earlier: "Показать раньше", newBelow: "Новые сообщения", pinned: "Закреплено", replyTo: "В ответ на", dropHere: "Отпустите, чтобы отправить", download: "Скачать", spoiler: "Скрытый текст, нажмите, чтобы прочесть", keyboard: "Клавиатура",
  firstName: "Имя", lastName: "Фамилия", username: "Имя пользователя (необязательно)", role: "Подпись телефона (роль)", lang: "Язык телефона", save: "Добавить", empty: "Здесь пока пусто", unread: "непрочитанных", lost: "Площадка не отвечает. Она остановлена?", back: "Площадка снова отвечает", kb: "КБ", mb: "МБ", b: "Б", secondsShort: "с", noAnswer: "Бот пока не ответил на нажатие",
};
const EN = {
  title: "Playground", notTelegram: "This is not Telegram — a playground on this computer",
  phones: "Phones", addPerson: "Add a person", show: "Show phone", hide: "Hide phone", left: "Move left", right: "Move right",
  language: "Русский", noPeople: "Nobody is here yet. People appear when the bot starts, or add one yourself.",
  noPhones: "No phone is shown. Choose people in the list.",
  clock: "Programme time", noClock: "The bot has not told the time yet", day: "+1 day", week: "+1 week", next: "to the next reminder", nextShort: "to the next",
  moving: "Time is passing…", nextIs: "Next:", noNext: "Nothing is planned ahead",
  weather: "Trouble", weatherFair: "No trouble", weatherTitle: "Trouble on the line", weatherHelp: "This is how Telegram answers the bot on a bad day. The playground itself keeps working.",
  for: "for", start429: "“Too many requests” (429)", start500: "Server errors (5xx)", startOutage: "No connection", startLost: "Answers get lost", pacing: "Telegram's strict limits: 30 messages a second, 1 per chat", stop: "Stop", on: "Switch on",
  s10: "10 seconds", m1: "1 minute", m5: "5 minutes", h1: "1 hour", whileOn: "until I stop it",
  begin: "Start", beginWith: "Start by invitation", unblock: "Unblock the bot", block: "Block the bot", blocked: "bot is blocked", notStarted: "has not pressed Start yet",
  message: "Message", send: "Send", attach: "Attach", commands: "Bot commands", more: "More", close: "Close", ok: "OK", cancel: "Cancel",
  file: "File from this computer", photo: "Photo from this computer", offers: "Ready-made files", voice: "Voice message", sticker: "Sticker", video: "Video", contact: "Own contact", foreignContact: "Somebody else's contact", other: "Try something else",
  openLink: "Open a link or a code", link: "A t.me/… link or an invitation code", open: "Open", openOn: "On which phone?", here: "here", copied: "Copied", edited: "edited", typing: "typing…", uploading: "sending a file…", bot: "bot",
  today: "today", earlier: "Show earlier", newBelow: "New messages", pinned: "Pinned", replyTo: "In reply to", dropHere: "Drop to send", download: "Download", spoiler: "Hidden text, press to read", keyboard: "Keyboard",
  firstName: "First name", lastName: "Last name", username: "Username (optional)", role: "Label of the phone (role)", lang: "Language of the phone", save: "Add", empty: "Nothing here yet", unread: "unread", lost: "The playground does not answer. Has it been stopped?", back: "The playground answers again", kb: "KB", mb: "MB", b: "B", secondsShort: "s", noAnswer: "The bot has not answered the press yet",
};

export let language = localStorage.getItem("language") === "en" ? "en" : "ru";
export const say = (name) => (language === "en" ? EN : RU)[name] ?? name;

export function switchLanguage() {
  language = language === "en" ? "ru" : "en";
  localStorage.setItem("language", language);
}

export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} ${say("b")}`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} ${say("kb")}`;
  return `${(bytes / 1024 / 1024).toFixed(1)} ${say("mb")}`;
}

// A moment as ISO with offset, told by the wall clock of that offset, not of this computer.
export function wall(iso) {
  const offset = /([+-])(\d\d):?(\d\d)$/.exec(iso);
  const minutes = offset ? (offset[1] === "-" ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3])) : 0;
  return new Date(Date.parse(iso) + minutes * 60000);
}
export const formatWall = (date, options) => new Intl.DateTimeFormat(language === "en" ? "en-GB" : "ru", { ...options, timeZone: "UTC" }).format(date);
export const localWall = (unix) => new Date(unix * 1000 - new Date(unix * 1000).getTimezoneOffset() * 60000);
