# Региональные наставнические центры: «Спросить центр»

centres-button = 🎓 Спросить центр
centres-head = <b>Региональные центры</b>: { $count }. Выберите направление — бот покажет, кто за него отвечает.
centres-direction = { $direction ->
    [none] По всем направлениям
   *[other] { $direction }
}
centres-choose = <b>{ $direction ->
    [none] По всем направлениям
   *[other] { $direction }
}</b>: за это направление отвечают несколько центров. Выберите по теме.
centres-entry = { $position }. { $topic ->
    [none] {""}
   *[other] <b>{ $topic }</b> —{" "}
}{ $centre }
centres-ask = <b>{ $centre }</b>
    { $direction ->
        [none] По всем направлениям
       *[other] { $direction }
    }{ $topic ->
        [none] {""}
       *[other] {" "}({ $topic })
    }

    Напишите вопрос одним сообщением. Имён учеников в нём не нужно.
centres-refused = ⚠️ { $reason ->
    [empty] Вопрос пустой. Напишите его словами.
    [too-long] Слишком длинно: поместится до 2000 знаков. Сократите и пришлите ещё раз.
    [gone] Этого центра больше нет в справочнике. Выберите направление заново.
    [answered] На этот вопрос уже ответили.
   *[not-yours] Этот вопрос задан не Вашему центру.
}
centres-sent = ✅ Вопрос отправлен: { $centre }. Ответ придёт сюда.
centres-forward-how = Центра «{ $centre }» пока нет в боте. Перешлите ему следующее сообщение почтой или в мессенджере.
centres-forward = Здравствуйте! Вопрос в { $centre }.
    Направление: { $direction ->
        [none] общее
       *[other] { $direction }
    }{ $topic ->
        [none] {""}
       *[other] {" "}({ $topic })
    }.

    { $words }

    { $organization }
centres-asked-button = 📬 Мои вопросы
centres-asked = <b>Мои вопросы</b>: { $count }.
centres-asked-line = <b>{ $centre }</b>
    ❓ { $words }
    { $answer ->
        [none] { $here ->
            [yes] ⏳ Ответа пока нет.
           *[no] ✉️ Центра нет в боте: текст нужно переслать самим.
        }
       *[other] 💬 { $answer }
    }
centre-question = 🎓 <b>Вопрос центру</b> от { $office ->
    [head] руководителя
    [curator] куратора
   *[coordinator] координатора
} ({ $organization }){ $direction ->
    [none] {""}
   *[other] , { $direction }
}{ $topic ->
    [none] {""}
   *[other] {" "}({ $topic })
}:
    <blockquote>{ $words }</blockquote>
centre-answer-button = 💬 Ответить
home-questions = 🎓 Вопросы центру
centres-today = { $count ->
    [one] 🎓 Ждёт ответа { $count } вопрос центру.
    [few] 🎓 Ждут ответа { $count } вопроса центру.
   *[many] 🎓 Ждут ответа { $count } вопросов центру.
}
centres-waiting = { $count ->
    [0] <b>Вопросы центру</b>
        Все вопросы с ответом. Новые придут сюда же.
   *[other] <b>Вопросы центру</b>: без ответа { $count }. Сверху те, кто ждёт дольше. Нажмите номер, чтобы ответить.
}
centres-waiting-line = { $position }. <b>{ $organization }</b>, { $day }{ $direction ->
    [none] {""}
   *[other] , { $direction }
}{ $topic ->
    [none] {""}
   *[other] {" "}({ $topic })
}
    { $words }
centres-to-waiting = ‹ К вопросам
centres-answer = <b>Вопрос</b>{ $direction ->
    [none] {""}
   *[other] , { $direction }
}:
    <blockquote>{ $words }</blockquote>
    Напишите ответ одним сообщением.
centres-answer-sent = ✅ Ответ отправлен тому, кто спрашивал.
centre-answered = 🎓 <b>{ $centre }</b> отвечает.
    Вы спрашивали:
    <blockquote>{ $question }</blockquote>
    { $answer }
