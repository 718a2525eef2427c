# Напоминания: утреннее сообщение, «Отложить», «Не на связи», план на 30 дней

digest-greeting = { $early ->
    [yes] Доброе утро!
   *[no] Здравствуйте!
}{ $about ->
    [weeks] {""}
   *[dates] {" "}Коротко о сроках.
}
digest-group = { $group ->
    [overdue] <b>Срок прошёл</b>
    [today] <b>Срок сегодня</b>
   *[soon] <b>Впереди</b>
}
digest-what = { $number ->
    [none] { $text }
   *[other] № { $number } «{ $text }»
}
digest-assignment = <b>{ $position }.</b> { $place ->
    [executor] { $what }
   *[above] { $organization }: { $what }
} — { $group ->
    [overdue] { $days ->
        [one] срок был { $due }, прошёл { $days } день.
        [few] срок был { $due }, прошло { $days } дня.
       *[many] срок был { $due }, прошло { $days } дней.
    }
    [today] до конца дня.
   *[soon] { $days ->
        [one] до { $due }, остался { $days } день.
        [few] до { $due }, осталось { $days } дня.
       *[many] до { $due }, осталось { $days } дней.
    }
}
digest-acceptance = <b>{ $position }.</b> { $organization }: отчёт по { $what } ждёт решения — { $group ->
    [overdue] { $days ->
        [one] уже { $days } день сверх двух рабочих.
        [few] уже { $days } дня сверх двух рабочих.
       *[many] уже { $days } дней сверх двух рабочих.
    }
    [today] сегодня последний день.
   *[soon] до { $due }.
}
digest-target = <b>{ $position }.</b> Целевой показатель { $percent } % — { $group ->
    [overdue] отчётная дата была { $due }.
    [today] отчётная дата сегодня.
   *[soon] { $days ->
        [one] отчётная дата { $due }, остался { $days } день.
        [few] отчётная дата { $due }, осталось { $days } дня.
       *[many] отчётная дата { $due }, осталось { $days } дней.
    }
}
digest-number = <b>{ $position }.</b> { $place ->
    [executor] Доля охвата:
   *[above] { $organization }:
} { $anew ->
    [yes] число учеников за { $year } год внесено раньше: подтвердите или исправьте его
   *[no] сколько учеников в { $year } году? Без числа доля не считается
} — { $group ->
    [overdue] просили до { $due }.
    [today] просим сегодня.
   *[soon] просим до { $due }.
}
digest-enter = { $position ->
    [none] ✏️ Внести число
   *[other] ✏️ Внести число · { $position }
}
digest-comment = На доработку: { $comment }
digest-tried = { $times ->
    [0] Исполнителю бот ещё не смог написать об этом.
    [one] Исполнителю бот напоминал { $times } раз, последний раз { $last }.
    [few] Исполнителю бот напоминал { $times } раза, последний раз { $last }.
   *[many] Исполнителю бот напоминал { $times } раз, последний раз { $last }.
}
digest-more = { $count ->
    [one] И ещё { $count } — в списке поручений.
   *[other] И ещё { $count } — в списке поручений.
}
digest-behalf-place = { $organization } ({ $count })
digest-behalf = <b>Пока не на связи:</b> { $places }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}. Их поручений с близким или прошедшим сроком — { $items }{ $overdue ->
    [0] {""}
   *[other] , срок прошёл у { $overdue }
}.{ $nearest ->
    [none] {""}
   *[other] {" "}Ближайший срок — { $nearest }.
} Сообщите им, пожалуйста, другим способом.
digest-done = { $position ->
    [none] ✅ Выполнено
   *[other] ✅ Выполнено · { $position }
}
digest-snooze = { $position ->
    [none] ⏰ Отложить
   *[other] ⏰ Отложить · { $position }
}
digest-list = 📋 Мои поручения
digest-unreachable = 📵 Не на связи

snooze-ask =
    { $what }
    Срок — { $due }. Когда напомнить?
snooze-choice = { $later ->
    [tomorrow] Завтра, { $day }
    [three_days] Через три дня, { $day }
   *[monday] В понедельник, { $day }
}
snooze-choice-moved = В день перед выходными, { $day }
snooze-none = { $reason ->
    [taken]
        { $what }
        Это поручение уже откладывали дважды. Срок — { $due }. Если времени не хватает, попросите продлить срок.
    [near]
        { $what }
        Срок — { $due }, откладывать уже некуда. Если времени не хватает, попросите продлить срок.
   *[not-yours] Это поручение сейчас не ждёт Вашего ответа: откладывать ничего не нужно.
}
snooze-done =
    { $what }
    Хорошо, напомню { $day } утром. Срок прежний — { $due }.

reminders-unreachable-button = 📵 Не на связи ({ $count_unreachable })
reminders-unreachable-open = 📵 Не на связи
reminders-unreachable-today = { $count ->
    [one] 📵 Не на связи { $count } человек: бот не может ему написать.
    [few] 📵 Не на связи { $count } человека: бот не может им написать.
   *[many] 📵 Не на связи { $count } человек: бот не может им написать.
}
reminders-unreachable = { $count ->
    [0] <b>Все на связи.</b> Всем, у кого есть должность, бот может написать.
   *[other] <b>Не на связи</b> — бот не может им написать ({ $count }). Об их поручениях уже слышит следующий по цепочке. Свяжитесь с ними, пожалуйста, другим способом: ✉️ с номером пришлёт готовый текст, который можно переслать. Кто откроет бот, исчезнет из списка.
}
reminders-unreachable-one = { $position }. <b>{ $office ->
    [regional] Региональный центр
    [coordinator] Координатор
    [controller] Контролирующий
    [head] Руководитель
    [curator] Куратор
   *[staff] Сотрудник
}, { $organization }</b>{ $name ->
    [none] {""}
   *[other] {" "}({ $name })
} — { $why ->
    [blocked] бот закрыт с { $since }.
    [invited] приглашение от { $since } ещё не открыто.
    [never] ещё не открывал бот, действующего приглашения нет.
   *[nobody] никто не назначен.
} { $items ->
    [0] Поручений с датой и запросов сейчас нет.
   *[other] Поручений и запросов: { $items }, о них теперь слышит { $hearers }.
}
reminders-hearer = { $office ->
    [regional] региональный центр
    [coordinator] координатор
    [controller] контролирующий
    [head] руководитель
    [curator] куратор
    [nobody] пока никто
   *[other] другой исполнитель
}
reminders-unreachable-more = И ещё { $count }.
reminders-forward = Здравствуйте{ $name ->
    [none] {""}
   *[other] , { $name }
}! { $organization }: наставничество. { $count ->
    [0] Поручения и напоминания приходят через бот в Telegram.
    [one] Ждёт исполнения { $count } поручение:
    [few] Ждут исполнения { $count } поручения:
   *[many] Ждут исполнения { $count } поручений:
}
reminders-forward-line = • { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text } — { $due ->
    [none] постоянно
   *[other] { $overdue ->
        [yes] срок прошёл { $due }
       *[no] до { $due }
    }
}
reminders-forward-requests = Ждут ответа запросы:
reminders-forward-request = • { $title } — до { $due }
reminders-forward-link = { $known ->
    [yes] Откройте бот и нажмите «Старт»: { $link }
   *[no] Отчитаться можно в боте. Откройте личную ссылку и нажмите «Старт»: { $link }
}
reminders-forward-gone = Этот человек уже на связи или его сменил другой: список обновлён.
reminders-lost = 📵 { $office ->
    [regional] Региональный центр
    [coordinator] Координатор
    [controller] Контролирующий
    [head] Руководитель
    [curator] Куратор
   *[other] Исполнитель
}{ $organization ->
    [none] {""}
   *[other] , <b>{ $organization }</b>,
} с { $since } не на связи: бот не может ему написать. { $count ->
    [one] О { $count } поручении
   *[other] О { $count } поручениях
} бот теперь напоминает Вам. Ближайший срок — { $nearest }.

forecast-button = 🗓 План напоминаний
forecast-title = <b>Что бот отправит в ближайшие 30 дней</b>
forecast-empty = В ближайшие 30 дней напоминать не о чем: сроков либо нет, либо всё уже сделано.
forecast-written = • { $about ->
    [event] События, приглашения и напоминания
    [request] Запросы сведений
    [meeting] Встречи пар: напоминания участникам, вопросы после встречи
    [number] Вопрос о числе учеников
    [week] Итоги недели, если есть о чём сказать
    [table] Таблицы и документы по расписанию
    [nudge] «Напомнить всем красным»
   *[other] Ответы и новости, ждут рабочего времени
}: сообщений — { $count }
forecast-days = Дней с напоминаниями — { $days }, сообщений — { $messages }. О сроках каждый получает не больше одного в день. Если поручение выполнят раньше, напоминания о нём не будет. О том, что ещё только случится (пара замолчала, пришёл отчёт), заранее не сказать. Выберите день (рядом с датой — сколько сообщений уйдёт):
forecast-day-button = { $weekday ->
    [1] пн
    [2] вт
    [3] ср
    [4] чт
    [5] пт
    [6] сб
   *[7] вс
} { $day } — { $messages }
forecast-day = <b>{ $day }</b>{ $people ->
    [0] . О сроках никому.
   *[other] , { $hour }:00. Получателей — { $people }.
}
forecast-person = • { $office ->
    [regional] Региональный центр
    [coordinator] Координатор
    [controller] Контролирующий
    [head] Руководитель
    [curator] Куратор
   *[other] Исполнитель
}{ $organization ->
    [none] {""}
   *[other] , { $organization }
}: { $warnings ->
    [0] {""}
   *[other] срок впереди — { $warnings }{ $overdue ->
        [0] {""}
       *[other] , {""}
    }
}{ $overdue ->
    [0] {""}
   *[other] если не сделают — { $overdue }
}{ $behalf ->
    [0] {""}
   *[other] {" "}(за тех, кто не на связи, — { $behalf })
}
forecast-more = И ещё { $count }.
