# Исполнитель: отложить, продлить, помощь, «не требуется», поручить, история, бумага, файл вперёд; ответы координатора

assignment-open = 📋 Открыть поручение
assignment-later = ⏰ Отложить
assignment-extend = 📅 Прошу продлить
assignment-help = 🤝 Нужна помощь
assignment-lift = 🚫 Не требуется
assignment-hand-on = 👤 Поручить
assignment-take-back = ↩️ Забрать себе
assignment-paper = 🗞 Поступило на бумаге
assignment-log = 🕓 История
assignment-put-off = ⏰ Хорошо, напомню { $day } утром. Срок прежний.
assignment-given-to = 👤 Поручено: { $who ->
    [none] сотруднику
   *[other] { $who }
}. Отчитывается он, отвечаете и Вы.
assignment-given-instead = 👤 Поручено: { $who ->
    [none] сотруднику
   *[other] { $who }
}. Вы замещаете в эти дни, отчитаться можете и Вы.
assignment-given-to-you = 👤 Это поручил Вам { $who ->
    [none] руководитель
   *[other] { $who }
}.
assignment-shared = 👥 { $office ->
    [head] Отвечают и руководитель, и куратор
   *[other] Отвечает и куратор
}: достаточно одного отчёта.
assignment-was-extended = 📅 Срок продлён: до { $until }.
assignment-on-paper = 🗞 Отчёт записан с бумаги.
assignment-why-lifted = 🚫 Причина: { $reason }
plea-waits = ⏳ { $about ->
    [extension] Просьба продлить до { $wished } ждёт ответа.
    [help] Просьба о помощи ждёт ответа.
   *[lift] Просьба снять поручение ждёт ответа.
}{ $words ->
    [none] {""}
   *[other] {" "}«{ $words }»
}
assignments-part = { $chosen ->
    [yes] • {""}
   *[no] {""}
}{ $part ->
    [all] Все
    [overdue] 🔴 Просрочено
    [soon] 🟡 Срочно
    [handed] 👤 Поручены
    [waiting] На проверке
   *[closed] Закрыты
} { $count }

colleague = { $title ->
    [none] { $office ->
        [head] Руководитель
        [curator] Куратор
        [coordinator] Координатор
        [controller] Контролирующий
        [regional] Региональный центр
       *[staff] Сотрудник
    }
   *[other] { $title }
}{ $name ->
    [none] { $digits ->
        [none] {""}
       *[other] {" "}(…{ $digits })
    }
   *[other] , { $name }
}

extension-ask-day = До какого дня нужно продлить? Выберите дату.
extension-ask-reason = Просим продлить { $wished ->
    [none] срок
   *[other] до <b>{ $wished }</b>
}. Напишите одним сообщением, почему: координатор увидит причину.
help-ask = Напишите одним сообщением, что не получается или что нужно. Можно и без слов: координатор увидит поручение и ответит.
help-without-words = 🤝 Отправить без слов
lift-ask = Если это поручение к Вашей организации не относится, напишите одним сообщением почему. Координатор согласится или ответит.
plea-too-long = Слишком длинно: уложитесь, пожалуйста, в { $longest } знаков.
plea-sent = { $about ->
    [extension] 📅 Просьба отправлена. Пока ответа нет, срок прежний.
    [help] 🤝 Отправлено. Ответ придёт сюда.
   *[lift] 🚫 Отправлено. Пока ответа нет, поручение остаётся за Вами.
}

delegate-ask = { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text }

    Кому поручить? Отчитываться будет он, напоминания пойдут ему, а Вы всё увидите и сможете забрать обратно.
delegate-nobody = Поручить пока некому: в организации нет ни куратора, ни сотрудников. Их можно пригласить с главного экрана.
delegate-done = 👤 Поручено. Сотруднику отправлено сообщение, напоминания теперь идут ему.
delegate-taken-back = ↩️ Поручение снова за Вами.
assignment-delegated = 👤 Вам поручили ({ $organization }): { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text }{ $until ->
    [none] {""}
   *[other] {"\u000A"}Срок: до { $until }.
}
assignment-taken-back = ↩️ Поручение больше не Ваше ({ $organization }): { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text }{"\u000A"}Делать ничего не нужно.
office-passed = 📋 К Вам перешли поручения ({ $organization }): { $count }.{ $nearest ->
    [none] {""}
   *[other] {"\u000A"}Ближайший срок: { $nearest }.
}{ $office ->
    [head] {" "}Теперь за них отвечаете Вы.
   *[other] {" "}Всё, что уже сделано, сохранилось.
}

assignment-extended = 📅 Срок продлён до <b>{ $until }</b>{ $wished ->
    [none] {""}
   *[other] {" "}(просили до { $wished })
}: { $organization }. { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text }{ $reason ->
    [none] {""}
   *[other] {"\u000A"}Причина: { $reason }
}
assignment-grant = 📅 Продлить срок
assignment-let-off = 🚫 Снять поручение
grant-ask-day = До какого дня продлить? Выберите дату.
grant-ask-reason = Продлеваем { $wished ->
    [none] срок
   *[other] до <b>{ $wished }</b>
}. Напишите одним сообщением, почему: причина придёт исполнителю и останется в истории.
let-off-ask = Снимаем поручение с этой организации: делать его не придётся, напоминаний больше не будет. Напишите одним сообщением, почему: причина придёт исполнителю и останется в истории.
assignment-extended-by-you = 📅 Срок продлён, исполнителю отправлено сообщение: { $organization }.
assignment-lifted-by-you = 🚫 Поручение снято, исполнителю отправлено сообщение: { $organization }.
assignment-lifted = 🚫 Не требуется: { $organization }. { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text }{"\u000A"}Причина: { $reason }
paper-accepted = 🗞 Отчёт принят с бумаги, № { $document } от { $dated } ({ $organization }): { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text }{"\u000A"}Больше ничего не нужно.
paper-ask = Записываем отчёт с бумаги: <b>{ $organization }</b>. { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text }

    Напишите одной строкой <b>номер и дату документа</b>, например: № 45 от 28.08.2026. Поручение будет принято с пометкой «с бумаги».
paper-entered = 🗞 Записано и принято: { $organization }.

plea-came = { $about ->
    [extension] 📅 <b>{ $organization }</b> просит продлить до <b>{ $wished }</b>
    [help] 🤝 <b>{ $organization }</b> просит о помощи
   *[lift] 🚫 <b>{ $organization }</b> считает, что это не требуется
}: { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text }{ $until ->
    [none] {""}
   *[other] {"\u000A"}Срок: до { $until }.
}{ $words ->
    [none] {""}
   *[other] {"\u000A"}Пишут: «{ $words }»
}
plea-grant-button = ✅ Продлить
plea-grant-until = ✅ Продлить до { $wished ->
    [none] этой даты
   *[other] { $wished }
}
plea-other-button = 📅 Другая дата
plea-refuse-button = ✖️ Отказать
plea-answer-button = 💬 Ответить
plea-lift-button = 🚫 Согласиться: не требуется
plea-keep-button = ✖️ Отклонить: требуется
plea-assignment = 📋 Поручение и история
plea-back = ‹ Все просьбы
plea-without-words = Без пояснения
plea-ask-day = До какого дня продлить?
plea-ask-words = Напишите ответ одним сообщением: он придёт тому, кто просил.
plea-done = ✅ Ответ отправлен: { $organization }.
plea-stands = { $standing ->
    [granted] ✅ На эту просьбу согласились.
    [refused] ✖️ На эту просьбу ответили отказом.
    [answered] 💬 На эту просьбу уже ответили.
   *[other] Эта просьба больше не нужна.
}
plea-answered = { $about ->
    [extension] 📅 Срок не продлили
    [help] 💬 Ответ на просьбу о помощи
   *[lift] 🚫 Поручение остаётся за Вами
} ({ $organization }): { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text }{ $until ->
    [none] {""}
   *[other] {"\u000A"}Срок: до { $until }.
}{ $words ->
    [none] {""}
   *[other] {"\u000A"}Ответ: <b>{ $words }</b>
}
pleas-head = { $count ->
    [0] Просьб без ответа нет.
   *[other] <b>Просьбы исполнителей</b>, ждут ответа: { $count }. Выберите одну.
}
plea-entry = { $about ->
    [extension] 📅 Продлить
    [help] 🤝 Помощь
   *[lift] 🚫 Не требуется
} · { $organization }
home-pleas = 🙋 Просьбы ({ $count_pleas })
today-pleas = 🙋 Просьб ждут ответа: { $count }.

attach-ask = { $count ->
    [0] Пришлите файл или фото ещё раз.
   *[other] <b>К какому поручению это приложить?</b> Нажмите номер; отчёт можно будет дополнить и отправить. Если файлов несколько, пришлите остальные сейчас.
}
attach-is-paper = 📖 Это дорожная карта
attach-is-evidence = 📎 Приложить к поручению
attach-nothing = 🗑 Ни к какому

log-title = <b>История поручения</b>, записей: { $count }
log-earlier = Ранних записей ещё { $count }.
log-who = { $name ->
    [none] {""}
   *[other] { $name }, {""}
}{ $office ->
    [regional] региональный центр
    [coordinator] координатор
    [controller] контролирующий
    [head] руководитель
    [curator] куратор
    [staff] сотрудник
   *[none] без должности
}{ $organization ->
    [none] {""}
   *[other] {" "}({ $organization })
}
log-line = • { $at } — { $act ->
    [given] поручение выдано
    [reported] отчёт отправлен{ $late ->
        [yes] {" "}после срока
       *[no] {""}
    }{ $pieces ->
        [0] {""}
       *[other] , вложений: { $pieces }
    }
    [proved] отчёт записан по событию, сообщению или запросу{ $late ->
        [yes] {" "}после срока
       *[no] {""}
    }
    [paper] записано с бумаги: № { $number } от { $dated }
    [closed] закрыто без проверяющего
    [accepted] принято
    [returned] возвращено
    [extension-asked] просьба продлить до { $to }
    [extension-refused] срок не продлён
    [extended] срок продлён: был { $before }, стал { $to }
    [help-asked] просьба о помощи
    [help-answered] ответ на просьбу о помощи
    [lift-asked] просьба снять поручение
    [lift-refused] поручение не снято
    [lifted] не требуется
    [delegated] поручено: { $whom }
    [taken-back] взято обратно: { $whom }
    [passed] перешло вместе с должностью{ $whom ->
        [none] {""}
       *[other] : { $whom }
    }
    [snoozed] напоминание отложено до { $to }
    [amended] изменено новой редакцией дорожной карты{ $to ->
        [none] {""}
       *[other] , срок до { $to }
    }
    [cancelled] снято новой редакцией дорожной карты
   *[other] изменено
}{ $comment ->
    [none] {""}
   *[other] : «{ $comment }»
}{ $who ->
    [none] {""}
   *[other] . { $who }
}
