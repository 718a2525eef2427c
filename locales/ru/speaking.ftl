# Сообщить многим: дверь, кому, сообщение, отчёт о доставке, «Приложить к мероприятию»

speaking-button = 📣 Сообщения и события
speaking-main = <b>Сообщения и события</b>
    Здесь пишут сразу многим и созывают совещания и обучение. Отправлено сообщений: { $sent }. Предстоит событий: { $ahead }.
speaking-announce = ✍️ Новое сообщение
speaking-sent = 📨 Отправленные ({ $count_sent })
speaking-event = 📅 Новое событие
speaking-events = 🗓 События ({ $count_events })

segment-whom = { $whom ->
    [heads] Руководители
    [curators] Кураторы
    [officials] Руководители, кураторы, сотрудники
    [mentors] Наставники
    [mentees] Наставляемые
    [coordinators] Координаторы
    [controllers] Контролирующие
   *[municipal] Координаторы и контролирующие
}
segment-said = 👥 <b>{ $whom ->
    [heads] Руководители
    [curators] Кураторы
    [officials] Руководители, кураторы и сотрудники
    [mentors] Наставники
    [mentees] Наставляемые
    [coordinators] Координаторы
    [controllers] Контролирующие
   *[municipal] Координаторы и контролирующие
}</b>{ $form ->
    [none] {""}
   *[other] {" "}· { $form }
}
    { $region ->
        [yes] 🏛 { $count ->
            [0] Все муниципалитеты
           *[other] Муниципалитетов: { $count } — { $places }
        }
       *[no] 🏫 { $count ->
            [0] Все организации
           *[other] Организаций: { $count } — { $places }
        }
    }{ $standing ->
    [red] {"\u000A"}🔴 { $number ->
            [none] Только там, где что-то просрочено
           *[other] Только там, где просрочено мероприятие № { $number }
        }
    [unpaired] {"\u000A"}🔎 Только те, у кого пока нет пары
   *[any] {""}
}
segment-few = меньше 5
segment-about = { $count ->
    [0] 0
   *[other] не меньше { $count }
}
segment-ask-whom = <b>Кому?</b>{ $participants ->
    [yes] {" "}Наставников и наставляемых бот не называет: Вы увидите только число.
   *[no] {""}
}
segment-places = <b>{ $region ->
    [yes] Какие муниципалитеты?
   *[no] Какие организации?
}</b> { $count ->
    [0] Сейчас все: { $total }.
   *[other] Отмечено { $count } из { $total }.
} Нажмите название, чтобы отметить или снять отметку.
segment-place = { $on ->
    [yes] ✅ { $place }
   *[no] { $place }
}
segment-everywhere = { $region ->
    [yes] 🏛 Все муниципалитеты
   *[no] 🏫 Все организации
}
segment-places-done = ✔️ Готово
segment-ask-standing = <b>Кому именно?</b>
segment-nobody-red = Просроченного ни у кого нет, поэтому сузить можно только кнопкой «Где».
segment-anyhow = 👥 Всем
segment-red = 🔴 У кого что-то просрочено ({ $count })
segment-red-measure = 🔴 { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text } ({ $count })
segment-unpaired = 🔎 У кого пока нет пары
segment-person = { $office ->
    [regional] Региональный центр
    [coordinator] Координатор
    [controller] Контролирующий
    [head] Руководитель
    [curator] Куратор
   *[staff] Сотрудник
}, { $organization }{ $name ->
    [none] {""}
   *[other] {" "}({ $name })
}
segment-empty-place = { $organization }: никто не назначен
segment-no-names = —
segment-out = 📵 Не получат ({ $count }):
    { $people }{ $more ->
        [0] {""}
       *[other] {"\u000A"}… и ещё { $more }
    }
segment-out-count = 📵 Не получат (нет связи с ботом): { $count }.

announcement-to = <b>Новое сообщение</b>. Получателей: { $to }.
announcement-words = <blockquote>{ $words }</blockquote>
announcement-with-file = 📎 { $photo ->
    [yes] Фото
   *[no] Файл{ $name ->
        [none] {""}
       *[other] {" "}{ $name }
    }
}: откроется кнопкой под сообщением.
announcement-ask = Напишите текст одним сообщением, ссылка может стоять прямо в нём. Файл или фото пришлите отдельно.
announcement-refused = ⚠️ { $reason ->
    [empty] Текста нет. Напишите хотя бы одно предложение.
    [too-long] Слишком длинно: в сообщение помещается не больше 3000 знаков. Прежний текст сохранён; пришлите короче или приложите файл.
    [too-large] Файл больше 20 МБ или не подходит. Пришлите поменьше или дайте ссылку в тексте.
    [nobody] Отправлять некому: среди выбранных нет никого на связи. Текст сохранён — выберите других.
    [moved] Пока экран был открыт, получатели изменились. Ничего не отправлено; вот как теперь.
   *[not-yours] Это сообщение другой организации.
}
announcement-whom-button = 👥 Кому
announcement-places-button = 🏫 Где
announcement-standing-button = 🔎 Уточнить
announcement-preview-button = 👁 Посмотреть и отправить
announcement-no-file = ✖️ Без файла
announcement-anew = 🗑 Начать заново
announcement-change = ✏️ Изменить
announcement-count = { $some ->
    [no] Никто из выбранных не на связи: отправлять некому.
   *[yes] Получат: <b>{ $count }</b>. { $at ->
        [none] Отправим сразу.
       *[other] Первые уйдут { $at }: в тихие часы и выходные бот молчит.
    }{ $pupils ->
        [yes] {" "}Ученикам — после 14:00.
       *[no] {""}
    }
}
announcement-send = 📨 Отправить ({ $count_to })
announcement-came = 📣 <b>{ $sender }</b>

    { $words }
announcement-file = 📎 Открыть файл
announcement-file-gone = Этого файла больше нет.
announcement-sent-head = <b>Отправленные сообщения</b>: { $count }. Нажмите номер — увидите, кто получил.
announcement-line = { $position }. { $at }
    { $words }
announcement-report = <b>Отправлено { $at }</b>
    <blockquote>{ $words }</blockquote>
announcement-fate = { $fate ->
    [sent] ✅ Доставлено: { $count }.
    [waiting] ⏳ В пути или ждут разрешённого часа ({ $count }):
        { $people }
   *[unreachable] 📵 Не доставлено ({ $count }):
        { $people }
}{ $more ->
    [0] {""}
   *[other] {"\u000A"}… и ещё { $more }
}
announcement-fate-count = { $fate ->
    [sent] ✅ Доставлено
    [waiting] ⏳ В пути или ждут разрешённого часа
   *[unreachable] 📵 Не доставлено
}: { $count }.
announcement-again = 🔄 Обновить

proof-button = 📎 Приложить к мероприятию…
proof-ask = 📎 Доказательство:
    <blockquote>{ $line }</blockquote>
    { $some ->
        [yes] К какому мероприятию? Нажмите номер, и отчёт записан: свой (🏛) уходит на проверку, организаций (🏫, в скобках их число) — в «Принять отчёты».
       *[no] Открытых поручений, к которым это можно приложить, сейчас нет.
    }
proof-choice = { $position ->
    [none] {""}
   *[other] { $position }.{" "}
}{ $own ->
    [yes] 🏛
   *[no] 🏫
} { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text }{ $own ->
    [yes] {""}
   *[no] {" "}({ $count })
}
proof-gone = ⚠️ Это поручение уже закрыто или отчёт по нему отправлен. Ничего не приложено.
proof-given = { $reported ->
    [0] {""}
    [one] 📎 Записан отчёт { $reported } организации: он ждёт Вас в «Принять отчёты».
   *[other] 📎 Записаны отчёты организаций: { $reported }. Они ждут Вас в «Принять отчёты».
}{ $begun ->
    [0] {""}
   *[other] { $reported ->
        [0] 📎
       *[other] {""}
    } По этому мероприятию нужен ещё документ, файл или ссылка: строка легла в начатый отчёт (организаций — { $begun }), они дополнят его и отправят.
}
proof-more = 📎 Строка приложена, но по этому мероприятию нужно ещё то, о чём сказано ниже.
proof-offered = 📎 К Вашему отчёту приложена строка:
    <blockquote>{ $line }</blockquote>
    { $number ->
        [none] {""}
       *[other] № { $number }.{" "}
    }{ $text } ({ $organization }). Дополните отчёт тем, что просит мероприятие, и отправьте.
proof-reported = 📎 За Вашу организацию записан отчёт:
    <blockquote>{ $line }</blockquote>
    { $number ->
        [none] {""}
       *[other] № { $number }.{" "}
    }{ $text } ({ $organization }). Делать ничего не нужно: отчёт ждёт проверки.
proof-report = ✅ Дополнить отчёт
proof-announcement = Сообщение «{ $words }», { $day }: получателей { $total }, доставлено { $sent }.
proof-event = «{ $title }», { $day }: приглашено { $invited }, пришли { $came }.
