# События: совещания и обучение

event-ask-title = <b>Новое событие.</b> Как оно называется? Например: «Совещание кураторов», «Обучение ответственных».
event-ask-day = <b>{ $title }</b>
    В какой день?
event-ask-time = <b>{ $title }</b>, { $day }
    Во сколько? Нажмите или напишите, например 14:30.
event-ask-length = <b>{ $title }</b>, { $day }, { $time }
    Сколько продлится?
event-length = { $hours ->
    [0] { $minutes } мин
   *[other] { $hours } ч{ $minutes ->
        [0] {""}
       *[other] {" "}{ $minutes } мин
    }
}
event-ask-place = <b>{ $title }</b>, { $day }, { $time }
    Где? Напишите адрес и кабинет или пришлите ссылку.
event-go-on = ▶️ Продолжить начатое
event-said = 📅 <b>{ $title }</b>
    🕘 { $day }, { $time }
    📍 { $place }
event-count = Приглашений: <b>{ $count }</b>. Напомним за сутки и за два часа.
event-invite = 📨 Пригласить ({ $count_to })
event-change-title = ✏️ Название
event-change-day = 📅 Дата
event-change-length = ⏱ Сколько длится
event-change-place = 📍 Место
event-is-called = ✅ Приглашения отправлены: в тихие часы они дождутся утра.
event-refused = ⚠️ { $reason ->
    [empty] Пока известно не всё: нужны название, день, время, продолжительность и место.
    [too-long] Слишком длинно. Напишите короче: название до 200 знаков, место до 300.
    [no-time] Это не похоже на время. Напишите часы и минуты, например 14:30.
    [past] Это время уже прошло. Назовите время впереди; всё остальное сохранено.
    [over] Событие уже началось: перенести или отменить его нельзя.
    [not-begun] Событие ещё не началось: отметить присутствие можно будет потом.
    [cancelled] Событие отменено.
    [moved] Событие тем временем перенесли. Вот как теперь.
    [people-moved] Пока экран был открыт, круг приглашённых изменился. Никто не приглашён; вот как теперь.
    [nobody] Приглашать некого: среди выбранных нет никого на связи. Событие сохранено — выберите других.
    [same] Это та же дата и то же время.
    [not-invited] Вас на это событие не приглашали.
   *[not-yours] Это событие другой организации.
}
event-list = <b>События</b>: { $count }. Нажмите номер, чтобы открыть.
event-line = { $position }. { $how ->
    [cancelled] ✖️ отменено
    [over] ✔️ прошло
   *[ahead] 📅 впереди
} { $at }
    <b>{ $title }</b>
event-is-cancelled = ✖️ <b>Отменено.</b>
event-turnout = Приглашено: { $invited }
    ✅ будут { $yes } · 🔁 пришлют замену { $substitute } · ✖️ не будут { $no } · ⏳ молчат { $silent }{ $begun ->
        [yes] {"\u000A"}👣 Отмечено пришедших: { $came }
       *[no] {""}
    }
event-mark = 👣 Отметить, кто пришёл
event-answers = 👥 Кто ответил
event-move = 📅 Перенести
event-cancel = ✖️ Отменить…
event-calendar = 🗓 Файл для календаря
event-calendar-name = Событие { $day }
event-ask-new-day = <b>{ $title }</b> сейчас назначено на { $was }.
    На какой день перенести?
event-ask-new-time = <b>{ $title }</b>: переносим на { $day }.
    Во сколько? Нажмите или напишите, например 14:30.
event-was-moved = ✅ Перенесено. Всем, кто знал о прежней дате, об этом скажут и спросят заново.
event-ask-cancel = <b>Отменить событие?</b> Об этом скажут всем, кто о нём знает.
event-cancel-now = ✖️ Да, отменить
event-guests = { $begun ->
    [yes] <b>Кто пришёл:</b> { $came } из { $invited }. Нажмите номер, чтобы отметить или снять отметку.
   *[no] <b>Кто ответил</b>, приглашено { $invited }.
}
event-guest = { $position }. { $came ->
    [yes] 👣{" "}
   *[other] {""}
}{ $person } — { $answer ->
    [yes] ✅ будет
    [no] ✖️ не будет
    [substitute] 🔁 пришлёт замену
   *[none] { $reachable ->
        [no] 📵 не на связи
       *[yes] ⏳ не ответил
    }
}
event-all-came = ✅ Пришли все, кто собирался

event-invited = 📅 Вас приглашает { $organization }:
    <b>{ $title }</b>
    🕘 { $day }, { $time }
    📍 { $place }
event-moved = 📅 <b>Перенесено:</b> { $title }
    Теперь 🕘 { $day }, { $time }
    📍 { $place }
    Ответьте, пожалуйста, ещё раз. Приглашает { $organization }.
event-soon = ⏰ Напоминание: <b>{ $title }</b>
    🕘 { $day }, { $time }
    📍 { $place }
    Приглашает { $organization }.
event-cancelled = ✖️ <b>Отменено:</b> { $title }
    Было назначено на { $day }, { $time }. Сообщает { $organization }.
event-yes = ✅ Буду
event-no = ✖️ Не буду
event-substitute = 🔁 Пришлю замену
event-answered = { $answer ->
    [yes] Записали: Вы будете.
    [no] Записали: Вас не будет. Передумаете — нажмите другую кнопку.
   *[substitute] Записали: вместо Вас придёт другой человек.
}
event-answer-refused = { $reason ->
    [over] Событие уже началось или прошло: ответить больше нельзя.
    [cancelled] Событие отменено, отвечать не нужно.
    [moved] Событие перенесли: ответьте под новым приглашением.
   *[not-invited] Вас на это событие не приглашали.
}
