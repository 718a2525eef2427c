# Исполнение: что где стоит, кто отвечает; принять многих сразу, напомнить всем красным, архив подтверждений

home-control = 🚦 Исполнение

control-head = { $total ->
    [0] <b>Исполнение: { $organization }</b>
        Поручений пока нет: они появятся, когда будет опубликована дорожная карта.
   *[other] <b>Исполнение: { $organization }</b>
        Всего поручений: { $total }.
}
control-count = { $kind ->
    [red] 🔴 просрочено { $count }
    [yellow] 🟡 скоро или на доработке { $count }
    [waiting] 🔵 на проверке { $count }
    [open] ⚪ в работе { $count }
   *[done] ✅ закрыто { $count }
}
control-count-short = { $kind ->
    [red] 🔴 { $count }
    [yellow] 🟡 { $count }
    [waiting] 🔵 { $count }
    [open] ⚪ { $count }
   *[done] ✅ { $count }
}
control-late = ⏳ Дольше двух рабочих дней ждут проверки: { $count }.
control-today = 🚦 Исполнение: { $red ->
    [0] {""}
   *[other] просрочено 🔴 { $red }{ $late ->
        [0] .
       *[other] ,{" "}
    }
}{ $late ->
    [0] {""}
   *[other] дольше двух рабочих дней ждут проверки { $late }.
}
control-nothing = Здесь пока ничего нет
control-nobody = Никто не назначен
control-person = { $office ->
    [regional] Региональный центр
    [coordinator] Координатор
    [controller] Контролирующий
    [head] Руководитель
    [curator] Куратор
   *[staff] Сотрудник
}, { $organization }{ $name ->
    [none] {""}
   *[other] {" "}({ $name })
}{ $reachable ->
    [no] {" "}📵
   *[yes] {""}
}
control-measure = { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text }

control-matrix-button = ▦ Матрица
control-by-place = 🏫 По организациям
control-by-measure = 📌 По мероприятиям
control-by-person = 👤 По ответственным
control-groups = { $by ->
    [measure] <b>По мероприятиям</b>
    [person] <b>По ответственным</b>
   *[place] <b>По организациям</b>
}: { $count }. Самые срочные первыми. Нажмите номер, чтобы открыть.
control-group = { $position }. <b>{ $label }</b>
    { $tally }
control-listed = <b>{ $label }</b>
    { $tally }
control-line = { $position }. { $mark ->
    [overdue] 🔴
    [soon] 🟡
    [calm] 🟢
    [reported] 🔵
    [accepted] ✅
   *[quiet] ⚪
} <b>{ $organization }</b> — { $state }
control-answers = 👤 Отвечает: { $people }.

control-open-whole = 🕓 История и действия
control-sweep-button = ✅ Принять все ({ $count_waiting })…
control-sweep-now = ✅ Принять все { $count_sweep }
control-sweep = { $count ->
    [one] Будет принят { $count } отчёт:
    [few] Будут приняты { $count } отчёта:
   *[many] Будут приняты { $count } отчётов:
}
    <b>{ $measure }</b>
    Просмотрите список; тот, который нужно вернуть, откройте отдельно через «Принять отчёты».
control-sweep-line = { $position }. <b>{ $organization }</b>, пришёл { $at }
control-sweep-more = (и ещё вложений: { $more })
control-sweep-came = { $count ->
    [one] Пока список открыт, пришёл ещё { $count } отчёт: в этот список он не попадёт.
    [few] Пока список открыт, пришли ещё { $count } отчёта: в этот список они не попадут.
   *[many] Пока список открыт, пришли ещё { $count } отчётов: в этот список они не попадут.
}
control-sweep-empty = В этом списке больше ничего не ждёт: всё уже приняли или вернули.
control-sweep-moved = Это был другой список, ничего не принято. Вот как он выглядит сейчас.
control-swept = ✅ { $count ->
    [0] Ничего не принято.
    [one] Принят { $count } отчёт.
    [few] Приняты { $count } отчёта.
   *[many] Принято { $count } отчётов.
}{ $left ->
    [0] {""}
   *[other] {" "}Не тронуто, потому что уже принято, возвращено или прислано заново: { $left }.
}

control-archive-button = 🗂 Архив подтверждений
control-archive = <b>Архив подтверждений</b>
    { $measure }

    Подтверждений — { $pieces }, из них файлов и фото — { $files }; организаций — { $organizations }. В архиве папка на каждую организацию и опись. Большой архив приходит частями.
control-archive-next = { $begun ->
    [yes] 🗂 Следующая часть (осталось { $left })
   *[no] 🗂 Собрать архив
}
control-archive-sent = Отправлено файлов: { $files }.{ $missing ->
    [0] {""}
   *[other] {" "}Не удалось взять: { $missing } — какие и почему, сказано в описи.
}{ $left ->
    [0] {" "}Это всё.
   *[other] {" "}Осталось подтверждений: { $left }.
}
control-archive-name = Подтверждения { $number }{ $first ->
    [0] {""}
   *[other] {" "}с { $first }
}
control-archive-index = Опись
control-archive-document = № { $number } от { $day }
control-archive-folder = отчёт { $day }
control-archive-file = { $kind ->
    [photo] фото { $position }
   *[file] файл { $position }
}
control-archive-missing = { $why ->
    [large] нет в архиве: больше 20 МБ, Telegram не отдаёт такие ботам
    [gone] нет в архиве: Telegram больше не отдаёт этот файл
   *[none] —
}
control-archive-state = { $state ->
    [accepted] принято
    [reported] на проверке
    [returned] возвращено
    [not-required] не требуется
   *[open] в работе
}
control-archive-kind = { $kind ->
    [document] документ
    [file] файл
    [photo] фото
    [link] ссылка
   *[line] строка
}

control-matrix = { $title ->
    [none] <b>Матрица исполнения</b>
   *[other] <b>{ $title }</b>
}
    Организаций — { $organizations }, мероприятий — { $measures }. Самые срочные первыми.
    { $tally }
control-matrix-line = <b>{ $organization }</b>: { $tally }
control-map = 📄 { $title }
control-picture-button = 🖼 Картинкой
control-workbook-button = 📗 Таблицей XLSX
control-picture-title = Исполнение
control-picture-footer = На { $day } · страница { $page } из { $pages }
control-picture-measure = <b>{ $number }</b> { $text }
control-stand = { $stand ->
    [overdue] срок прошёл
    [returned] вернули на доработку
    [soon] осталось 7 дней и меньше
    [reported] отчёт ждёт проверки
    [open] в работе
    [quiet] без срока
    [accepted] принято
   *[lifted] не требуется
}
control-workbook-name = Исполнение { $day }
control-workbook-title = { $title }. На { $day }
control-sheet = { $what ->
    [matrix] Матрица
    [assignments] Поручения
   *[measures] Мероприятия
}
control-heading = { $what ->
    [organization] Организация
    [overdue] Просрочено
    [waiting] На проверке
    [done] Закрыто
    [total] Всего
    [number] №
    [measure] Мероприятие
    [state] Состояние
    [due] Срок
    [days] Дней просрочки
    [reported] Отчёт пришёл
    [decided] Решение
    [answers] Отвечает
    [comment] Пояснение при возврате
    [term] Срок в документе
    [result] Результат
    [kind] Вид
    [words] № или текст
    [dated] Дата документа
    [added] Приложено
   *[file] Файл в архиве
}

control-nudge-button = 🔔 Напомнить всем красным ({ $count_red })
control-nudge-now = 🔔 Напомнить ({ $count_red })
control-nudge-ask = { $count ->
    [0] <b>Напоминать сейчас некому.</b>
    [one] <b>Напомнить о просроченном: { $count } человек.</b> Каждый получит одно сообщение со своим списком.
    [few] <b>Напомнить о просроченном: { $count } человека.</b> Каждый получит одно сообщение со своим списком.
   *[many] <b>Напомнить о просроченном: { $count } человек.</b> Каждый получит одно сообщение со своим списком.
}{ $at ->
    [none] {""}
   *[other] {" "}Сейчас нерабочее время: сообщения уйдут { $at }.
}
control-nudge-person = { $position }. { $person } — 🔴 { $count }
control-nudge-again = Сегодня уже напоминали: { $count }. Чаще раза в день бот не напоминает.
control-nudge-unreachable = 📵 Не на связи: { $places }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
} ({ $count }). Для них есть готовый текст в списке «Не на связи».
control-nudge-moved = Пока экран был открыт, список изменился: никому ничего не отправлено. Посмотрите ещё раз.
control-nudge = 🔔 { $office ->
    [regional] Региональный центр
   *[other] Координатор
} напоминает: { $count ->
    [one] просрочено { $count } поручение.
    [few] просрочены { $count } поручения.
   *[many] просрочено { $count } поручений.
}

    { $lines }{ $more ->
        [0] {""}
       *[other] {""}
            И ещё { $more }.
    }
control-nudge-line = • { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text } — срок был { $due }{ $organization ->
    [none] {""}
   *[other] {" "}({ $organization })
}
control-nudged-button = 📬 Что с напоминанием
control-nudged-again = 🔄 Обновить
control-nudged-none = Напоминаний вручную ещё не было.
control-nudged = <b>Напоминание от { $at }</b>
control-nudged-fate = { $fate ->
    [sent] ✅ Доставлено: { $messages }
    [waiting] ⏳ Ждут рабочего времени или очереди: { $messages }
    [not-needed] 👌 Уже не понадобилось, отчитались раньше: { $messages }
   *[unreachable] 📵 Не на связи: { $messages }
} — { $places }{ $more ->
    [0] .
   *[other] {" "}и ещё организаций: { $more } из { $count }.
}
