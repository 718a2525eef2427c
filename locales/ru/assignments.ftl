# Поручения: список, отчёт, приёмка

home-assignments = 📋 Мои поручения
home-queue = ✅ Принять отчёты ({ $count_queue })

page-previous = ‹
page-number = { $page } из { $pages }
page-next = ›

assignment-state = { $how ->
    [overdue] просрочено, срок был { $until }
    [today] сегодня последний день
    [tomorrow] завтра последний день
    [open] сделать до { $until }
    [undated] постоянно, без срока
    [past] срок прошёл до публикации ({ $until })
    [returned] возвращено, исправить до { $until }
    [returned-overdue] возвращено, срок исправления прошёл { $until }
    [reported] отчёт на проверке
    [accepted] принято
    [alone] закрыто, без контролёра
    [cancelled] не требуется: отменено новой редакцией
   *[not-required] не требуется
}
assignment-line = { $position }. { $mark ->
    [overdue] 🔴
    [soon] 🟡
    [calm] 🟢
    [reported] 🔵
    [accepted] ✅
   *[quiet] ⚪
} <b>{ $state }</b>{ $organization ->
    [none] {""}
   *[other] {" · "}{ $organization }
}{ $handed ->
    [yes] {" · "}👤 поручено
   *[no] {""}
}
    { $number ->
        [none] {""}
       *[other] № { $number }.{" "}
    }{ $text }
assignment-card = { $mark ->
    [overdue] 🔴
    [soon] 🟡
    [calm] 🟢
    [reported] 🔵
    [accepted] ✅
   *[quiet] ⚪
} <b>{ $state }</b>

    { $number ->
        [none] {""}
       *[other] № { $number }.{" "}
    }{ $section ->
        [none] {""}
       *[other] <i>{ $section }</i>{" "}
    }{ $text }

    { $term ->
        [none] Срок в документе не назван.
       *[other] Срок в документе: «{ $term }».
    }{ $result ->
        [none] {""}
       *[other] {" "}Результат: { $result }.
    }
    Документ: «{ $title }».{ $organization ->
        [none] {""}
       *[other] {" "}Исполняет: { $organization }.
    }
assignment-comment = ↩️ Что нужно исправить: <b>{ $comment }</b>
assignment-attached = Приложено:
assignment-piece = { $kind ->
    [document] 📄 № { $words } от { $dated }
    [file] 📎 { $words ->
        [none] файл
       *[other] { $words }
    }
    [photo] 🖼 { $words ->
        [none] фото
       *[other] { $words }
    }
    [link] 🔗 { $words }
   *[line] ✏️ { $words }
}
assignment-done = ✅ Выполнено
assignment-refused = { $reason ->
    [not_yours] Это поручение не Ваше: отчитаться или принять его может только тот, кто за него отвечает.
    [already_accepted] Это уже принято: больше ничего не нужно.
    [already_reported] Отчёт уже отправлен и ждёт проверки.
    [not-required] С этого поручения сняли обязанность: больше ничего не нужно.
    [not_required] С этого поручения сняли обязанность: больше ничего не нужно.
    [awaits_approval] Отчёт здесь — дорожная карта школы: согласуйте её или верните в «🗺 На согласовании».
    [nothing_reported] Этот отчёт уже приняли, вернули или прислали заново. Вот что ждёт сейчас.
    [evidence_missing] Подтверждения пока нет: пришлите то, о чём просит поручение.
    [date_in_future] Документ не может быть из будущего: проверьте дату.
    [own_report] Свой собственный отчёт принимает кто-то другой.
    [comment_missing] Напишите, чего не хватает: без этого исполнитель не поймёт, что исправить.
    [reason_missing] Напишите причину.
    [into_past] Новый срок уже прошёл: назовите будущую дату.
    [not_later] Новый срок не позже прежнего.
    [no_term] У этого поручения нет срока.
    [already_asked] Об этом уже попросили: просьба ждёт ответа.
    [nobody_to_ask] Спросить пока некого: у этого поручения нет того, кто его принимает.
    [nothing_asked] На эту просьбу уже ответили, или она больше не нужна.
    [not_staff] Этот человек здесь больше не работает: выберите другого.
   *[not_delegated] Поручение и так за Вами: забирать нечего.
}

assignments-head = { $total ->
    [0] Поручений пока нет. Когда опубликуют дорожную карту, бот напишет сам.
   *[other] <b>Мои поручения</b>. Осталось сделать: { $open }{ $overdue ->
        [0] {""}
       *[other] , из них просрочено 🔴 { $overdue }
    }{ $soon ->
        [0] {""}
       *[other] , на этой неделе 🟡 { $soon }
    }.{ $waiting ->
        [0] {""}
       *[other] {" "}На проверке: { $waiting }.
    } Нажмите номер, чтобы открыть.
}
assignments-back = ‹ К списку
assignments-acknowledge = 👌 Ознакомлен(а)
acknowledged = Записано: Вы ознакомлены со своими поручениями.
acknowledge-nothing = В этой дорожной карте для Вас ничего нет: отмечать нечего.

report-what = { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text }{ $result ->
    [none] {""}
   *[other] {" "}Ожидаемый результат: { $result }.
}
report-ask = { $kind ->
    [document] Напишите одной строкой <b>номер и дату документа</b>, например: № 45 от 28.08.2026. Файл можно приложить, но не обязательно.
    [file] Пришлите <b>файл или фото</b>. Можно несколько, по одному.
    [photo] Пришлите <b>фото</b>. Можно несколько, по одному.
    [link] Пришлите <b>ссылку</b> на страницу, где это видно.
    [line] Напишите <b>одной строкой</b>, что сделано. Ссылку, файл или фото можно добавить, но не обязательно.
   *[none] Документ здесь не нужен. Отметить выполненным?
}
report-sent-before = Вы отправили раньше, это останется в отчёте:
report-collected = Уже приложено:
report-still = { $kind ->
    [document] Чтобы отправить, осталось <b>написать номер и дату</b>: приложенного недостаточно.
    [file] Чтобы отправить, осталось <b>прислать файл или фото</b>.
    [photo] Чтобы отправить, осталось <b>прислать фото</b>.
    [link] Чтобы отправить, осталось <b>прислать ссылку</b>.
   *[line] Чтобы отправить, осталось <b>одной строкой написать</b>, что сделано.
}
report-unfit = ⚠️ { $why ->
    [no-date] Не вижу даты документа: нужны день, месяц и год.
    [no-number] Дата есть, а номера не вижу. Если номера нет, напишите «б/н».
    [bad-date] Такой даты в календаре нет.
    [two-dates] Здесь две даты. Пришлите каждый документ отдельной строкой.
    [future] Дата документа ещё не наступила.
    [no-link] Не вижу ссылки: она начинается с https:// или с адреса сайта.
    [empty] Строка пустая.
    [too-long] Слишком длинно для одной строки: уложитесь в 500 знаков или пришлите файл.
    [too-many] Уже двадцать вложений: этого достаточно. Остальное пришлите одной ссылкой.
    [too-large] Файл больше 20 МБ: Telegram не отдаёт такие ботам. Пришлите файл поменьше или ссылку на него.
   *[not-evidence] Стикер или голосовое не подтвердит выполнение.
}{ $typed ->
    [none] {""}
   *[other] {" "}Вы написали: «{ $typed }». Исправьте и пришлите ещё раз.
}
report-send = 📨 Отправить отчёт
report-bare = ✅ Да, выполнено
report-clear = 🗑 Убрать приложенное
report-sent = { $inside ->
    [yes] { $closed ->
        [yes] Поручение закрыто.
       *[no] Отчёт отправлен руководителю. Пока он проверяет, ничего не просрочено.
    }
   *[no] { $closed ->
        [yes] Поручение закрыто. Контролёра нет, поэтому оно отмечено «без контролёра».
       *[no] { $own ->
            [yes] Отчёт отправлен контролёру. Пока он проверяет, ничего не просрочено.
           *[no] Отчёт отправлен координатору. Пока его проверяют, ничего не просрочено.
        }
    }
}

report-came = 📨 Отчёт: <b>{ $organization }</b>. { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text }
report-look = ✅ Посмотреть и принять
report-accepted = ✅ Принято: { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text } ({ $organization })
report-returned = ↩️ Вернули на доработку ({ $organization }): { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text }
    Что исправить: <b>{ $comment }</b>
    Срок: до { $until }.
report-again = Исправить и отправить

queue-empty = Отчётов на проверку нет. Когда придёт новый, бот напишет.
queue-head = Отчётов ждут проверки: { $count }. Сейчас: <b>{ $organization }</b>, пришёл { $at }.
queue-bare = Подтверждение не требовалось.
queue-accept = ✅ Принять
queue-return = ↩️ Вернуть
queue-later = Позже ›
queue-file = { $kind ->
    [photo] 🖼 { $name ->
        [none] Фото { $position }
       *[other] { $name }
    }
   *[file] 📎 { $name ->
        [none] Файл { $position }
       *[other] { $name }
    }
}
queue-comment = Возвращаем: <b>{ $organization }</b>. { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text }

    Напишите одним сообщением, чего не хватает. На исправление останется не меньше трёх рабочих дней.
queue-accepted = ✅ Принято: { $organization }. { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text }
queue-returned = ↩️ Возвращено: { $organization }. { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text }
    Исправить до { $until }.

today-assignments = 📋 Осталось сделать: { $open }{ $overdue ->
    [0] {""}
   *[other] , просрочено 🔴 { $overdue }
}.{ $next ->
    [none] {""}
   *[other] {" "}Ближайший срок: { $next }.
}
today-queue = ✅ Отчётов ждут проверки: { $count }.
