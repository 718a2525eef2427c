# Встречи

home-log = ➕ Встреча
home-meetings = 🗓 Мои встречи
meetings-ask-pair = { $count ->
    [0] Записывать пока нечего: пара ещё не начала работу.
   *[other] С кем была встреча?
}
meetings-ask-day = Встреча: <b>{ $partner }</b>. Когда? (пара работает с { $begun })
meetings-ask-kind = Встреча { $day }: <b>{ $partner }</b>. Какая?
meetings-kind = { $next ->
    [yes] {"👉 "}
   *[no] {""}
}{ $kind ->
    [introduction] Знакомство
    [trial] Пробная рабочая
    [planning] Планирование
    [regular] Обычная
   *[closing] Итоговая
}
meetings-ask-minutes = Встреча { $day }: <b>{ $partner }</b>, { $kind ->
        [introduction] знакомство
        [trial] пробная рабочая
        [planning] планирование
        [regular] обычная
       *[closing] итоговая
    }. Сколько длилась?
meetings-minutes = { $minutes } мин
meetings-done = ✅ Записано: <b>{ $partner }</b>, { $day }, { $minutes } мин, { $kind ->
        [introduction] знакомство
        [trial] пробная рабочая
        [planning] планирование
        [regular] обычная
       *[closing] итоговая
    }.{ $topic ->
        [none] {""}
       *[other] {" "}Говорили: { $topic }.
    }
    { $state ->
        [confirmed] Встреча подтверждена и засчитана.
       *[other] { $other ->
            [asked] Вторая сторона подтвердит одним нажатием.
           *[paper] Вторая сторона без телефона: её подтверждение отметит куратор.
        }
    }{ $note ->
        [yes] {" "}Заметка сохранена.
       *[no] {""}
    }
    Где встречались?
meetings-place = { $chosen ->
    [yes] {"✅ "}
   *[no] {""}
}{ $place ->
    [school] 🏫 В школе
    [enterprise] 🏭 На предприятии с сопровождающим
   *[online] 💻 Онлайн через школу
}
meetings-add-topic = 💬 О чём говорили
meetings-ask-topic = Встреча { $day }: <b>{ $partner }</b>. О чём говорили?
meetings-no-topic = Не указывать
meetings-add-note = 📝 Заметка (увидит куратор)
meetings-ask-note = Пара слов об этой встрече — одним сообщением. Увидит только куратор.
meetings-note-wrong = ⚠️ Заметка — от 1 до 1000 знаков.
meetings-take-back = 🗑 Удалить запись
meetings-no-more = Запись удалена.
meetings-refused = ⚠️ { $refused ->
    [future] Этого дня ещё не было.
    [before_pair] В этот день пара ещё не работала.
    [after_pair] В этот день пара уже не работала.
    [pair_not_active] Эта пара сейчас не работает: встречу может внести куратор.
    [duration] Длительность — от 15 минут до 8 часов.
    [not_offered] Такого варианта больше нет.
    [too_late] Прошло больше недели: исправить может куратор.
    [already_confirmed] Встреча уже подтверждена.
    [own_word] Свою запись подтверждает вторая сторона.
    [not_logged] Это запись второй стороны: её можно только подтвердить или отклонить.
   *[not_held] Такой записи больше нет.
}
meetings-ask-confirm = { $polite ->
    [ty] 🗓 { $partner }: записана встреча { $day }, { $minutes } мин. Так и было?
   *[vy] 🗓 { $partner }: записана встреча { $day }, { $minutes } мин. Так и было?
}
meetings-yes = ✅ Да, встретились
meetings-no = ✖️ Не было
meetings-confirmed = Спасибо! Встреча засчитана.
meetings-denied = Записано. Куратор увидит оба ответа.
meetings-answer-refused = { $reason ->
    [already_confirmed] Эта встреча уже подтверждена.
    [own_word] Свою запись подтверждает вторая сторона.
   *[not_held] Такой записи больше нет.
}
meetings-taken-back = Запись о встрече { $day } ({ $partner }) удалена тем, кто её сделал.
meetings-list = { $count ->
    [0] Встреч пока нет.
   *[other] <b>Встречи: { $count }</b>
    ✅ подтверждена · ⏳ ждёт второй стороны · ❓ ждёт подтверждения здесь
}
meetings-line = { $state ->
    [confirmed] ✅
    [ask] ❓
    [denied] ⚠️
    [held] ⏳
    [planned] 🗓
   *[cancelled] ▫️
} { $day } · { $partner }{ $minutes ->
    [0] { $time ->
        [none] {""}
       *[other] {" "}· { $time }
    }
   *[other] {" "}· { $minutes } мин
}
meetings-card = <b>{ $partner }</b>, { $day }{ $minutes ->
        [0] { $time ->
            [none] {""}
           *[other] , { $time }
        }
       *[other] , { $minutes } мин
    }{ $by_journal ->
        [yes] {" "}· по журналу
       *[no] {""}
    }
    { $kind ->
        [introduction] Знакомство
        [trial] Пробная рабочая
        [planning] Планирование
        [none] Встреча
        [regular] Обычная встреча
       *[closing] Итоговая
    }{ $place ->
        [school] , в школе
        [enterprise] , на предприятии с сопровождающим
        [online] , онлайн через школу
       *[none] {""}
    }.{ $topic ->
        [none] {""}
       *[other] {" "}Говорили: { $topic }.
    }
    { $state ->
        [confirmed] ✅ Подтверждена обеими сторонами.
        [ask] ❓ Так и было?
        [denied] ⚠️ Одна сторона говорит, что встречи не было. Решит куратор.
        [held] ⏳ Ждём подтверждения второй стороны.
        [planned] 🗓 Запланирована.
       *[cancelled] ▫️ Отменена.
    }{ $note ->
        [none] {""}
       *[other] {" "}📝 { $note }
    }
meetings-rate = 😀 Как прошло?
meetings-ask-rate = { $rated ->
    [yes] Спасибо, записано! { $polite ->
        [ty] Оценку можно поменять.
       *[vy] Оценку можно изменить.
    }
   *[no] ✅ Встреча { $day } засчитана. { $polite ->
        [ty] Как всё прошло? Отвечать не обязательно.
       *[vy] Как всё прошло? Отвечать не обязательно.
    }
}
meetings-to-list = 🗓 К встречам
meetings-today-paper = 🗓 Отметить по журналу: { $count ->
    [one] { $count } встреча ждёт подтверждения.
    [few] { $count } встречи ждут подтверждения.
   *[other] { $count } встреч ждут подтверждения.
}
