# Отпуск и замещение

home-deputies = 🏖 Отпуск и замещение
deputy-own = { $deputy ->
    [none] <b>{ $organization }</b>: Вас никто не замещает. Перед отпуском назначьте заместителя: поручения и напоминания на эти дни пойдут ему.
   *[other] <b>{ $organization }</b>: Вас замещает { $deputy }{ $since ->
        [none] {""}
       *[other] {" "}с { $since }
    }{ $until ->
        [none] {""}
       *[other] {" "}по { $until }
    }.
}
deputy-region = Здесь видно, кого в муниципалитетах замещают. Если координатор в отпуске или болен, заместителя ему можете назначить и Вы: «✉️ Пригласить» → «👥 Кто назначен».
deputy-others = <b>Замещения в организациях</b>
deputy-other = • { $organization }{ $office ->
    [curator] {" "}(за куратора)
    [coordinator] {" "}(за координатора)
   *[other] {""}
}: { $deputy ->
    [none] сотрудник
   *[other] { $deputy }
}{ $since ->
    [none] {""}
   *[other] {" "}с { $since }
}{ $until ->
    [none] {""}
   *[other] {" "}по { $until }
}
deputy-more = И ещё { $count }.
deputy-name = 👤 Назначить заместителя{ $organization ->
    [none] {""}
   *[other] : { $organization }
}
deputy-recall = ✖️ Отменить замещение{ $organization ->
    [none] {""}
   *[other] : { $organization }
}
deputy-recall-of = ✖️ Отменить: { $office ->
    [head] руководитель
    [curator] куратор
   *[coordinator] координатор
}, { $organization }
deputy-ask-person = { $own ->
    [yes] Кто замещает Вас ({ $organization })?
   *[no] Кто замещает { $office ->
        [curator] куратора
        [coordinator] координатора
       *[head] руководителя
    } ({ $organization })?
}
deputy-nobody = Назначить пока некого. { $office ->
    [coordinator] { $own ->
        [yes] Второго координатора приглашает региональный центр.
       *[no] Замещает второй координатор того же муниципалитета: сначала пригласите его («✉️ Пригласить»).
    }
   *[other] Пригласите куратора или сотрудника с главного экрана: «Пригласить».
}
deputy-ask-since = С какого дня?
deputy-ask-until = По какой день включительно?{ $since ->
    [none] {""}
   *[other] {" "}Начало: { $since }.
}
deputy-done = ✅ Назначено: с { $since } по { $until }. Заместителю отправлено сообщение.
deputy-is-recalled-for = ✅ Замещение отменено, заместителю отправлено сообщение.
deputy-is-recalled = ✅ Замещение отменено: поручения и напоминания снова у Вас.
deputy-named = 🏖 Вы замещаете { $office ->
    [head] руководителя
    [curator] куратора
   *[coordinator] координатора
} ({ $organization }) с { $since } по { $until }. Поручения и напоминания в эти дни приходят Вам.
deputy-named-for = 🏖 С { $since } по { $until } Вас замещают ({ $organization }, { $office ->
    [curator] куратор
    [coordinator] координатор
   *[head] руководитель
}): поручения и напоминания этих дней придут заместителю. Если это ошибка, скажите { $office ->
    [curator] руководителю
    [coordinator] региональному центру
   *[head] координатору
}.
deputy-recalled = ✅ Замещение окончено ({ $organization }): спасибо. Поручения снова у { $office ->
    [head] руководителя
    [curator] куратора
   *[coordinator] координатора
}.
deputy-refused = { $refused ->
    [not_yours] Заместителя назначает тот, кто занимает должность или на неё назначает; заместитель заместителей не назначает.
    [oneself] Замещать самого себя нельзя: выберите другого человека.
    [backwards] Последний день раньше первого: выберите даты ещё раз.
    [past] Эти дни уже прошли: выберите будущие.
    [too_long] Замещение длится не больше года.
    [not_here] Этот человек здесь больше не работает: выберите другого.
    [circle] Этого человека в те же дни замещаете Вы сами: получился бы круг. Выберите другого или другие дни.
   *[away] Этот человек в те же дни сам в отпуске: выберите другого или другие дни.
}
